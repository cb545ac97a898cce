package tsunagu;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import tsunagu.lane.Safety;

/** Says {@code UNSAFE} while Redis is set so that it may lose what it was told. */
@Component
final class SafetyHealthIndicator extends AbstractHealthIndicator {
  private final Safety safety;

  SafetyHealthIndicator(Safety safety) {
    super("Redis' settings are unknown");
    this.safety = safety;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    if (safety.last().dangers().isEmpty()) {
      health.up();
    } else {
      health.status("UNSAFE");
    }
  }
}
