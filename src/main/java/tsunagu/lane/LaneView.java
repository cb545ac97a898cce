package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.StreamMessage;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the lanes are, for those who look after the program; reads lengths and times only, never what
 * lies in them. Thread-safe; throws {@link LaneUnavailable} as the lanes do.
 */
public final class LaneView {
  private final Redis redis;
  private final Keys keys;

  LaneView(Redis redis, Keys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  /**
   * One lane.
   *
   * @param holder the instance that holds it, empty when none does
   * @param until when its lease ends unless renewed, Redis time
   * @param waiting events in its inbox
   * @param oldest when the oldest of them was accepted, null when none waits
   * @param parcels on their way to LINE
   * @param again of these, not gone through at once
   * @param timers set
   * @param due when the first timer is or was due, null when none is set
   * @param dead moved aside
   */
  public record Sight(
      int lane,
      String holder,
      @Nullable Instant until,
      long waiting,
      @Nullable Instant oldest,
      long parcels,
      long again,
      long timers,
      @Nullable Instant due,
      long dead) {}

  /** Whether every server that takes writes answers within the deadline. */
  public boolean answers() {
    try {
      return !redis.everywhere(server -> server.time()).isEmpty();
    } catch (LaneUnavailable _) {
      return false;
    }
  }

  /** Redis' time as last told. */
  public Instant now() {
    return redis.now();
  }

  /** All lanes. */
  public List<Sight> look() {
    var lanes = IntStream.range(0, keys.count()).boxed().toList();
    var owners =
        redis.each(
            lanes, (to, lane) -> to.hmget(key(keys.owner(lane)), Call.bytes("h"), Call.bytes("u")));
    var waiting = redis.each(lanes, (to, lane) -> to.xlen(key(keys.inbox(lane))));
    var oldest =
        redis.each(
            lanes,
            (to, lane) ->
                to.xrange(key(keys.inbox(lane)), Range.<String>unbounded(), Limit.from(1)));
    var parcels = redis.each(lanes, (to, lane) -> to.hlen(key(keys.outbox(lane))));
    var again = redis.each(lanes, (to, lane) -> to.hlen(key(keys.tries(lane))));
    var timers = redis.each(lanes, (to, lane) -> to.zcard(key(keys.timers(lane))));
    var due = redis.each(lanes, (to, lane) -> to.zrangeWithScores(key(keys.timers(lane)), 0, 0));
    var dead = redis.each(lanes, (to, lane) -> to.xlen(key(keys.dead(lane))));
    return lanes.stream()
        .map(lane ->
            new Sight(
                lane,
                holder(owners.get(lane)),
                until(owners.get(lane)),
                waiting.get(lane),
                received(oldest.get(lane)),
                parcels.get(lane),
                again.get(lane),
                timers.get(lane),
                first(due.get(lane)),
                dead.get(lane)))
        .toList();
  }

  private static byte[] key(String name) {
    return Call.bytes(name);
  }

  /** A claim's name begins with its instance. */
  private static String holder(List<KeyValue<byte[], byte[]>> owner) {
    return owner.getFirst().hasValue()
        ? new String(owner.getFirst().getValue(), UTF_8).split("/", 2)[0]
        : "";
  }

  private static @Nullable Instant until(List<KeyValue<byte[], byte[]>> owner) {
    return owner.getLast().hasValue()
        ? Instant.ofEpochMilli(Long.parseLong(new String(owner.getLast().getValue(), UTF_8)))
        : null;
  }

  private static @Nullable Instant received(List<StreamMessage<byte[], byte[]>> first) {
    return first.stream()
        .flatMap(entry -> entry.getBody().entrySet().stream())
        .filter(field -> new String(field.getKey(), UTF_8).equals("r"))
        .map(field -> Instant.ofEpochMilli(Long.parseLong(new String(field.getValue(), UTF_8))))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Instant first(List<ScoredValue<byte[]>> due) {
    return due.isEmpty() ? null : Instant.ofEpochMilli((long) due.getFirst().getScore());
  }
}
