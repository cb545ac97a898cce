package tsunagu.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tsunagu.flow.Progress;
import tsunagu.resident.Profile;
import tsunagu.wish.Wish;

/**
 * All we remember of a person between two turns; one JSON in their lane.
 *
 * @param profile null until their LINE user id is known
 * @param human who of us humans has the conversation; null while the bot has it
 * @param referrals ids, newest last
 * @param pace null before it was ever measured
 * @param wishes wishes that wait for something to fit them, newest last
 */
record State(
    Progress progress,
    @Nullable Profile profile,
    @Nullable Human human,
    List<String> referrals,
    @Nullable Pace pace,
    List<Kept> wishes) {
  State {
    referrals = List.copyOf(referrals);
    wishes = List.copyOf(Objects.requireNonNullElse(wishes, List.of())); // older states have none
  }

  static State start() {
    return new State(Progress.start(), null, null, List.of(), null, List.of());
  }

  /**
   * A wish that is kept, with the consent to be told.
   *
   * @param id of this person's wishes
   * @param shown the consent text as it was shown, word for word
   * @param at when it was agreed to
   * @param told listings that were told already
   */
  record Kept(String id, Wish wish, String shown, Instant at, List<String> told) {
    Kept {
      told = List.copyOf(told);
    }

    Kept with(List<String> nowTold) {
      return new Kept(id, wish, shown, at, nowTold);
    }
  }

  /**
   * A human's conversation.
   *
   * @param by the coordinator's account; null while the person still waits
   */
  record Human(String organisation, Instant since, @Nullable String by) {}
}
