package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.KeyValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
    List<byte[]> names =
        redis.ask(to -> to.zrevrange(Call.bytes(keys.order(lane, drawer, id)), 0, most - 1L));
    if (names == null || names.isEmpty()) {
      return List.of();
    }
    List<KeyValue<byte[], byte[]>> values =
        redis.ask(to -> to.hmget(key(lane, drawer, id), names.toArray(byte[][]::new)));
    return values == null
        ? List.of()
        : values.reversed().stream()
            .filter(KeyValue::hasValue)
            .map(entry -> entry(lane, drawer, id, entry))
            .toList();
  }

  private Lanes.Entry entry(int lane, Drawer drawer, String id, KeyValue<byte[], byte[]> entry) {
    var name = text(entry.getKey());
    return new Lanes.Entry(
        name, keyring.open(entry.getValue(), words.entry(lane, drawer, id, name)));
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
