package tsunagu.catalogue;

import java.time.Clock;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalogue of a running program: the files of the folder, and what was imported. */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {
  @Bean
  Freshness freshness(
      CatalogueSettings settings, CatalogueStore store, ObjectProvider<InstantSource> clock) {
    return new Freshness(settings.indexData(), store, clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  Catalogue catalogue(Freshness freshness) {
    return freshness.catalogue();
  }
}
