package tsunagu.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tsunagu.flow.Progress;
import tsunagu.resident.Profile;

/**
 * All we remember of a person between two turns; one JSON in their lane.
 *
 * @param profile null until their LINE user id is known
 * @param human who of us humans has the conversation; null while the bot has it
 * @param referrals ids, newest last
 * @param pace null before it was ever measured
 */
record State(
    Progress progress,
    @Nullable Profile profile,
    @Nullable Human human,
    List<String> referrals,
    @Nullable Pace pace) {
  State {
    referrals = List.copyOf(referrals);
  }

  static State start() {
    return new State(Progress.start(), null, null, List.of(), null);
  }

  /**
   * A human's conversation.
   *
   * @param by the coordinator's account; null while the person still waits
   */
  record Human(String organisation, Instant since, @Nullable String by) {}
}
