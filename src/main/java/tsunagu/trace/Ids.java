package tsunagu.trace;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Names of traces and spans: a trip's own for its first span, so that every program knows what it
 * belongs to without having been told; random ones for all others. Thread-safe.
 */
final class Ids implements IdGenerator {
  private static final ScopedValue<UUID> FIRST = ScopedValue.newInstance();
  private static final IdGenerator RANDOM = IdGenerator.random();

  /** The trace of a trip. */
  static String trace(UUID trip) {
    return TraceId.fromLongs(trip.getMostSignificantBits(), trip.getLeastSignificantBits());
  }

  /** The first span of a trip. */
  static String root(UUID trip) {
    return SpanId.fromLong(trip.getMostSignificantBits() ^ trip.getLeastSignificantBits());
  }

  /** The span that work starts is the first of a trip. */
  static <T> T first(UUID trip, Supplier<T> work) {
    return ScopedValue.where(FIRST, trip).call(work::get);
  }

  @Override
  public String generateTraceId() {
    return FIRST.isBound() ? trace(FIRST.get()) : RANDOM.generateTraceId();
  }

  @Override
  public String generateSpanId() {
    return FIRST.isBound() ? root(FIRST.get()) : RANDOM.generateSpanId();
  }
}
