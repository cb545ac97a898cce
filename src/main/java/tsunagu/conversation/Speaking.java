package tsunagu.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tsunagu.catalogue.Catalogue;
import tsunagu.flow.Effect;
import tsunagu.flow.Event;
import tsunagu.flow.Late;
import tsunagu.flow.Progress;
import tsunagu.flow.Turn;
import tsunagu.flow.Walk;
import tsunagu.lane.Drawer;
import tsunagu.lane.Write;
import tsunagu.message.Incoming.What;
import tsunagu.message.Outgoing;
import tsunagu.referral.Organisations;
import tsunagu.referral.Referral;
import tsunagu.referral.Referral.Actor;
import tsunagu.referral.Referral.Status;
import tsunagu.referral.Referrals;
import tsunagu.resident.Profile;
import tsunagu.resident.Residents;

/** Runs the engine and carries its effects into a draft. */
@Component
final class Speaking {
  private static final String FIRST_DESK = "IO-01";

  private final FlowFolder flows;
  private final Brakes brakes;
  private final Answers.Sources sources;
  private final Catalogue catalogue;
  private final Organisations organisations;
  private final Referrals referrals;
  private final Residents residents;
  private final LinkMint links;
  private final KeptWishes wishes;
  private final ConversationSettings settings;

  Speaking(
      FlowFolder flows,
      Brakes brakes,
      Answers.Sources sources,
      Residents residents,
      LinkMint links,
      KeptWishes wishes,
      ConversationSettings settings) {
    this.flows = flows;
    this.brakes = brakes;
    this.sources = sources;
    this.catalogue = sources.catalogue();
    this.organisations = sources.organisations();
    this.referrals = sources.referrals();
    this.residents = residents;
    this.links = links;
    this.wishes = wishes;
    this.settings = settings;
  }

  /** What is to become of a timer that is late. */
  Late late(String timer) {
    return flows.engine().late(timer);
  }

  /** Which flows are in force, for other instances to compare. */
  String flowsInForce() {
    return flows.engine().flows().version();
  }

  /** Whether a text is a number, or a word or choice of the flows, and nothing else. */
  boolean knows(String text) {
    return flows.engine().flows().knows(text);
  }

  /** One step of the engine, its words kept for the transcript; braked when it goes in circles. */
  void engine(Draft draft, Event event) {
    if (isDue(event) && brakes.silent(draft)) {
      return;
    }
    var session = brakes.begins(draft.pace(), draft.arrived().received());
    var reached = brakes.reached(draft, event);
    if (reached.isPresent()) {
      draft.brake(reached.get(), draft.state().progress().where());
      spoken(draft, braked(draft), session);
      return;
    }
    spoken(draft, event, session);
  }

  private static boolean isDue(Event event) {
    return event instanceof Event.Heard(var incoming) && incoming.what() instanceof What.Due;
  }

  private static Event braked(Draft draft) {
    return new Event.Happened("brake", Map.of(), draft.arrived().received());
  }

  private void spoken(Draft draft, Event event, boolean session) {
    var before = draft.words().size();
    engineQuietly(draft, event, session);
    var said = draft.words().subList(before, draft.words().size());
    if (!said.isEmpty() && !draft.forgotten()) {
      var text = String.join("\n", said.stream().map(Transcript::plain).toList());
      draft.write(
          Transcript.said(
              draft.person(),
              draft.arrived().incoming().id().value() + ":" + before,
              new Transcript.Line(draft.arrived().received(), "bot", text),
              settings.keepWords()));
    }
  }

  /** One step of the engine whose words need no place in the transcript. */
  void engineQuietly(Draft draft, Event event) {
    engineQuietly(draft, event, false);
  }

  private void engineQuietly(Draft draft, Event event, boolean session) {
    var before = draft.state().progress();
    var answers =
        new Answers(
            sources,
            draft.state(),
            draft.arrived().received(),
            (text, today) -> draft.meaning(text, today, sources.reader()));
    var walk = flows.engine().walk(before, event, answers);
    if (isDue(event) && !walk.steps().isEmpty() && brakes.oneTooMany(draft)) {
      draft.brake(BrakeStore.Why.STARTS, walk.steps().getFirst());
      engineQuietly(draft, braked(draft), false);
      return;
    }
    var turn = walk.turn();
    draft.progress(turn.progress());
    note(draft, before, walk);
    record(
        draft, event, new Recorded.Outcome(turn.progress(), plain(turn), session ? before : null));
    var profile = draft.state().profile();
    if (profile != null) {
      draft.profile(Profiles.chosen(profile, turn.progress().mine()));
    }
    for (var effect : turn.effects()) {
      carryOut(draft, effect);
    }
  }

  private static void note(Draft draft, Progress before, Walk walk) {
    var after = walk.turn().progress();
    var moved = !after.question().equals(before.question());
    draft.walked(
        new Draft.Walked(
            walk.steps(),
            moved && !after.question().isEmpty() ? after.where() : "",
            moved && !before.question().isEmpty() ? before.where() : ""));
  }

  private static String plain(Turn turn) {
    return turn.effects().stream()
        .flatMap(effect ->
            effect instanceof Effect.Say(var words) ? Stream.of(Transcript.plain(words)) : null)
        .collect(Collectors.joining("\n"));
  }

  /** Personal details typed into the chat are not kept, nor the answer to them. */
  private void record(Draft draft, Event event, Recorded.Outcome outcome) {
    var name = draft.arrived().incoming().id().value();
    if (event instanceof Event.Heard(var incoming)
        && incoming.what() instanceof What.Said(_, var lineMessage)) {
      name = lineMessage;
    }
    draft.write(
        Recorded.of(event, outcome, draft.withheld())
            .write(draft.person(), name, settings.keepWords()));
  }

  private void carryOut(Draft draft, Effect effect) {
    switch (effect) {
      case Effect.Say(var words) ->
          draft.say(links.resolve(words, draft.person(), lastReferral(draft)));
      case Effect.Refer refer -> refer(draft, refer);
      case Effect.Withdraw(var id) -> withdraw(draft, id);
      case Effect.CallCoordinator(var organisation, _) -> call(draft, organisation);
      case Effect.KeepWish(var wish, var shown) -> wishes.keep(draft, wish, shown);
      case Effect.DropWish(var id) -> wishes.drop(draft, id);
      case Effect.Missing(var wish) -> draft.miss(wish);
      case Effect.Remind(var name, var stamp, var after) ->
          draft.timer(name, stamp, draft.arrived().received().plus(after));
      case Effect.Braked(var where) -> draft.brake(BrakeStore.Why.STEPS, where);
      case Effect.Forget() -> forget(draft);
    }
  }

  /** What to say of new listings for a kept wish; empty when the person knows them. */
  Optional<Map<String, String>> news(Draft draft, String wish, List<String> listings) {
    var profile = draft.state().profile();
    var language = profile == null ? Outgoing.Manner.PLAIN.language() : profile.language();
    var names = new Names(language, sources.reader()::surfaces);
    return wishes
        .news(draft, wish, listings)
        .map(news ->
            Map.of(
                "listing",
                news.listings().getFirst(),
                "kept",
                wish,
                "said",
                Answers.said(news.kept().wish(), names),
                "more",
                news.listings().size() < 2 ? "" : "" + (news.listings().size() - 1)));
  }

  /** Whoever has the conversation, or is waited for already, keeps it. */
  private void call(Draft draft, String organisation) {
    if (draft.state().human() == null) {
      draft.human(new State.Human(receiver(organisation), draft.arrived().received(), null));
    }
  }

  private static String lastReferral(Draft draft) {
    var all = draft.state().referrals();
    return all.isEmpty() ? "" : all.getLast();
  }

  private void refer(Draft draft, Effect.Refer refer) {
    var profile = draft.state().profile();
    var listing = catalogue.find(refer.listing());
    var referral =
        referrals.draft(
            draft.person(),
            draft.arrived().incoming().id().value(),
            receiver(refer.organisation()),
            refer.listing(),
            listing.map(found -> found.text().title()).orElse(""),
            refer.wish().where().wards(),
            new Referral.Consent(
                refer.shown(),
                profile == null ? Outgoing.Manner.PLAIN.language() : profile.language(),
                draft.arrived().received()));
    draft.addReferral(referral.id());
    draft.writeAll(referrals.writes(referral));
  }

  private String receiver(String organisation) {
    return organisations.find(organisation).map(found -> found.receiver()).orElse(FIRST_DESK);
  }

  private void withdraw(Draft draft, String id) {
    referrals
        .find(id)
        .filter(referral -> referral.person().equals(draft.person()))
        .filter(referral ->
            referrals.next(referral.status(), Actor.RESIDENT).contains(Status.WITHDRAWN))
        .map(referral -> withdrawn(draft, referral))
        .ifPresent(moved -> draft.writeAll(referrals.writes(moved)));
  }

  private Referral withdrawn(Draft draft, Referral referral) {
    return referrals.move(
        referral, Status.WITHDRAWN, Actor.RESIDENT, "resident", "", draft.arrived().received());
  }

  /** Removes all that is kept of a person; what organisations already hold is withdrawn first. */
  void forget(Draft draft) {
    for (var id : draft.state().referrals()) {
      withdraw(draft, id);
      referrals.find(id).ifPresent(referral -> draft.writeAll(referrals.erasing(referral)));
    }
    draft.human(null);
    wishes.forget(draft);
    draft.write(new Write.Drop(Drawer.LOG, draft.person().hash()));
    draft.write(new Write.Drop(Drawer.HEARD, draft.person().hash()));
    draft.forget();
  }

  /**
   * The writes that bring audience sets from before to after; a block or erasure leaves them all.
   */
  List<Write> audience(Draft draft, @org.jspecify.annotations.Nullable Profile before) {
    var after = draft.state().profile();
    if (before == null && after == null) {
      return List.of();
    }
    var from = before == null ? Profiles.fresh("", true) : before;
    var to = draft.forgotten() || after == null ? silent(from) : after;
    return residents.moving(draft.person(), from, to);
  }

  private static Profile silent(Profile profile) {
    return new Profile(
        profile.address(),
        false,
        profile.wards(),
        profile.fields(),
        profile.language(),
        profile.large(),
        false);
  }
}
