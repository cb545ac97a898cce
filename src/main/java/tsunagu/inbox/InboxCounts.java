package tsunagu.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tsunagu.conversation.Conversation;
import tsunagu.lane.LaneUnavailable;

/** What the inbox counts; nothing here tells whom it concerned. Thread-safe. */
final class InboxCounts {
  private static final String BURIED = "tsunagu.inbox.buried";
  private static final String REFUSED = "tsunagu.inbox.refused";

  private final MeterRegistry meters;
  private final Counter accepted;
  private final Counter duplicate;

  /** Looking a timer up by its name costs more than what it measures. */
  private final Map<String, Timer> turns = new ConcurrentHashMap<>();

  InboxCounts(MeterRegistry meters) {
    this.meters = meters;
    this.accepted = meters.counter("tsunagu.inbox.accepted");
    this.duplicate = meters.counter("tsunagu.inbox.duplicate");
    // what stands at nought from the start is seen to rise by whoever draws or alarms
    meters.counter(BURIED);
    LaneUnavailable.REASONS.forEach(reason -> meters.counter(REFUSED, "reason", reason));
  }

  void stored(int fresh, int duplicates) {
    accepted.increment(fresh);
    duplicate.increment(duplicates);
  }

  void refused(String reason) {
    meters.counter(REFUSED, "reason", reason).increment();
  }

  /** How long the oldest event waits, worked out only when somebody asks. */
  void lag(Supplier<Duration> oldest) {
    Gauge.builder("tsunagu.inbox.oldest.seconds", () -> oldest.get().toMillis() / 1000.0)
        .register(meters);
  }

  /** How long one call of {@link Conversation} took and how it ended. */
  void turn(String outcome, Duration took) {
    turns
        .computeIfAbsent(outcome, any -> meters.timer("tsunagu.inbox.turn", "outcome", any))
        .record(took);
  }

  /** A message of somebody who writes too fast. */
  void tooFast(String what) {
    meters.counter("tsunagu.inbox.too-fast", "what", what).increment();
  }

  /** An event waits for an instance that can read its person's state. */
  void newer() {
    meters.counter("tsunagu.inbox.newer").increment();
  }

  void buried() {
    meters.counter(BURIED).increment();
  }
}
