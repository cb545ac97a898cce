package tsunagu.outbox;

import java.time.Duration;

/**
 * What to do about a reply, which LINE takes once but cannot be asked about: a used token is
 * refused, so the token itself is the once-key.
 */
final class ReplyRule {
  private ReplyRule() {}

  /** What comes next. */
  enum Step {
    /** Carried out. */
    SETTLED,
    /** Carried out by an earlier attempt, as far as can be told. */
    PRESUMED,
    /** Nobody can tell whether it was carried out. */
    AMBIGUOUS,
    /** Never usable; push instead. */
    PUSH,
    /** The same token again, soon. */
    AGAIN,
    /** Our mistake; moves aside. */
    DEAD
  }

  /** Before an attempt: whether the token may still be tried. */
  static boolean worthTrying(Attempt attempt, Duration age, Duration limit) {
    return age.compareTo(limit) < 0 || attempt.maybe();
  }

  /**
   * After an attempt.
   *
   * @param attempt as it was before
   * @param age of the token when the attempt was made
   */
  static Step after(Attempt attempt, Duration age, Duration limit, OneShot.Reply reply) {
    var fresh = age.compareTo(limit) < 0;
    return switch (reply) {
      case OneShot.Reply.NotSent() -> fresh ? Step.AGAIN : stale(attempt);
      case OneShot.Reply.Unclear() -> fresh ? Step.AGAIN : Step.AMBIGUOUS;
      case OneShot.Reply.Answered(var status, var body, _) ->
          answered(attempt, fresh, status, body);
    };
  }

  private static Step answered(Attempt attempt, boolean fresh, int status, String body) {
    if (status >= 200 && status < 300) {
      return Step.SETTLED;
    }
    if (status == 400 && body.contains("Invalid reply token")) {
      if (!attempt.maybe()) {
        return Step.PUSH;
      }
      return fresh ? Step.PRESUMED : Step.AMBIGUOUS;
    }
    if (status == 401 || status == 429) {
      return fresh ? Step.AGAIN : stale(attempt);
    }
    if (status >= 400 && status < 500) {
      return Step.DEAD;
    }
    return fresh ? Step.AGAIN : Step.AMBIGUOUS;
  }

  private static Step stale(Attempt attempt) {
    return attempt.maybe() ? Step.AMBIGUOUS : Step.PUSH;
  }
}
