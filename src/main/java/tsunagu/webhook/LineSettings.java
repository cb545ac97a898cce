package tsunagu.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What LINE and we share.
 *
 * @param channelSecret signs what LINE sends; never logged
 */
@ConfigurationProperties("line.bot")
record LineSettings(@DefaultValue("") String channelSecret) {
  LineSettings {
    if (channelSecret.isBlank()) {
      throw new IllegalArgumentException(
          "line.bot.channel-secret is not set: it stands in LINE's console, Basic settings");
    }
  }

  @Override
  public String toString() {
    return "LineSettings with a secret of " + channelSecret.length() + " characters";
  }
}
