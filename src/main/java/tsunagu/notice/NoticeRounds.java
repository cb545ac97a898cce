package tsunagu.notice;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tsunagu.lane.Arrived;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;

/** Runs the rounds of the notice post: when a lane is taken over, when rung, and when due. */
@Component
class NoticeRounds implements SmartLifecycle, Lanes.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeRounds.class);
  private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

  /** The lanes start at 1000 and stop after us. */
  private static final int PHASE = 2000;

  private final NoticePost post;
  private final Lanes lanes;
  private final AtomicReference<@Nullable ScheduledThreadPoolExecutor> clock =
      new AtomicReference<>();

  NoticeRounds(NoticePost post, Lanes lanes) {
    this.post = post;
    this.lanes = lanes;
    post.onWake(() -> in(Duration.ZERO));
  }

  @Override
  public void start() {
    var made =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("notices").factory());
    made.setRemoveOnCancelPolicy(true);
    clock.set(made);
    lanes.listen(this);
    in(Duration.ZERO);
  }

  @Override
  public void stop() {
    var stopped = clock.getAndSet(null);
    if (stopped != null) {
      stopped.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return clock.get() != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /** One round at a time; many rings before it begins are one. */
  private void in(Duration wait) {
    var running = clock.get();
    if (running == null || (wait.isZero() && running.getQueue().size() > 1)) {
      return;
    }
    try {
      var _ = running.schedule(this::round, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("no more rounds: stopping");
    }
  }

  private void round() {
    var running = clock.get();
    if (running == null) {
      return;
    }
    running.getQueue().clear();
    try {
      var next = post.round(lanes.now());
      in(Duration.between(lanes.now(), next).plusMillis(1));
    } catch (LaneUnavailable down) {
      LOG.warn("notices wait: {}", down.reason());
      in(AFTER_FAULT);
    } catch (RuntimeException fault) {
      // said without its message, which may hold anything
      LOG.error("a round of notices failed: {}", fault.getClass().getName());
      in(AFTER_FAULT);
    }
  }

  @Override
  public void taken(int lane) {
    in(Duration.ZERO);
  }

  @Override
  public void lost(int lane) {
    // nothing is kept between two tries: the ledger refuses what we no longer hold
  }

  @Override
  public void arrived(List<Arrived> arrived) {
    // events of residents are not ours
  }
}
