package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What is on its way out of a lane. Thread-safe. */
final class Parcels {
  private final Redis redis;
  private final Keys keys;
  private final Keyring keyring;
  private final Words words;
  private final Duration lease;

  Parcels(Redis redis, Keys keys, Keyring keyring, Duration lease) {
    this.redis = redis;
    this.keys = keys;
    this.keyring = keyring;
    this.words = new Words(keys, keyring);
    this.lease = lease;
  }

  /** What a parcel is sealed for. */
  static String place(String key, long number) {
    return key + "#" + number;
  }

  SortedMap<Long, String> waiting(int lane) {
    return opened(keys.outbox(lane));
  }

  List<Long> counts() {
    var all = IntStream.range(0, keys.count()).boxed().toList();
    return redis.each(all, (to, lane) -> to.hlen(Call.bytes(keys.outbox(lane))));
  }

  SortedMap<Long, String> tries(int lane) {
    return opened(keys.tries(lane));
  }

  private SortedMap<Long, String> opened(String key) {
    var opened = new TreeMap<Long, String>();
    Map<byte[], byte[]> found = redis.ask(to -> to.hgetall(Call.bytes(key)));
    if (found != null) {
      found.forEach((field, value) -> {
        var number = Long.parseLong(new String(field, UTF_8));
        opened.put(number, keyring.open(value, place(key, number)));
      });
    }
    return opened;
  }

  Answer settle(Lanes.Settling settling, String holder) {
    var lane = settling.lane();
    var call =
        new Call(Script.SETTLE)
            .keys(keys.owner(lane), keys.outbox(lane), keys.tries(lane), keys.dead(lane))
            .word(holder)
            .word(lease.toMillis())
            .word(settling.done().size())
            .word(settling.again().size())
            .word(settling.dead().size())
            .word(DeadLetters.KEPT.toSeconds())
            .word(DeadLetters.most(keys.count()));
    settling.done().forEach(call::word);
    settling
        .again()
        .forEach((number, record) ->
            call.word(number).word(keyring.seal(record, place(keys.tries(lane), number))));
    settling.dead().forEach((number, reason) -> call.word(number).word(reason));
    return redis.run(call);
  }

  /** Forgets parcels without records of tries, by lane. */
  void settled(SortedMap<Integer, List<Long>> through) {
    redis.each(
        List.copyOf(through.entrySet()),
        (to, each) ->
            to.hdel(
                Call.bytes(keys.outbox(each.getKey())),
                each.getValue().stream()
                    .map(number -> Call.bytes(Long.toString(number)))
                    .toArray(byte[][]::new)));
  }

  Answer bury(Arrived arrived, Lanes.Failure failure, String holder) {
    var lane = arrived.lane();
    var call =
        new Call(Script.DRAIN)
            .keys(keys.owner(lane), keys.inbox(lane), keys.dead(lane))
            .word(holder)
            .word(lease.toMillis());
    words.bury(call, arrived, failure);
    return redis.run(call);
  }
}
