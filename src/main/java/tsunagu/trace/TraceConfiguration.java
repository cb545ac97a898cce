package tsunagu.trace;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the telling of trips together; where nobody is named, nothing of it is made. */
@Configuration(proxyBeanMethods = false)
class TraceConfiguration {
  @Bean(destroyMethod = "close")
  Trips trips(TraceSettings settings) {
    return settings.endpoint().isBlank()
        ? Trips.OFF
        : Trips.to(Exporting.exporter(settings), settings.share());
  }
}
