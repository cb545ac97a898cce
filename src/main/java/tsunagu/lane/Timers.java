package tsunagu.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * Moves due timers into the inbox. It remembers when the next one of a lane is due, so that looking
 * often costs nothing: only the lane's holder sets timers, and it does so through us. Thread-safe.
 */
final class Timers {
  private static final int MOST_AT_ONCE = 200;
  private static final int BEFORE_EVENTS = 3;
  private static final Duration LONGEST_REST = Duration.ofSeconds(30);

  private final Redis redis;
  private final Keys keys;
  private final Entries entries;
  private final AtomicLongArray next;

  Timers(Redis redis, Keys keys, Entries entries) {
    this.redis = redis;
    this.keys = keys;
    this.entries = entries;
    this.next = new AtomicLongArray(keys.count());
  }

  /** Nothing is known of a lane: ask at the next chance. */
  void forget(int lane) {
    next.set(lane, 0);
  }

  /** A timer was set. */
  void set(int lane, Instant due) {
    next.accumulateAndGet(lane, due.toEpochMilli(), Math::min);
  }

  /** How long the lane can still be left alone; zero or less when it should be asked now. */
  Duration rest(int lane) {
    return Duration.between(redis.now(), Instant.ofEpochMilli(next.get(lane)));
  }

  /** Asks Redis for several lanes in one go; answers what each brought. */
  List<Fired> fire(List<Wish> wishes, Duration lease) {
    var known = wishes.stream().map(wish -> next.get(wish.lane())).toList();
    var answers = redis.run(wishes.stream().map(wish -> call(wish, lease)).toList());
    return IntStream.range(0, answers.size())
        .mapToObj(i -> fired(wishes.get(i), answers.get(i), known.get(i)))
        .toList();
  }

  private Call call(Wish wish, Duration lease) {
    var lane = wish.lane();
    return new Call(Script.FIRE)
        .keys(
            keys.owner(lane),
            keys.timers(lane),
            keys.stamps(lane),
            keys.sequence(lane),
            keys.inbox(lane))
        .word(wish.holder())
        .word(lease.toMillis())
        .word(Math.min(wish.most(), MOST_AT_ONCE));
  }

  private Fired fired(Wish wish, Answer answer, long known) {
    if (answer.is("FENCED")) {
      return new Fired(wish, true, List.of());
    }
    var due = answer.number(2);
    var far = answer.time() + LONGEST_REST.toMillis();
    // a timer set meanwhile must not be forgotten: then it stays as it is and is asked again
    next.compareAndSet(wish.lane(), known, due < 0 ? far : Math.min(due, far));
    return new Fired(wish, false, events(wish.lane(), answer));
  }

  private List<Arrived> events(int lane, Answer answer) {
    var events = new ArrayList<Arrived>();
    for (var at = BEFORE_EVENTS; at + 2 < answer.size(); at += 3) {
      events.add(
          entries.due(
              lane,
              answer.number(at),
              Instant.ofEpochMilli(answer.time()),
              answer.text(at + 1),
              answer.text(at + 2)));
    }
    return events;
  }

  /** A lane whose timers may fire, at most so many. */
  record Wish(int lane, String holder, int most) {}

  /** What firing brought. */
  record Fired(Wish wish, boolean fenced, List<Arrived> events) {}
}
