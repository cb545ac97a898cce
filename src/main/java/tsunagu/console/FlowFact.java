package tsunagu.console;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tsunagu.conversation.FlowFolder;
import tsunagu.lane.Lanes;

/** Tells the other instances which flow files are in force here, so that different ones show. */
@Component
final class FlowFact implements SmartLifecycle {
  /** The name of the fact. */
  static final String NAME = "flows";

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Lanes lanes;
  private final FlowFolder flows;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Thread teller;

  FlowFact(Lanes lanes, FlowFolder flows) {
    this.lanes = lanes;
    this.flows = flows;
  }

  @Override
  public void start() {
    lanes.tell(NAME, flows.standing().version());
    teller = Thread.ofVirtual().name("flow fact").start(this::tellOn);
  }

  private void tellOn() {
    var told = flows.standing().version();
    try {
      while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        var now = flows.standing().version();
        if (!now.equals(told)) {
          lanes.tell(NAME, now);
          told = now;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    stopping.countDown();
    teller = null;
  }

  @Override
  public boolean isRunning() {
    return teller != null;
  }
}
