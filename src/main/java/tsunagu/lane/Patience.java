package tsunagu.lane;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends waits that take too long, a moment late at most. One look at all of them every so often: a
 * timer for each wait would be set and taken back three times a turn, and almost none ever rings.
 * One for all connections of the program. Thread-safe.
 */
final class Patience {
  private static final Duration LOOK = Duration.ofMillis(25);
  private static final Patience ALL = new Patience();

  private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();

  private Patience() {
    Thread.ofPlatform().daemon().name("patience").start(this::look);
  }

  /**
   * What is waited for is cancelled when its time is over.
   *
   * @param end by {@link System#nanoTime()}
   */
  static void wait(Future<?> future, long end) {
    ALL.waits.add(new Wait(future, end));
  }

  private void look() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK.toNanos());
      var now = System.nanoTime();
      waits.removeIf(wait -> wait.isOver(now));
    }
  }

  private record Wait(Future<?> future, long end) {
    /** Whether nobody need look at it again: it is answered, or its time is over. */
    boolean isOver(long now) {
      return future.isDone() || (now - end >= 0 && future.cancel(false));
    }
  }
}
