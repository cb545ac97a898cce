package tsunagu;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The program. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class App {
  /** Serves, or runs the command that is named. */
  public static void main(String[] args) {
    org.springframework.boot.SpringApplication.run(App.class, args);
  }
}
