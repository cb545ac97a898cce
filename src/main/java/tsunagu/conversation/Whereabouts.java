package tsunagu.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tsunagu.lane.Lanes;
import tsunagu.message.PersonId;

/** What the pages may know of where a person stands. Thread-safe; reads only. */
@Component
public final class Whereabouts {
  private final Lanes lanes;

  /** Over these lanes. */
  public Whereabouts(Lanes lanes) {
    this.lanes = lanes;
  }

  /** Ids of a person's introductions, newest last; empty for someone we do not know. */
  public List<String> introductions(PersonId person) {
    return lanes
        .find(person)
        .map(standing -> StateJson.read(standing.state()).referrals())
        .orElse(List.of());
  }

  /** The human who has a person's conversation; empty while the bot has it. */
  public Optional<Hand> hand(PersonId person) {
    return lanes
        .find(person)
        .map(standing -> StateJson.read(standing.state()))
        .flatMap(state -> Optional.ofNullable(state.human()))
        .map(human -> new Hand(human.organisation(), human.since(), human.by()));
  }

  /**
   * A conversation in human hands.
   *
   * @param by the coordinator's account, null while the person still waits
   */
  public record Hand(String organisation, Instant since, @Nullable String by) {}
}
