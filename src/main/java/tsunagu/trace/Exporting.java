package tsunagu.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/** How spans leave: in bundles, by a thread of their own, so that no message waits for them. */
final class Exporting {
  private static final Duration BUNDLE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What waits while the collector is away; more is dropped, and counts for nothing. */
  private static final int MOST_WAITING = 4_096;

  private Exporting() {}

  static SpanExporter exporter(TraceSettings settings) {
    var exporter =
        OtlpHttpSpanExporter.builder().setEndpoint(settings.endpoint()).setTimeout(PATIENCE);
    if (!settings.authorization().isBlank()) {
      exporter.addHeader("Authorization", settings.authorization());
    }
    return exporter.build();
  }

  static SdkTracerProvider provider(SpanExporter exporter, Ids ids) {
    return SdkTracerProvider.builder()
        .setIdGenerator(ids)
        .setResource(Resource.create(ourselves()))
        .addSpanProcessor(
            BatchSpanProcessor.builder(exporter)
                .setScheduleDelay(BUNDLE)
                .setExporterTimeout(PATIENCE)
                .setMaxQueueSize(MOST_WAITING)
                .build())
        .build();
  }

  private static Attributes ourselves() {
    var version = Exporting.class.getPackage().getImplementationVersion();
    return Attributes.builder()
        .put(AttributeKey.stringKey("service.name"), "tsunagu")
        .put(
            AttributeKey.stringKey("service.version"),
            Objects.requireNonNullElse(version, "unknown"))
        .put(AttributeKey.stringKey("service.instance.id"), UUID.randomUUID().toString())
        .build();
  }
}
