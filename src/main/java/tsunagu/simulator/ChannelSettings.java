package tsunagu.simulator;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a bot and LINE have in common.
 *
 * @param channelSecret signs the webhooks
 * @param channelToken the bearer token the bot must show
 */
@ConfigurationProperties("line.bot")
record ChannelSettings(
    @DefaultValue("") String channelSecret, @DefaultValue("") String channelToken) {
  @Override
  public String toString() {
    return "ChannelSettings";
  }
}
