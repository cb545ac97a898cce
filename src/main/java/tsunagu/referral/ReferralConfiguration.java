package tsunagu.referral;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The organisations of the data folder, read when the program starts. */
@Configuration(proxyBeanMethods = false)
class ReferralConfiguration {
  @Bean
  Organisations organisations(@Value("${tsunagu.index-data}") Path indexData) {
    return Organisations.of(indexData);
  }
}
