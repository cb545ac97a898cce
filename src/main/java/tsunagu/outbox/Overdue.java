package tsunagu.outbox;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends calls that take too long, a moment late at most. One look at all of them every so often: a
 * timer for each call, and a timed wait of its thread for each read, would be set and taken back
 * with every answer, and almost none ever rings. Thread-safe.
 */
final class Overdue implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(25);

  private final long longest;
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final Thread watch;

  /**
   * Watches from now on.
   *
   * @param longest how long a call may take
   */
  Overdue(Duration longest) {
    this.longest = longest.toNanos();
    this.watch = Thread.ofPlatform().daemon().name("line").start(this::look);
  }

  /** A call begins; it is ended by this when it is overdue. */
  Call begin(Runnable end) {
    var call = new Call(end, System.nanoTime() + longest);
    calls.add(call);
    return call;
  }

  private void look() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK.toNanos());
      var now = System.nanoTime();
      calls.removeIf(call -> call.isOver(now));
    }
  }

  @Override
  public void close() {
    watch.interrupt();
  }

  /** A call under way. */
  static final class Call {
    private final Runnable end;
    private final long latest;
    private volatile boolean done;

    private Call(Runnable end, long latest) {
      this.end = end;
      this.latest = latest;
    }

    /** The call ended by itself. */
    void done() {
      done = true;
    }

    private boolean isOver(long now) {
      if (!done && now - latest >= 0) {
        end.run();
        return true;
      }
      return done;
    }
  }
}
