package tsunagu;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import tsunagu.lane.LaneView;

/**
 * Whether messages can be taken in: part of readiness, never of liveness, because a restart does
 * not bring Redis back. Answers within the deadline of a call to Redis.
 */
@Component
final class LanesHealthIndicator extends AbstractHealthIndicator {
  private final LaneView lanes;

  LanesHealthIndicator(LaneView lanes) {
    super("Redis does not answer");
    this.lanes = lanes;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    if (lanes.answers()) {
      health.up();
    } else {
      health.down();
    }
  }
}
