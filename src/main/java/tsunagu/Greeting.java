package tsunagu;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says once, when everything is up, where to look and who plays LINE. */
@Component
final class Greeting {
  private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

  private final String address;
  private final boolean simulated;

  Greeting(
      @Value("${tsunagu.pages.address}") String address,
      @Value("${tsunagu.simulator.enabled:false}") boolean simulated) {
    this.address = address;
    this.simulated = simulated;
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    if (simulated) {
      LOG.info("No LINE account is connected: the simulator plays LINE");
    }
    LOG.info("Ready: open {}", address);
  }
}
