package tsunagu;

import java.nio.file.Path;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Secrets as files: in the folder {@code tsunagu.secrets} each file is named as a setting ({@code
 * line.bot.channel-token}) and holds its value, as a mounted secret of Kubernetes or Compose does.
 */
final class SecretFiles implements EnvironmentPostProcessor, Ordered {
  /** The folder's setting. */
  static final String FOLDER = "tsunagu.secrets";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var folder = environment.getProperty(FOLDER, "");
    if (!folder.isBlank()) {
      environment.getPropertySources().addFirst(new SecretFolder(Path.of(folder)));
    }
  }

  /** The folder is named in a file or by the environment; the simulator asks for what is in it. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }
}
