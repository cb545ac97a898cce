package tsunagu.webhook;

import io.micrometer.core.instrument.MeterRegistry;

/** What the door counts; reasons are words of ours, never what was sent. Thread-safe. */
final class WebhookCounts {
  private final MeterRegistry meters;

  WebhookCounts(MeterRegistry meters) {
    this.meters = meters;
  }

  /** A request and what became of it. */
  void request(String outcome) {
    meters.counter("tsunagu.webhook.requests", "outcome", outcome).increment();
  }

  /** An event that is none of our business, and why. */
  void ignored(String reason) {
    meters.counter("tsunagu.webhook.ignored", "reason", reason).increment();
  }
}
