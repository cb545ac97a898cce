package tsunagu.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a message's trip, told when it is closed; of several trips where messages are
 * answered together. What is noted of it are words of ours and numbers, never what somebody said or
 * who they are. Thread-safe.
 */
public final class Leg implements AutoCloseable {
  /** Of a trip that is not told. */
  static final Leg NONE = new Leg(null, List.of(), List.of());

  private static final ScopedValue<Leg> CURRENT = ScopedValue.newInstance();
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

  private final @Nullable Tracer tracer;
  private final List<Context> around;
  private final List<Span> spans;

  /**
   * A leg.
   *
   * @param around what its parts belong to where it has no span of its own
   */
  Leg(@Nullable Tracer tracer, List<Context> around, List<Span> spans) {
    this.tracer = tracer;
    this.around = List.copyOf(around);
    this.spans = List.copyOf(spans);
  }

  /** What can be noted of a leg. */
  public enum Note {
    /** The kind of message, such as {@code Said}. */
    KIND("tsunagu.kind"),
    /** How it ended. */
    RESULT("tsunagu.result"),
    /** The lane and the number in it, by which logs name a message. */
    LANE("tsunagu.lane"),
    /** See {@link #LANE}. */
    NUMBER("tsunagu.number"),
    /** Which of LINE's calls. */
    CALL("tsunagu.call"),
    /** LINE's own name of a call. */
    REQUEST("tsunagu.line.request"),
    /** LINE's status; none where no answer came. */
    STATUS("http.response.status_code");

    private final String name;

    Note(String name) {
      this.name = name;
    }
  }

  /** Begins a part of what the calling thread does; nothing where that belongs to no told trip. */
  public static Leg inside(String name) {
    return CURRENT.orElse(NONE).part(name);
  }

  /** Begins a part of it. */
  public Leg part(String name) {
    return part(name, Duration.ZERO);
  }

  /** A part that began so long ago. */
  public Leg part(String name, Duration ago) {
    var teller = tracer;
    if (teller == null) {
      return NONE;
    }
    var began = micros(ago);
    var parts =
        parents().stream()
            .map(parent ->
                teller
                    .spanBuilder(name)
                    .setParent(parent)
                    .setStartTimestamp(began, Trips.MICROS)
                    .startSpan())
            .toList();
    return new Leg(teller, List.of(), parts);
  }

  private List<Context> parents() {
    return spans.isEmpty()
        ? around
        : spans.stream().map(span -> Context.root().with(span)).toList();
  }

  static long micros(Duration ago) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now().minus(ago));
  }

  /** Whether anybody is told; asked where a note would cost something. */
  public boolean isTold() {
    return tracer != null;
  }

  /** Notes a word of ours; anything that is none is left out. */
  public Leg note(Note what, String word) {
    if (tracer != null && WORD.matcher(word).matches()) {
      spans.forEach(span -> span.setAttribute(what.name, word));
    }
    return this;
  }

  /** Notes a number. */
  public Leg note(Note what, long number) {
    if (tracer != null) {
      spans.forEach(span -> span.setAttribute(what.name, number));
    }
    return this;
  }

  /** Notes that it ended badly. */
  public Leg failed(String result) {
    if (tracer != null) {
      spans.forEach(span -> span.setStatus(StatusCode.ERROR));
    }
    return note(Note.RESULT, result);
  }

  /** Does work whose parts belong to this leg. */
  public <T> T during(Supplier<T> work) {
    return tracer == null ? work.get() : ScopedValue.where(CURRENT, this).call(work::get);
  }

  /** Tells it. */
  @Override
  public void close() {
    if (tracer != null) {
      spans.forEach(Span::end);
    }
  }
}
