package tsunagu.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a conversation is braked: an apology, the menu, and a line in the console.
 *
 * @param steps a turn may walk through
 * @param turns a session may have
 * @param starts of flows by our own timers since the person's last word
 * @param same identical texts of a person within {@code within}
 * @param idle after which a new session begins
 */
@ConfigurationProperties("tsunagu.conversation.brakes")
public record BrakeSettings(
    @DefaultValue("100") int steps,
    @DefaultValue("500") int turns,
    @DefaultValue("5") int starts,
    @DefaultValue("20") int same,
    @DefaultValue("5m") Duration within,
    @DefaultValue("30m") Duration idle) {
  /** The defaults. */
  public static final BrakeSettings DEFAULT =
      new BrakeSettings(100, 500, 5, 20, Duration.ofMinutes(5), Duration.ofMinutes(30));

  public BrakeSettings {
    if (steps < 10 || turns < 10 || starts < 1 || same < 2) {
      throw new IllegalArgumentException(
          "tsunagu.conversation.brakes: steps and turns need at least 10, starts 1, same 2");
    }
  }
}
