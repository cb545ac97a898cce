package tsunagu;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import tsunagu.command.Commands;

/** The program: serves, or runs the command that is named. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class App {
  /**
   * Starts.
   *
   * @param args a command and its options, and {@code --name.with.dots=value} for Spring; none
   *     serves
   */
  public static void main(String[] args) {
    Commands.run(App.class, args);
  }
}
