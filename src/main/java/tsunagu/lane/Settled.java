package tsunagu.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parcels that went through, until Redis hears of it: with the next commit of their lane, or a
 * moment later all together in one go. Whoever dies in between only makes the next owner ask LINE
 * once more, which refuses a used token or key. Thread-safe.
 */
final class Settled {
  private static final Logger log = LoggerFactory.getLogger(Settled.class);
  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration AFTER_FAULT = Duration.ofMillis(500);
  private static final int MOST_AT_ONCE = 64;

  private final List<Queue<Long>> waiting;
  private final Consumer<SortedMap<Integer, List<Long>>> write;
  private final AtomicBoolean coming = new AtomicBoolean();

  /** How often all was forgotten: what was taken before does not come back afterwards. */
  private final AtomicInteger forgotten = new AtomicInteger();

  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("settled").factory());

  /**
   * Nothing waits yet.
   *
   * @param write writes numbers by lane, or throws {@link LaneUnavailable} when it wrote none
   */
  Settled(int lanes, Consumer<SortedMap<Integer, List<Long>>> write) {
    this.write = write;
    this.waiting = Stream.<Queue<Long>>generate(ConcurrentLinkedQueue::new).limit(lanes).toList();
  }

  /**
   * Numbers that somebody is about to write.
   *
   * @param forgotten as it was when they were taken
   */
  record Taken(int lane, int forgotten, List<Long> numbers) {}

  void add(int lane, long number) {
    waiting.get(lane).add(number);
    flushIn(MOMENT);
  }

  /** Takes numbers along; they come back by {@link #giveBack} when they were not written. */
  Taken take(int lane) {
    var when = forgotten.get();
    var queue = waiting.get(lane);
    if (queue.isEmpty()) {
      return new Taken(lane, when, List.of());
    }
    var taken = new ArrayList<Long>();
    while (taken.size() < MOST_AT_ONCE) {
      var number = queue.poll();
      if (number == null) {
        break;
      }
      taken.add(number);
    }
    return new Taken(lane, when, taken);
  }

  void giveBack(Taken taken) {
    if (!taken.numbers().isEmpty() && taken.forgotten() == forgotten.get()) {
      waiting.get(taken.lane()).addAll(taken.numbers());
      flushIn(MOMENT);
    }
  }

  /** What waits of a lane: not to be carried again by us. */
  Set<Long> known(int lane) {
    return new HashSet<>(waiting.get(lane));
  }

  /** Redis may be another than before, with other numbers. */
  void forgetAll() {
    forgotten.incrementAndGet();
    waiting.forEach(Queue::clear);
  }

  /** The lane is another's, and so is what becomes of its parcels. */
  void forget(int lane) {
    waiting.get(lane).clear();
  }

  private void flushIn(Duration time) {
    if (coming.compareAndSet(false, true)) {
      try {
        var _ = clock.schedule(this::flushAgain, time.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        log.debug("the last flush is made by the one who stops us");
      }
    }
  }

  private void flushAgain() {
    coming.set(false);
    try {
      flush();
    } catch (RuntimeException e) {
      log.info("What went through is written again later: {}", e.getMessage());
      flushIn(AFTER_FAULT);
    }
  }

  /** Writes all that waits. */
  void flush() {
    var taken =
        IntStream.range(0, waiting.size())
            .mapToObj(this::take)
            .filter(each -> !each.numbers().isEmpty())
            .toList();
    if (taken.isEmpty()) {
      return;
    }
    SortedMap<Integer, List<Long>> all = new TreeMap<>();
    taken.forEach(each -> all.put(each.lane(), each.numbers()));
    try {
      write.accept(all);
    } catch (RuntimeException e) {
      taken.forEach(this::giveBack);
      throw e;
    }
    if (waiting.stream().anyMatch(queue -> !queue.isEmpty())) {
      flushIn(MOMENT);
    }
  }

  /** Writes the rest and ends. */
  void stop() {
    clock.shutdown();
    try {
      flush();
    } catch (RuntimeException e) {
      log.info("What went through stays to be asked again: {}", e.getMessage());
    }
  }
}
