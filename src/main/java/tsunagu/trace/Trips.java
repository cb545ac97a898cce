package tsunagu.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tsunagu.message.MessageId;

/**
 * Tells how messages travel: one trace a message, whose name follows from the message's own, so
 * that threads, programs and restarts add to the same trace without handing anything on. Never
 * delays what it tells of, and drops what a collector does not take. Thread-safe.
 */
public final class Trips implements AutoCloseable {
  /** Tells nobody: no thread, no span, and every leg is the same empty one. */
  public static final Trips OFF = new Trips(null, null, 0);

  static final TimeUnit MICROS = TimeUnit.MICROSECONDS;

  private static final long WHOLE = 1L << 56;
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final @Nullable SdkTracerProvider provider;
  private final @Nullable Tracer tracer;
  private final double share;

  private Trips(@Nullable SdkTracerProvider provider, @Nullable Tracer tracer, double share) {
    this.provider = provider;
    this.tracer = tracer;
    this.share = share;
  }

  /**
   * Tells an exporter.
   *
   * @param share of the trips, the same ones in every program
   */
  static Trips to(SpanExporter exporter, double share) {
    var provider = Exporting.provider(exporter, new Ids());
    return new Trips(provider, provider.get("tsunagu"), share);
  }

  /** Whether anything is told at all; asked first where telling would cost something. */
  public boolean areTold() {
    return tracer != null;
  }

  /** The first leg of a message's trip, which began so long ago. */
  public Leg first(MessageId message, Duration ago) {
    return tracer == null ? Leg.NONE : first(tracer, message.key(0), ago);
  }

  private Leg first(Tracer teller, UUID trip, Duration ago) {
    if (!isTold(trip)) {
      return Leg.NONE;
    }
    var span =
        teller
            .spanBuilder("door")
            .setSpanKind(SpanKind.SERVER)
            .setNoParent()
            .setStartTimestamp(Leg.micros(ago), MICROS);
    return new Leg(teller, List.of(), List.of(Ids.first(trip, span::startSpan)));
  }

  /** The trip of a message, which began earlier and perhaps elsewhere; has no span of its own. */
  public Leg of(MessageId message) {
    return tracer == null ? Leg.NONE : of(List.of(message.key(0)));
  }

  /**
   * The trips of messages that are answered together.
   *
   * @param keys the first once-key of each ({@link MessageId#key})
   */
  public Leg of(List<UUID> keys) {
    if (tracer == null) {
      return Leg.NONE;
    }
    var trips = new ArrayList<Context>();
    keys.stream().filter(this::isTold).forEach(key -> trips.add(begun(key)));
    return trips.isEmpty() ? Leg.NONE : new Leg(tracer, trips, List.of());
  }

  private static Context begun(UUID trip) {
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.createFromRemoteParent(
                    Ids.trace(trip),
                    Ids.root(trip),
                    TraceFlags.getSampled(),
                    TraceState.getDefault())));
  }

  /** The last seven bytes are as good as random (W3C Trace Context, "Randomness of trace-id"). */
  private boolean isTold(UUID trip) {
    return (trip.getLeastSignificantBits() & (WHOLE - 1)) < share * WHOLE;
  }

  /** Tells what is left, for two seconds at most. */
  @Override
  public void close() {
    if (provider != null) {
      provider.shutdown().join(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
