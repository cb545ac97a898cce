package tsunagu.lane;

import java.nio.file.Path;
import java.util.Map;

/**
 * The bundled Redis of a program that runs on the same data folder, for a second command beside it.
 */
public final class RunningRedis {
  private RunningRedis() {}

  /**
   * Spring's settings by which it is reached; empty when none is running.
   *
   * @param data the folder {@code tsunagu.data}
   */
  public static Map<String, String> settings(Path data) {
    return RedisHome.lastKnown(data.resolve("redis"))
        .filter(address -> PlainRedis.health(address) == PlainRedis.Health.READY)
        .map(address ->
            Map.of(
                "spring.data.redis.host", "127.0.0.1",
                "spring.data.redis.port", Integer.toString(address.port()),
                "spring.data.redis.password", address.password()))
        .orElse(Map.of());
  }
}
