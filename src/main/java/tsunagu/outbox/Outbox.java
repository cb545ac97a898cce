package tsunagu.outbox;

import java.util.List;
import java.util.UUID;
import tsunagu.lane.Arrived;
import tsunagu.message.Outgoing;

/** The one door by which everything we say leaves. Thread-safe. */
public interface Outbox {
  /**
   * A parcel for a commit: the words in LINE's shape, with the reply token and retry keys they will
   * use; at most five message objects a call.
   *
   * @param address the LINE user id
   */
  String parcel(Arrived handled, String address, List<Outgoing> words);

  /** What LINE would refuse of these words, each with its place; empty when all is well. */
  static List<String> problems(Outgoing words) {
    return Limits.problems(Shape.messages(List.of(words)));
  }

  /** Carries a parcel that was committed; answers at once, the sending goes on by itself. */
  void carry(int lane, long number, String parcel);

  /**
   * Drops what waits for a person who left, is to be forgotten, or took back the message it
   * answers; does nothing for any other event. Called before the event's turn is committed, so that
   * a crash in between changes nothing; what is being sent at this moment cannot be called back.
   */
  void withdraw(Arrived because);

  /** The month's pushes: how many may be sent and how many were, as LINE says now. */
  Quota quota();

  /**
   * Sends the same words to up to 500 people, once: the same key never sends twice within 24 hours.
   *
   * @param key fixed before the first attempt
   */
  Answer multicast(UUID key, List<String> addresses, Outgoing words);

  /**
   * The month's message quota; recipients count, not message objects (LINE: "quota").
   *
   * @param limit -1 when unlimited
   */
  record Quota(long limit, long used) {}

  /** What LINE answered to a multicast. */
  sealed interface Answer {
    /** Accepted, now or by an earlier attempt with this key. */
    record Sent(String request) implements Answer {}

    /** Not accepted; the same key may be tried again later. */
    record Later(String reason) implements Answer {}

    /**
     * Nobody got it: LINE does not know the people at these places of the list.
     *
     * @param places from zero
     */
    record Unknown(List<Integer> places) implements Answer {
      public Unknown {
        places = List.copyOf(places);
      }
    }

    /** Nobody got it: the call is too large for LINE. */
    record TooLarge() implements Answer {}

    /** Refused for good, for example for want of quota. */
    record Refused(String reason) implements Answer {}
  }
}
