package tsunagu.pages;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one address may ask of the residents' pages at one instance. Generous: a whole office, a
 * school or a mobile network can stand behind one address.
 *
 * @param reads a minute
 * @param changes a minute, such as forms that are sent
 */
@ConfigurationProperties("tsunagu.pages.visits")
record VisitSettings(@DefaultValue("600") int reads, @DefaultValue("60") int changes) {
  VisitSettings {
    if (reads < 1 || changes < 1) {
      throw new IllegalArgumentException("tsunagu.pages.visits: at least 1 a minute");
    }
  }
}
