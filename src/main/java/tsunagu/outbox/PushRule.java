package tsunagu.outbox;

/** What to do about a push, which has a retry key and may be repeated safely for 24 hours. */
final class PushRule {
  private PushRule() {}

  /** What comes next. */
  enum Step {
    /** Accepted, now or earlier. */
    SETTLED,
    /** The same key again after a while. */
    AGAIN,
    /** Not before the month ends or the quota grows. */
    HOLD,
    /** Refused because of the person: nothing more is pushed to them. */
    UNREACHABLE,
    /** Refused for good. */
    DEAD
  }

  static Step after(Verdict.Kind kind) {
    return switch (kind) {
      case ACCEPTED, ALREADY -> Step.SETTLED;
      case NOT_SENT, UNCLEAR, BROKEN, RATE, CROWDED, TOKEN_REFUSED -> Step.AGAIN;
      case QUOTA -> Step.HOLD;
      case UNSENDABLE -> Step.UNREACHABLE;
      case TOKEN_SPENT, UNKNOWN_PEOPLE, BAD, FORBIDDEN, GONE, TOO_LARGE -> Step.DEAD;
    };
  }
}
