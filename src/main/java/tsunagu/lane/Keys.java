package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;
import tsunagu.message.PersonId;

/**
 * The names of a lane's keys; the tag in braces keeps a lane in one slot of a cluster.
 *
 * @param count how many lanes there are
 */
record Keys(int count) {
  /** What all instances must agree on. */
  static final String CONFIG = "t:{cfg}";

  /** When each instance was last heard. */
  static final String MEMBERS = "t:{mem}";

  /** What each instance tells of itself. */
  static final String FACTS = "t:{mem}:facts";

  int lane(PersonId person) {
    var crc = new CRC32();
    crc.update(person.hash().getBytes(UTF_8));
    return (int) (crc.getValue() % count);
  }

  String owner(int lane) {
    return in(lane, "own");
  }

  String sequence(int lane) {
    return in(lane, "seq");
  }

  String inbox(int lane) {
    return in(lane, "in");
  }

  /** What an event is sealed for. */
  String place(int lane, String event) {
    return inbox(lane) + "#" + event;
  }

  String seen(int lane, long epochDay) {
    return in(lane, "seen:" + epochDay);
  }

  String state(PersonId person) {
    return in(lane(person), "p:" + person.hash());
  }

  String outbox(int lane) {
    return in(lane, "out");
  }

  String tries(int lane) {
    return in(lane, "try");
  }

  String timers(int lane) {
    return in(lane, "tm");
  }

  /** Which stamps of a person's timer are set, so that all of a name can be unset. */
  String stamps(int lane) {
    return in(lane, "tms");
  }

  String dead(int lane) {
    return in(lane, "dead");
  }

  String drawer(int lane, Drawer drawer, String id) {
    return in(lane, drawer.key() + ":" + id);
  }

  private static String in(int lane, String name) {
    return "t:{l" + (lane < 10 ? "0" : "") + lane + "}:" + name;
  }
}
