package tsunagu.simulator;

import java.net.URI;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the simulated LINE together. */
@WhenSimulating
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SimulatorSettings.class, ChannelSettings.class})
class SimulatorConfiguration {
  @Bean
  Chats simulatorChats() {
    return new Chats(Clock.systemUTC());
  }

  @Bean
  ReplyTokens simulatorReplyTokens(SimulatorSettings settings) {
    return new ReplyTokens(settings.replyTokenLife(), Clock.systemUTC());
  }

  @Bean
  Quota simulatorQuota(SimulatorSettings settings) {
    return new Quota(settings.quota(), Clock.systemUTC());
  }

  @Bean
  Calls simulatorCalls(Chats chats, ReplyTokens tokens, Quota quota) {
    return new Calls(chats, tokens, new RetryKeys(Clock.systemUTC()), quota);
  }

  @Bean
  LineGate simulatorGate(ChannelSettings channel) {
    return new LineGate(channel);
  }

  @Bean
  Doings simulatorDoings(Chats chats, ReplyTokens tokens) {
    return new Doings(chats, tokens);
  }

  @Bean
  Webhook simulatorWebhook(
      SimulatorSettings settings, ChannelSettings channel, WebhookAddress address, Doings doings) {
    return new Webhook(settings, channel, address, doings);
  }

  @Bean
  WebhookAddress simulatorWebhookAddress(SimulatorSettings settings, Environment environment) {
    return new WebhookAddress(() -> address(settings, environment));
  }

  /** The port is only known once the server runs. */
  private static URI address(SimulatorSettings settings, Environment environment) {
    var webhook = settings.webhook();
    return webhook == null
        ? URI.create(
            "http://127.0.0.1:"
                + environment.getRequiredProperty("local.server.port")
                + "/callback")
        : webhook;
  }
}
