package tsunagu.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import tsunagu.inbox.Inbox;

/** Puts the door together. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {
  @Bean
  Signature signature(Environment environment) {
    return new Signature(Secrets.of(environment)::at);
  }

  @Bean
  WebhookCounts webhookCounts(MeterRegistry meters) {
    return new WebhookCounts(meters);
  }

  @Bean
  FilterRegistrationBean<CallbackDoor> callbackDoor(
      Signature signature, LineEvents events, Inbox inbox, WebhookCounts counts) {
    var door = new FilterRegistrationBean<>(new CallbackDoor(signature, events, inbox, counts));
    door.addUrlPatterns(CallbackDoor.PATH);
    door.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return door;
  }

  @Bean
  LineEvents lineEvents(Inbox inbox, WebhookCounts counts) {
    return new LineEvents(inbox::person, counts);
  }
}
