package tsunagu.command;

import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.support.AbstractApplicationContext;
import tsunagu.lane.RunningRedis;

/**
 * The program opened for one command beside those that serve: nothing in it begins to work by
 * itself, so it claims no lanes and sends nothing. Uses the configured Redis, or the bundled one of
 * a program that runs on the same data folder, or starts that.
 */
final class Aside {
  private Aside() {}

  static ConfigurableApplicationContext open(Settings settings) {
    return new SpringApplicationBuilder(settings.app())
        .web(WebApplicationType.NONE)
        .lazyInitialization(true)
        .properties(Map.copyOf(RunningRedis.settings(settings.data())))
        .initializers(context ->
            context
                .getBeanFactory()
                .registerSingleton(
                    AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, new Quiet()))
        .run(settings.spring().toArray(String[]::new));
  }

  /** Starts nothing. */
  private static final class Quiet implements LifecycleProcessor {
    @Override
    public void onRefresh() {
      // whoever serves has begun already
    }

    @Override
    public void onClose() {
      // nothing was begun
    }

    @Override
    public void start() {
      // nothing is begun
    }

    @Override
    public void stop() {
      // nothing was begun
    }

    @Override
    public boolean isRunning() {
      return false;
    }
  }
}
