package tsunagu.outbox;

import java.time.Duration;

/**
 * What to do about a reply, which LINE takes once but cannot be asked about: a used token is
 * refused, so the token itself is the once-key.
 */
final class ReplyRule {
  /** LINE: a token is never good longer, also after a redelivery. */
  private static final Duration LONGEST = Duration.ofMinutes(20);

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
    /** Refused for good; moves aside. */
    DEAD
  }

  /** How old a token is. */
  enum Age {
    /** As young as a token may be when it is used. */
    FRESH,
    /** Older; to be asked until LINE says clearly whether it was used, if it may have been. */
    LATE,
    /** Older still; good for one more question to LINE, nothing else. */
    OLD,
    /** So old that asking tells nothing. */
    PAST;

    static Age of(Duration age, Duration limit) {
      if (age.compareTo(limit) < 0) {
        return FRESH;
      }
      if (age.compareTo(LONGEST) >= 0) {
        return PAST;
      }
      return age.compareTo(limit.multipliedBy(2)) < 0 ? LATE : OLD;
    }
  }

  /** Before an attempt: whether the token may still be tried. */
  static boolean worthTrying(Attempt attempt, Age age) {
    return age == Age.FRESH || attempt.maybe();
  }

  /**
   * After an attempt.
   *
   * @param attempt as it was before
   * @param age of the token when the attempt was made
   */
  static Step after(Attempt attempt, Age age, Verdict.Kind kind) {
    return switch (kind) {
      case ACCEPTED -> Step.SETTLED;
      case TOKEN_SPENT -> spent(attempt, age);
      case BROKEN, UNCLEAR -> age == Age.FRESH || age == Age.LATE ? Step.AGAIN : Step.AMBIGUOUS;
      case NOT_SENT, TOKEN_REFUSED, RATE, CROWDED -> unheard(attempt, age);
      case ALREADY, UNSENDABLE, UNKNOWN_PEOPLE, BAD, FORBIDDEN, GONE, TOO_LARGE, QUOTA -> Step.DEAD;
    };
  }

  private static Step spent(Attempt attempt, Age age) {
    if (!attempt.maybe()) {
      return Step.PUSH;
    }
    return age == Age.FRESH ? Step.PRESUMED : Step.AMBIGUOUS;
  }

  /** LINE has not looked at the token, so that we know as much as before. */
  private static Step unheard(Attempt attempt, Age age) {
    if (age == Age.FRESH) {
      return Step.AGAIN;
    }
    if (!attempt.maybe()) {
      return Step.PUSH;
    }
    return age == Age.PAST ? Step.AMBIGUOUS : Step.AGAIN;
  }

  /** Whether bytes may have left and no clear refusal came. */
  static boolean mayHaveArrived(Verdict.Kind kind) {
    return kind == Verdict.Kind.BROKEN || kind == Verdict.Kind.UNCLEAR;
  }

  /** Whether it is certain that nothing of this attempt has arrived. */
  static boolean isRefused(Verdict.Kind kind) {
    return kind != Verdict.Kind.ACCEPTED && !mayHaveArrived(kind);
  }

  /** Whether a plain sentence may take the place of what LINE refused. */
  static boolean mayApologise(Verdict.Kind kind) {
    return switch (kind) {
      case BAD, TOO_LARGE, ALREADY, UNKNOWN_PEOPLE -> true;
      default -> false;
    };
  }
}
