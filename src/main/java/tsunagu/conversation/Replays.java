package tsunagu.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tsunagu.flow.Effect;
import tsunagu.flow.Event;
import tsunagu.flow.Progress;
import tsunagu.lane.Drawer;
import tsunagu.lane.Lanes;
import tsunagu.message.Outgoing;
import tsunagu.message.PersonId;

/**
 * Plays what a person's conversations heard once more, against the flows in force now, and compares
 * the answers. Changes nothing. What people wrote in their own words is masked. Thread-safe.
 */
@Component
public final class Replays {
  private static final int MOST = 1000;

  private final Lanes lanes;
  private final FlowFolder flows;
  private final Answers.Sources sources;

  Replays(Lanes lanes, FlowFolder flows, Answers.Sources sources) {
    this.lanes = lanes;
    this.flows = flows;
    this.sources = sources;
  }

  /** How an answer compares with the one given then. */
  public enum Same {
    /** Word for word. */
    SAME,
    /** Other words, at the same place. */
    WORDS,
    /** The person would now stand elsewhere. */
    PLACE,
    /** What was typed was not kept, so it cannot be played. */
    WITHHELD
  }

  /**
   * One turn, then and now.
   *
   * @param session counted from 1; a new one begins after half an hour of silence
   * @param heard what the person did, masked
   * @param flowsThen version of the flows that answered then
   * @param whereThen where the person stood afterwards
   * @param saidThen what was said, masked
   */
  public record Turn(
      int session,
      Instant at,
      String heard,
      String flowsThen,
      String whereThen,
      String whereNow,
      String saidThen,
      String saidNow,
      Same same) {}

  /** The turns of a person that are still kept, oldest first; empty for someone we do not know. */
  public List<Turn> of(PersonId person) {
    var turns = new ArrayList<Turn>();
    var lookup = new Answers(sources, state(person), Instant.now());
    var mask = new ReplayMask(flows.engine().flows(), sources.reader());
    @Nullable Progress progress = null;
    var session = 0;
    for (var entry : lanes.entries(lanes.lane(person), Drawer.HEARD, person.hash(), MOST)) {
      var recorded = Recorded.read(entry.value());
      if (recorded.before() != null) {
        progress = recorded.before();
        session++;
      }
      if (progress != null) {
        var played = play(recorded, progress, lookup);
        turns.add(turn(session, recorded, played, mask));
        progress = played.after();
      }
    }
    return turns;
  }

  private State state(PersonId person) {
    return lanes
        .find(person)
        .map(standing -> StateJson.read(standing.state()))
        .orElseGet(State::start);
  }

  private record Now(Progress after, String said, boolean played) {}

  private Now play(Recorded recorded, Progress before, Answers lookup) {
    return recorded
        .event()
        .map(event -> play(event, before, lookup))
        .orElseGet(() -> new Now(before, "", false));
  }

  private Now play(Event event, Progress before, Answers lookup) {
    var turn = flows.engine().advance(before, event, lookup);
    var said =
        turn.effects().stream()
            .flatMap(effect ->
                effect instanceof Effect.Say(Outgoing words)
                    ? Stream.of(Transcript.plain(words))
                    : null)
            .collect(Collectors.joining("\n"));
    return new Now(turn.progress(), said, true);
  }

  private static Turn turn(int session, Recorded then, Now now, ReplayMask mask) {
    return new Turn(
        session,
        then.at(),
        mask.heard(then),
        then.flows(),
        then.where(),
        now.after().where(),
        mask.said(then.said(), then),
        mask.said(now.said(), then),
        same(then, now));
  }

  private static Same same(Recorded then, Now now) {
    if (!now.played()) {
      return Same.WITHHELD;
    }
    if (!then.where().equals(now.after().where())) {
      return Same.PLACE;
    }
    return then.said().equals(now.said()) ? Same.SAME : Same.WORDS;
  }
}
