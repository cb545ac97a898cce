package tsunagu.pages;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tsunagu.inbox.Inbox;
import tsunagu.message.Incoming;
import tsunagu.message.MessageId;
import tsunagu.resident.Links;
import tsunagu.resident.Links.Link;

/**
 * Brings what a resident submitted into the inbox, and uses the link up only when it is stored
 * there: until then the same link, and the same once-key, may be tried again.
 */
@Component
class Submission {
  private static final Logger LOG = LoggerFactory.getLogger(Submission.class);

  private final Inbox inbox;
  private final Links links;

  Submission(Inbox inbox, Links links) {
    this.inbox = inbox;
    this.links = links;
  }

  /** Whether it is stored; of two at once the first counts and both hear yes. */
  boolean send(String token, Link link, Incoming.What what) {
    var stored = put(link, link.id(), what);
    if (stored) {
      links.use(token);
    }
    return stored;
  }

  /**
   * The same for one thing of several that a link is good for: it stays usable.
   *
   * @param about tells the things apart, each of which is done once
   */
  boolean sendOneOf(Link link, String about, Incoming.What what) {
    var key = (link.id() + " " + about).getBytes(StandardCharsets.UTF_8);
    return put(link, "page-" + UUID.nameUUIDFromBytes(key), what);
  }

  private boolean put(Link link, String id, Incoming.What what) {
    var incoming = new Incoming(new MessageId(id), link.person(), null, Instant.now(), null, what);
    return switch (inbox.put(List.of(incoming))) {
      case Inbox.Put.Stored _ -> true;
      case Inbox.Put.Refused(var reason) -> {
        LOG.warn("a {} of {} was not taken: {}", incoming, link.purpose(), reason);
        yield false;
      }
    };
  }
}
