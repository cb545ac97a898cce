package tsunagu.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import tsunagu.lane.Lanes;

/** How the sending goes, for people, for the health page and for meters. Thread-safe. */
@Component("outbox")
final class SendingReport implements Sending, HealthIndicator {
  private final Gate gate;
  private final Budget budget;
  private final Mailroom room;
  private final LineStore store;
  private final Lanes lanes;

  SendingReport(
      Delivery.Surroundings around,
      Mailroom room,
      LineStore store,
      Lanes lanes,
      MeterRegistry meters) {
    this.gate = around.gate();
    this.budget = around.budget();
    this.room = room;
    this.store = store;
    this.lanes = lanes;
    gauges(meters);
  }

  private void gauges(MeterRegistry meters) {
    Gauge.builder("tsunagu.outbox.oldest.seconds", this, it -> it.waiting().oldest().toSeconds())
        .register(meters);
    Gauge.builder("tsunagu.outbox.waiting", this, it -> it.waiting().parcels()).register(meters);
    Gauge.builder("tsunagu.outbox.held", this, it -> it.waiting().held()).register(meters);
    Gauge.builder("tsunagu.outbox.quota.left", budget, it -> it.lastKnownLeft()).register(meters);
    Gauge.builder("tsunagu.outbox.token.refused", gate, it -> it.isTokenRefused() ? 1 : 0)
        .register(meters);
  }

  @Override
  public Month month() {
    return budget.month();
  }

  @Override
  public List<Road> roads() {
    return Arrays.stream(Endpoint.values())
        .map(endpoint -> new Road(endpoint.word(), gate.isOpen(endpoint)))
        .toList();
  }

  @Override
  public boolean tokenRefused() {
    return gate.isTokenRefused();
  }

  @Override
  public Waiting waiting() {
    return room.waiting(lanes.now());
  }

  @Override
  public List<Doubt> doubts(int most) {
    return store.doubts(most);
  }

  /** Down when LINE refuses our token, for then nothing goes out until somebody acts. */
  @Override
  public Health health() {
    var health = gate.isTokenRefused() ? Health.down() : Health.up();
    var waiting = waiting();
    roads().forEach(road -> health.withDetail(road.name(), road.open() ? "open" : "closed"));
    return health
        .withDetail("waiting", waiting.parcels())
        .withDetail("oldestSeconds", waiting.oldest().toSeconds())
        .build();
  }
}
