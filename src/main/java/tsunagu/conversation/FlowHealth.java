package tsunagu.conversation;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Which flows are in force, in the health of the program. Faulty newer files are told but do no
 * harm: the old ones answer, so the program stays up.
 */
@Component("flows")
final class FlowHealth implements HealthIndicator {
  private final FlowFolder flows;

  FlowHealth(FlowFolder flows) {
    this.flows = flows;
  }

  @Override
  public Health health() {
    var now = flows.standing();
    return Health.up()
        .withDetail("version", now.version())
        .withDetail("since", now.since())
        .withDetail("refused", now.refused().size())
        .build();
  }
}
