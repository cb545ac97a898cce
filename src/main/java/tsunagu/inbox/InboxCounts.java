package tsunagu.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import tsunagu.conversation.Conversation;

/** What the inbox counts; nothing here tells whom it concerned. Thread-safe. */
final class InboxCounts {
  private final MeterRegistry meters;

  InboxCounts(MeterRegistry meters) {
    this.meters = meters;
  }

  void stored(int fresh, int duplicates) {
    meters.counter("tsunagu.inbox.accepted").increment(fresh);
    meters.counter("tsunagu.inbox.duplicate").increment(duplicates);
  }

  void refused(String reason) {
    meters.counter("tsunagu.inbox.refused", "reason", reason).increment();
  }

  /** How long one call of {@link Conversation} took and how it ended. */
  void turn(String outcome, Duration took) {
    meters.timer("tsunagu.inbox.turn", "outcome", outcome).record(took);
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
    meters.counter("tsunagu.inbox.buried").increment();
  }
}
