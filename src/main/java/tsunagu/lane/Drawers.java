package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads what the lanes keep beside states. Thread-safe. */
final class Drawers {
  private final Redis redis;
  private final Keys keys;
  private final Keyring keyring;
  private final Words words;

  Drawers(Redis redis, Keys keys, Keyring keyring) {
    this.redis = redis;
    this.keys = keys;
    this.keyring = keyring;
    this.words = new Words(keys, keyring);
  }

  Optional<String> find(int lane, Drawer drawer, String id) {
    var key = keys.drawer(lane, drawer, id);
    return Optional.ofNullable(redis.ask(to -> to.get(Call.bytes(key))))
        .map(sealed -> keyring.open(sealed, key));
  }

  List<Lanes.Ranked> ranked(Drawer drawer, String id) {
    var found =
        redis.each(lanes(), (to, lane) -> to.zrangeWithScores(key(lane, drawer, id), 0, -1));
    var ranked = new ArrayList<Lanes.Ranked>();
    for (var lane = 0; lane < found.size(); lane++) {
      for (var member : found.get(lane)) {
        ranked.add(new Lanes.Ranked(lane, text(member.getValue()), member.getScore()));
      }
    }
    ranked.sort(Comparator.comparingDouble(Lanes.Ranked::score));
    return ranked;
  }

  Set<String> members(Drawer drawer, String id) {
    var members = new HashSet<String>();
    redis
        .each(lanes(), (to, lane) -> to.smembers(key(lane, drawer, id)))
        .forEach(of -> of.forEach(member -> members.add(text(member))));
    return members;
  }

  List<Lanes.Entry> entries(int lane, Drawer drawer, String id, int most) {
    Map<byte[], byte[]> all = redis.ask(to -> to.hgetall(key(lane, drawer, id)));
    if (all == null) {
      return List.of();
    }
    return all.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> order(entry.getValue())))
        .skip(Math.max(0, all.size() - most))
        .map(entry -> entry(lane, drawer, id, entry))
        .toList();
  }

  private Lanes.Entry entry(int lane, Drawer drawer, String id, Map.Entry<byte[], byte[]> entry) {
    var name = text(entry.getKey());
    var value = entry.getValue();
    var sealed = Arrays.copyOfRange(value, blank(value) + 1, value.length);
    return new Lanes.Entry(name, keyring.open(sealed, words.entry(lane, drawer, id, name)));
  }

  /** When an entry was written, in microseconds; it stands before a blank and the sealed words. */
  private static long order(byte[] value) {
    return Long.parseLong(text(Arrays.copyOf(value, blank(value))));
  }

  private static int blank(byte[] value) {
    var at = 0;
    while (value[at] != ' ') {
      at++;
    }
    return at;
  }

  private List<Integer> lanes() {
    return IntStream.range(0, keys.count()).boxed().toList();
  }

  private byte[] key(int lane, Drawer drawer, String id) {
    return Call.bytes(keys.drawer(lane, drawer, id));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
