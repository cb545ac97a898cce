package tsunagu.inbox;

import java.util.List;
import tsunagu.message.Incoming;
import tsunagu.message.PersonId;

/** The one hallway by which everything that happens to a person comes in. Thread-safe. */
public interface Inbox {
  /** The person behind a LINE user id. */
  PersonId person(String address);

  /** Stores events once each, all in one round trip. */
  Put put(List<Incoming> incomings);

  /** How a put ended. */
  sealed interface Put {
    /** All are stored; some may have been seen before. */
    record Stored(int fresh, int duplicates) implements Put {}

    /** Not all are stored; the sender should try again with the same ids. */
    record Refused(String reason) implements Put {}
  }
}
