package tsunagu.lane;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the lanes are kept.
 *
 * @param count stored at the first start and not to be changed afterwards
 * @param lease how long a lane stays with an instance that no longer renews
 * @param deadline how long any call to Redis may take
 * @param longest events a lane's inbox may hold before the door refuses
 * @param states of people kept in memory over all lanes; 0 keeps none
 * @param fsync {@code always} or {@code everysec}, for the bundled Redis
 * @param memory what the bundled Redis may use, in Redis' own notation
 */
@ConfigurationProperties("tsunagu.lane")
record LaneSettings(
    @DefaultValue("64") int count,
    @DefaultValue("6s") Duration lease,
    @DefaultValue("1200ms") Duration deadline,
    @DefaultValue("20000") int longest,
    @DefaultValue("20000") int states,
    @DefaultValue("always") String fsync,
    @DefaultValue("1gb") String memory) {
  LaneSettings {
    if (count < 1 || count > 256) {
      throw new IllegalArgumentException("tsunagu.lane.count is 1 to 256");
    }
  }

  /** As they are when nothing is configured. */
  static LaneSettings usual() {
    return new LaneSettings(
        64, Duration.ofSeconds(6), Duration.ofMillis(1200), 20_000, 20_000, "always", "1gb");
  }
}
