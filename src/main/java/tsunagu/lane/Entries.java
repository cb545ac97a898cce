package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.StreamMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsunagu.message.Incoming;
import tsunagu.message.MessageId;
import tsunagu.message.PersonId;

/** Reads what lies in a lane's inbox. Thread-safe. */
final class Entries {
  private static final Logger log = LoggerFactory.getLogger(Entries.class);

  private static final int LONGEST_NAME = 64;

  private final Keys keys;
  private final Keyring keyring;

  Entries(Keys keys, Keyring keyring) {
    this.keys = keys;
    this.keyring = keyring;
  }

  /** The number of an event in its lane. */
  static long number(StreamMessage<byte[], byte[]> entry) {
    return Long.parseLong(entry.getId().substring(0, entry.getId().indexOf('-')));
  }

  Arrived read(int lane, StreamMessage<byte[], byte[]> entry) {
    var number = number(entry);
    var fields = new HashMap<String, byte[]>();
    entry.getBody().forEach((name, value) -> fields.put(text(name), value));
    var received = Instant.ofEpochMilli(Long.parseLong(text(fields, "r")));
    return fields.containsKey("t")
        ? due(lane, number, received, text(fields, "t"), text(fields, "d"))
        : new Arrived(lane, number, received, incoming(lane, number, received, fields));
  }

  /** An event that cannot be opened any more must not stop those behind it. */
  private Incoming incoming(int lane, long number, Instant received, Map<String, byte[]> fields) {
    try {
      var first =
          Wire.read(
              keyring.open(
                  fields.getOrDefault("b", new byte[0]), keys.place(lane, text(fields, "i"))));
      return fields.containsKey("g") ? again(first, text(fields, "g")) : first;
    } catch (RuntimeException e) {
      log.error("Event {} of lane {} cannot be read", number, lane, e);
      return new Incoming(
          new MessageId(text(fields, "i")),
          new PersonId(text(fields, "p")),
          null,
          received,
          null,
          new Incoming.What.Unreadable("sealed"));
    }
  }

  /** What is tried again after it was moved aside has a name of its own, and so keys of its own. */
  private static Incoming again(Incoming first, String number) {
    var name = first.id().value() + ":" + number;
    return new Incoming(
        new MessageId(name.substring(Math.max(0, name.length() - LONGEST_NAME))),
        first.person(),
        first.address(),
        first.at(),
        first.ticket(),
        first.what());
  }

  /**
   * A timer that became due.
   *
   * @param member the person, name and stamp as they stand in Redis
   * @param due milliseconds
   */
  Arrived due(int lane, long number, Instant received, String member, String due) {
    var parts = member.split(" ", 3);
    return new Arrived(
        lane,
        number,
        received,
        new Incoming(
            new MessageId("due:" + lane + ":" + number),
            new PersonId(parts[0]),
            null,
            Instant.ofEpochMilli((long) Double.parseDouble(due)),
            null,
            new Incoming.What.Due(Words.original(parts[1]), Words.original(parts[2]))));
  }

  private static String text(Map<String, byte[]> fields, String name) {
    return text(fields.getOrDefault(name, new byte[] {'0'}));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
