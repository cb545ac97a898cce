package tsunagu.lane;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads what waits in the lanes' inboxes. Thread-safe. */
final class Inboxes {
  private final Redis redis;
  private final Keys keys;
  private final Entries entries;
  private final Handled handled;

  Inboxes(Redis redis, Keys keys, Entries entries, Handled handled) {
    this.redis = redis;
    this.keys = keys;
    this.entries = entries;
    this.handled = handled;
  }

  /** Events by number from one on, at most so many. */
  List<Arrived> waiting(int lane, long from, int most) {
    var found =
        redis.ask(to ->
            to.xrange(
                Call.bytes(keys.inbox(lane)), Range.create(from + "-0", "+"), Limit.from(most)));
    return found == null
        ? List.of()
        : found.stream().map(entry -> entries.read(lane, entry)).toList();
  }

  /** The lanes, among these, in which something waits again that was handled here already. */
  Set<Integer> undone(List<Integer> lanes) {
    var all =
        redis.each(
            lanes,
            (to, lane) ->
                to.xrange(
                    Call.bytes(keys.inbox(lane)),
                    Range.<String>unbounded(),
                    Limit.from(Handled.REMEMBERED)));
    var undone = new HashSet<Integer>();
    IntStream.range(0, lanes.size())
        .filter(at -> all.get(at).stream().anyMatch(entry -> wasHandled(lanes.get(at), entry)))
        .forEach(at -> undone.add(lanes.get(at)));
    return undone;
  }

  private boolean wasHandled(int lane, StreamMessage<byte[], byte[]> entry) {
    return handled.contains(lane, Entries.number(entry));
  }
}
