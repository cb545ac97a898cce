package tsunagu.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What LINE and we share.
 *
 * @param channelSecret signs what LINE sends; never logged
 * @param formerChannelSecret also accepted for a while after a change; empty when there is none
 * @param formerChannelSecretUntil when the former one ends; must be set together with it
 */
@ConfigurationProperties("line.bot")
record LineSettings(
    @DefaultValue("") String channelSecret,
    @DefaultValue("") String formerChannelSecret,
    @Nullable Instant formerChannelSecretUntil) {
  LineSettings {
    if (channelSecret.isBlank()) {
      throw new IllegalArgumentException(
          "line.bot.channel-secret is not set: it stands in LINE's console, Basic settings");
    }
    if (!formerChannelSecret.isBlank() && formerChannelSecretUntil == null) {
      throw new IllegalArgumentException(
          "line.bot.former-channel-secret needs line.bot.former-channel-secret-until, such as"
              + " 2026-12-01T00:00:00Z: an old secret must not be good for ever");
    }
  }

  @Override
  public String toString() {
    return "LineSettings with a secret of " + channelSecret.length() + " characters";
  }
}
