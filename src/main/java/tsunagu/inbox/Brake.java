package tsunagu.inbox;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up on tries that take too long, so that nobody waits for them. A thread that goes on all
 * the same can do no harm, because its event is committed once by whoever comes first; for each one
 * that does not even hear the interrupt, the machine lends the other turns one more carrier.
 * Thread-safe.
 */
final class Brake implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Brake.class);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final long DEAF_AFTER = Duration.ofSeconds(1).toNanos();
  private static final int MOST_CARRIERS = 64;

  private final Supplier<Duration> limit;
  private final Set<Try> running = ConcurrentHashMap.newKeySet();
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * Watches from now on.
   *
   * @param limit how long a try may take at present
   */
  Brake(Supplier<Duration> limit) {
    this.limit = limit;
    Thread.ofPlatform().daemon().name("brake").start(this::watch);
  }

  /** The calling thread begins a try; the work is done when it is given up on. */
  Try begin(Runnable givenUp) {
    var begun = new Try(Thread.currentThread(), System.nanoTime(), givenUp);
    running.add(begun);
    return begun;
  }

  private void watch() {
    try {
      while (!ended.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        var now = System.nanoTime();
        var longest = limit.get().toNanos();
        running.forEach(each -> look(each, now - each.began, longest));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Try each, long took, long longest) {
    if (took > longest && each.state.compareAndSet(State.RUNNING, State.GIVEN_UP)) {
      each.thread.interrupt();
      each.givenUp.run();
    } else if (took > longest + DEAF_AFTER
        && each.state.compareAndSet(State.GIVEN_UP, State.DEAF)) {
      log.error("A turn neither ends nor hears: it keeps a processor busy");
      carriers(1);
    }
  }

  private static void carriers(int more) {
    var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    var wanted = scheduler.getParallelism() + more;
    if (wanted <= MOST_CARRIERS) {
      scheduler.setParallelism(wanted);
    }
  }

  @Override
  public void close() {
    ended.countDown();
  }

  private enum State {
    RUNNING,
    OVER,
    GIVEN_UP,
    DEAF
  }

  /** One try, as long as its thread is in it. */
  final class Try {
    private final Thread thread;
    private final long began;
    private final Runnable givenUp;
    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);

    private Try(Thread thread, long began, Runnable givenUp) {
      this.thread = thread;
      this.began = began;
      this.givenUp = givenUp;
    }

    /** Whether the try was not given up on; from now on it is not. */
    boolean isOurs() {
      state.compareAndSet(State.RUNNING, State.OVER);
      return state.get() == State.OVER;
    }

    /** The thread is out of the try; false when that was given up on and somebody else goes on. */
    boolean end() {
      running.remove(this);
      if (state.get() == State.DEAF) {
        carriers(-1);
      }
      return isOurs();
    }
  }
}
