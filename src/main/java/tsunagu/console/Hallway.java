package tsunagu.console;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tsunagu.inbox.Inbox;
import tsunagu.message.Incoming;
import tsunagu.message.MessageId;
import tsunagu.message.PersonId;

/** The console's way to a resident: an event in the inbox, once for each form shown. */
@Component
class Hallway {
  private final Inbox inbox;

  Hallway(Inbox inbox) {
    this.inbox = inbox;
  }

  /**
   * Puts an event.
   *
   * @param once the id made with the form, so that a double click is one
   * @throws ResponseStatusException 400 when it is no id of ours, 503 when it is not stored
   */
  void put(String once, PersonId person, Incoming.What what) {
    var id = new MessageId("console-" + uuid(once));
    var put = inbox.put(List.of(new Incoming(id, person, null, Instant.now(), null, what)));
    if (put instanceof Inbox.Put.Refused) {
      throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
    }
  }

  private static UUID uuid(String once) {
    try {
      return UUID.fromString(once);
    } catch (IllegalArgumentException wrong) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }
}
