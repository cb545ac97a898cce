package tsunagu.conversation;

import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tsunagu.flow.Event;
import tsunagu.lane.Arrived;
import tsunagu.lane.Commit;
import tsunagu.lane.Lanes;
import tsunagu.lane.Write;
import tsunagu.outbox.Outbox;
import tsunagu.trace.Leg;

/** Loads a state, runs a turn on it, commits, and sends what is to be said. */
@Component
final class Turns implements Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
  private static final int MOST_RUNS = 5;

  private final Lanes lanes;
  private final Hearing hearing;
  private final Speaking speaking;
  private final Outbox outbox;
  private final NeedStore needs;
  private final BrakeStore brakes;
  private final StepStore steps;
  private final KeptWishes wishes;
  private final ConversationSettings settings;
  final KnownStates states;

  Turns(
      Lanes lanes,
      Hearing hearing,
      Speaking speaking,
      Outbox outbox,
      NeedStore needs,
      BrakeStore brakes,
      StepStore steps,
      KeptWishes wishes,
      ConversationSettings settings) {
    this.lanes = lanes;
    this.hearing = hearing;
    this.speaking = speaking;
    this.outbox = outbox;
    this.needs = needs;
    this.brakes = brakes;
    this.steps = steps;
    this.wishes = wishes;
    this.settings = settings;
    this.states = new KnownStates(settings.memory());
    lanes.tell(Lanes.READS, () -> String.valueOf(StateJson.FORM));
    lanes.tell(Lanes.FLOWS, speaking::flowsInForce);
  }

  @Override
  public Commit.Answer turn(Arrived arrived) {
    return run(arrived, hearing::hear);
  }

  @Override
  public Commit.Answer apologise(Arrived arrived, Lanes.Failure failure) {
    return run(
        arrived,
        draft -> {
          speaking.engine(draft, new Event.Happened("sorry", Map.of(), arrived.received()));
          draft.write(new Write.Bury(arrived, failure));
        });
  }

  @Override
  public Commit.Answer slowDown(Arrived arrived) {
    return run(
        arrived,
        draft ->
            speaking.engineQuietly(
                draft, new Event.Happened("too-fast", Map.of(), arrived.received())));
  }

  private Commit.Answer run(Arrived arrived, java.util.function.Consumer<Draft> work) {
    for (var run = 0; run < MOST_RUNS; run++) {
      var answer = runOnce(arrived, work);
      if (answer != Commit.Answer.STALE) {
        return answer;
      }
    }
    throw new IllegalStateException("a state kept changing under its turn");
  }

  private Commit.Answer runOnce(Arrived arrived, java.util.function.Consumer<Draft> work) {
    var standing = lanes.find(arrived.incoming().person());
    var person = arrived.incoming().person();
    var before = standing.map(found -> states.read(person, found.state())).orElseGet(State::start);
    var draft = new Draft(arrived, before);
    work.accept(draft);
    outbox.withdraw(arrived);
    draft.writeAll(speaking.audience(draft, before.profile()));
    var parcel = parcel(draft);
    var written = draft.forgotten() ? null : StateJson.write(draft.state());
    var answer =
        commit(
            draft.commit(
                standing.map(Lanes.Standing::version).orElse(0L),
                written == null ? null : written.json(),
                settings.keepState(),
                parcel));
    if (answer == Commit.Answer.OK && written != null) {
      states.written(person, written);
    } else {
      states.forget(person);
    }
    LOG.debug(
        "{} of {}: {}, {} said",
        arrived.incoming().what().getClass().getSimpleName(),
        arrived.incoming().person(),
        answer,
        draft.words().size());
    afterwards(draft, answer, parcel);
    if (answer == Commit.Answer.OK || answer == Commit.Answer.ALREADY) {
      wishes.committed(draft.person(), before, draft.state());
    }
    return answer;
  }

  private Commit.Answer commit(Commit commit) {
    try (var leg = Leg.inside("commit")) {
      var answer = lanes.commit(commit);
      if (leg.isTold()) {
        leg.note(Leg.Note.RESULT, answer.name().toLowerCase(Locale.ROOT));
      }
      return answer;
    }
  }

  private @org.jspecify.annotations.Nullable String parcel(Draft draft) {
    var profile = draft.state().profile();
    if (profile == null || draft.words().isEmpty()) {
      return null;
    }
    var canHear = profile.friend() || draft.arrived().incoming().ticket() != null;
    return canHear ? outbox.parcel(draft.arrived(), profile.address(), draft.words()) : null;
  }

  private void afterwards(
      Draft draft, Commit.Answer answer, @org.jspecify.annotations.Nullable String parcel) {
    var arrived = draft.arrived();
    if (answer == Commit.Answer.ALREADY) {
      // an earlier run of this turn was written, and its parcel is the one that counts
      var written = lanes.parcels(arrived.lane()).get(arrived.number());
      if (written != null) {
        outbox.carry(arrived.lane(), arrived.number(), written);
      }
    } else if (answer == Commit.Answer.OK) {
      // before anything is counted: the person waits, and a count that fails must not keep it back
      if (parcel != null) {
        outbox.carry(arrived.lane(), arrived.number(), parcel);
      }
      draft.brakings().forEach(brakes::note);
      draft
          .walks()
          .forEach(walk ->
              steps.turn(
                  draft.person(), arrived.received(), walk.steps(), walk.waits(), walk.waited()));
      draft.missing().forEach(wish -> needs.count(wish, arrived.received()));
    }
  }
}
