package tsunagu;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where no LINE account is connected, the simulator plays LINE: secret and token are made up anew
 * at each start, and the calls meant for LINE come back to this very server.
 */
final class SimulatorDefaults implements EnvironmentPostProcessor {
  private static final String TOKEN = "line.bot.channel-token";
  private static final SecureRandom RANDOM = new SecureRandom();

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (!environment.getProperty(TOKEN, "").isBlank()) {
      return;
    }
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "simulator",
                Map.of(
                    TOKEN,
                    secret(),
                    "line.bot.channel-secret",
                    secret(),
                    "line.bot.api-end-point",
                    "http://127.0.0.1:${local.server.port}",
                    "tsunagu.simulator.enabled",
                    "true")));
  }

  private static String secret() {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
