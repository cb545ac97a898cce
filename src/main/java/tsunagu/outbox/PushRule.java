package tsunagu.outbox;

import java.time.Duration;

/** What to do about a push, which has a retry key and may be repeated safely for 24 hours. */
final class PushRule {
  private static final Duration QUOTA_WAIT = Duration.ofHours(1);

  private PushRule() {}

  /** What comes next. */
  sealed interface Step {
    /** Accepted, now or earlier. */
    record Settled(String request) implements Step {}

    /** The same key again after a while. */
    record Again(Duration atLeast, String reason) implements Step {}

    /** Refused for good. */
    record Dead(String reason) implements Step {}
  }

  static Step after(OneShot.Reply reply) {
    return switch (reply) {
      case OneShot.Reply.NotSent() -> new Step.Again(Duration.ZERO, "not connected");
      case OneShot.Reply.Unclear() -> new Step.Again(Duration.ZERO, "no answer");
      case OneShot.Reply.Answered(var status, var body, var request) ->
          answered(status, body, request);
    };
  }

  private static Step answered(int status, String body, String request) {
    if (status == 409 || (status >= 200 && status < 300)) {
      return new Step.Settled(request);
    }
    if (status == 429) {
      return body.contains("monthly limit")
          ? new Step.Again(QUOTA_WAIT, "monthly limit")
          : new Step.Again(Duration.ofSeconds(2), "rate limit");
    }
    if (status == 401) {
      return new Step.Again(Duration.ofSeconds(10), "channel token refused");
    }
    return status >= 400 && status < 500
        ? new Step.Dead("LINE answered " + status)
        : new Step.Again(Duration.ZERO, "LINE answered " + status);
  }
}
