package tsunagu.flow;

import java.time.Duration;
import tsunagu.message.Outgoing;
import tsunagu.wish.Wish;

/** Something a turn wants done; carried out by {@code conversation}. */
public sealed interface Effect {
  /** Say this. */
  record Say(Outgoing words) implements Effect {}

  /**
   * The person agreed to be introduced: draft a referral and make the form's link, {@code
   * link:refer}.
   *
   * @param listing may be empty
   * @param shown the consent text as it was shown, word for word
   */
  record Refer(String listing, String organisation, Wish wish, String shown) implements Effect {}

  /** The person withdraws an introduction. */
  record Withdraw(String referral) implements Effect {}

  /**
   * The person wants a human.
   *
   * @param organisation whose coordinators see it; may be empty for the default one
   */
  record CallCoordinator(String organisation, String why) implements Effect {}

  /** Nothing was found for this wish; counted without the person's words. */
  record Missing(Wish wish) implements Effect {}

  /**
   * The person agreed that a wish is kept until something fits it.
   *
   * @param shown the consent text as it was shown, word for word
   */
  record KeepWish(Wish wish, String shown) implements Effect {}

  /** The person no longer wants to be told of a kept wish. */
  record DropWish(String kept) implements Effect {}

  /** Set a timer bound to where the person stands now. */
  record Remind(String name, String stamp, Duration after) implements Effect {}

  /**
   * The turn did not come to an end and was broken off; the person was brought to the menu.
   *
   * @param where the flow and step it was at
   */
  record Braked(String where) implements Effect {}

  /** Forget everything about the person. */
  record Forget() implements Effect {}
}
