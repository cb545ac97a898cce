package tsunagu.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tsunagu.inbox.Inbox;

/** Puts the door together. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {
  @Bean
  Signature signature(LineSettings settings) {
    return new Signature(settings.channelSecret());
  }

  @Bean
  WebhookCounts webhookCounts(MeterRegistry meters) {
    return new WebhookCounts(meters);
  }

  @Bean
  LineEvents lineEvents(Inbox inbox, WebhookCounts counts) {
    return new LineEvents(inbox::person, counts);
  }
}
