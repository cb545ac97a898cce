package tsunagu.outbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting that ends when the program does. */
final class Pause {
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Waits; false when the program is ending. */
  boolean of(Duration duration) {
    try {
      return !ended.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  boolean seconds(int seconds) {
    return of(Duration.ofSeconds(seconds));
  }

  boolean isEnded() {
    return ended.getCount() == 0;
  }

  void end() {
    ended.countDown();
  }
}
