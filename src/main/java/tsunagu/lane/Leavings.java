package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.MapScanCursor;
import io.lettuce.core.Range;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.StreamMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.message.PersonId;

/**
 * What a lane keeps of a person beside their state and drawers: timers, and what was moved aside.
 * It goes in the commit that forgets the person; only their own turns add to it, which come one
 * after another. Thread-safe.
 */
final class Leavings {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int A_TIME = 500;

  private final Redis redis;
  private final Keys keys;
  private final Keyring keyring;

  Leavings(Redis redis, Keys keys, Keyring keyring) {
    this.redis = redis;
    this.keys = keys;
    this.keyring = keyring;
  }

  /** The commit with all that goes along, where it forgets a person. */
  Commit taken(Commit commit) {
    if (commit.state() != null) {
      return commit;
    }
    var lane = commit.handled().lane();
    var person = commit.handled().incoming().person();
    // none of those that this very turn would set either
    var timers =
        names(lane, person).stream().map(name -> new Commit.Timer(name, "", null)).toList();
    var writes = new ArrayList<>(commit.writes());
    var letters = letters(lane, person);
    if (!letters.isEmpty()) {
      writes.add(new Write.Discard(letters));
    }
    return new Commit(
        commit.handled(), commit.expected(), null, commit.keep(), commit.parcel(), timers, writes);
  }

  /** The names of the person's timers. */
  private Set<String> names(int lane, PersonId person) {
    var names = new TreeSet<String>();
    var key = Call.bytes(keys.stamps(lane));
    var args = ScanArgs.Builder.limit(A_TIME).match(person.hash() + " *");
    ScanCursor from = ScanCursor.INITIAL;
    while (!from.isFinished()) {
      var at = from;
      MapScanCursor<byte[], byte[]> found = redis.ask(to -> to.hscan(key, at, args));
      if (found == null) {
        break;
      }
      found.getMap().keySet().forEach(field -> names.add(name(field)));
      from = found;
    }
    return names;
  }

  private static String name(byte[] field) {
    return Words.original(text(field).split(" ", 2)[1]);
  }

  private List<String> letters(int lane, PersonId person) {
    var key = Call.bytes(keys.dead(lane));
    List<StreamMessage<byte[], byte[]>> all =
        redis.ask(to -> to.xrange(key, Range.<String>unbounded()));
    return all == null
        ? List.of()
        : all.stream()
            .filter(entry -> person.equals(person(lane, entry)))
            .map(StreamMessage::getId)
            .toList();
  }

  /** Whom an entry concerns; of what cannot be opened any more nobody can tell. */
  private @Nullable PersonId person(int lane, StreamMessage<byte[], byte[]> entry) {
    var fields = new HashMap<String, byte[]>();
    entry.getBody().forEach((name, value) -> fields.put(text(name), value));
    if (!text(fields, "k").equals("parcel")) {
      return new PersonId(text(fields, "p"));
    }
    var body = fields.get("b");
    try {
      var place = Parcels.place(keys.outbox(lane), Long.parseLong(text(fields, "n")));
      var parcel = body == null ? "{}" : keyring.open(body, place);
      // the messages stand on lines of their own
      var head = JSON.readTree(parcel.split("\n", 2)[0]);
      return keyring.person(head.path("address").asString(""));
    } catch (IllegalStateException | JacksonException _) {
      return null;
    }
  }

  private static String text(Map<String, byte[]> fields, String name) {
    return text(fields.getOrDefault(name, new byte[] {'0'}));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
