package tsunagu.lane;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts the lanes before everything that uses them and stops them after it. */
final class LaneLife implements SmartLifecycle {
  /** Redis' connections have phase 0; the inbox and the outbox come later and stop earlier. */
  static final int PHASE = 1000;

  private static final Logger log = LoggerFactory.getLogger(LaneLife.class);

  private final RedisLanes lanes;
  private final boolean acceptUnsafe;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile boolean running;

  LaneLife(RedisLanes lanes, boolean acceptUnsafe) {
    this.lanes = lanes;
    this.acceptUnsafe = acceptUnsafe;
  }

  /** Waits for Redis where it is not there yet, and says so. */
  @Override
  public void start() {
    while (!running) {
      try {
        lanes.start(acceptUnsafe);
        running = true;
        Thread.ofPlatform().daemon().name("safety").start(this::remind);
      } catch (LaneUnavailable e) {
        log.warn("Waiting for Redis: {}", e.reason());
        pause();
      }
    }
  }

  /** What was accepted or changed at night is said again each hour. */
  private void remind() {
    try {
      while (!stopping.await(1, TimeUnit.HOURS)) {
        lookAgain();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAgain() {
    try {
      var found = lanes.safety().look();
      if (!found.dangers().isEmpty()) {
        log.warn("{}", Safety.words(found));
      }
    } catch (RuntimeException e) {
      log.info("Redis' settings could not be looked at: {}", e.getClass().getSimpleName());
    }
  }

  private void pause() {
    try {
      if (stopping.await(1, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Stopped while waiting for Redis");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for Redis", e);
    }
  }

  @Override
  public void stop() {
    stopping.countDown();
    lanes.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
