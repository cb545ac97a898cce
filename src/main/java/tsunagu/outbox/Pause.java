package tsunagu.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waiting that ends when a bell rings or the program ends. Thread-safe. */
class Pause {
  private volatile boolean ended;

  /** Waits for a bell, at most so long. */
  void of(Duration most, Semaphore bell) {
    try {
      if (!ended && bell.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
        bell.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = true;
    }
  }

  boolean isEnded() {
    return ended;
  }

  /** The bells are to be rung afterwards. */
  void end() {
    ended = true;
  }
}
