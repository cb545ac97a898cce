package tsunagu.trace;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom trips are told to.
 *
 * @param endpoint where an OpenTelemetry collector takes spans by OTLP over HTTP, such as {@code
 *     http://collector:4318/v1/traces}; empty tells nobody
 * @param share of all messages whose trips are told, 0 to 1
 * @param authorization the header of that name for the collector, a secret; may be empty
 */
@ConfigurationProperties("tsunagu.trace")
record TraceSettings(
    @DefaultValue("") String endpoint,
    @DefaultValue("1") double share,
    @DefaultValue("") String authorization) {
  TraceSettings {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("tsunagu.trace.share is 0 to 1");
    }
  }

  @Override
  public String toString() {
    return "TraceSettings";
  }
}
