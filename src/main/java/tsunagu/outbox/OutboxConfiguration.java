package tsunagu.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tsunagu.lane.Lanes;
import tsunagu.trace.Trips;

/** Puts the outbox together; Redis time is the only clock of its decisions. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {
  @Bean
  Gate lineGate(
      LineAccess line,
      LineStore store,
      OutboxSettings settings,
      Lanes lanes,
      MeterRegistry meters) {
    var rates = new RateBlocks(store, settings.rates(), lanes::now);
    return new Gate(line, rates, meters, System::nanoTime);
  }

  @Bean
  Budget budget(LineStore store, LineAccess line, OutboxSettings settings, Lanes lanes) {
    return new Budget(store, line::quota, settings.thrift(), lanes::now);
  }

  @Bean
  Mailroom mailroom(OutboxSettings settings) {
    return new Mailroom(settings.tokenLimit());
  }

  @Bean
  Delivery.Surroundings outboxSurroundings(
      Gate gate,
      Budget budget,
      OutboxSettings settings,
      Lanes lanes,
      MeterRegistry meters,
      Trips trips) {
    return new Delivery.Surroundings(gate, budget, settings, lanes::now, meters, trips);
  }

  @Bean
  Pause outboxPause() {
    return new Pause();
  }
}
