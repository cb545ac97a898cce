package tsunagu.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tsunagu.flow.Engine;
import tsunagu.flow.Event;
import tsunagu.lane.Drawer;
import tsunagu.lane.Write;
import tsunagu.message.Incoming;
import tsunagu.message.Incoming.What;
import tsunagu.message.Outgoing;
import tsunagu.referral.Organisations;
import tsunagu.referral.Referral;
import tsunagu.referral.Referral.Actor;
import tsunagu.referral.Referral.Status;
import tsunagu.referral.Referrals;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/** What each thing that can happen means for the conversation. */
@Component
final class Hearing {
  private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);
  private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");

  /** Nobody notices ten minutes; an outage takes longer. */
  private static final Duration LATE = Duration.ofMinutes(10);

  /** What the bot answers also while a human has the conversation. */
  private static final Set<Wish.Safety> ALWAYS_ANSWERED =
      Set.of(
          Wish.Safety.CRISIS,
          Wish.Safety.EMERGENCY,
          Wish.Safety.ABUSE,
          // the coordinator does not see it, so somebody must say where it belongs
          Wish.Safety.PERSONAL_DATA);

  private static final Set<String> BACK_TO_BOT = Set.of("メニュー", "めにゅー", "menu", "おわり", "終わり");

  private final Referrals referrals;
  private final Organisations organisations;
  private final WishReader reader;
  private final Speaking speaking;
  private final ConversationSettings settings;

  Hearing(
      Referrals referrals,
      Organisations organisations,
      WishReader reader,
      Speaking speaking,
      ConversationSettings settings) {
    this.referrals = referrals;
    this.organisations = organisations;
    this.reader = reader;
    this.speaking = speaking;
    this.settings = settings;
  }

  /** Takes what happened into a draft. */
  void hear(Draft draft) {
    var incoming = draft.arrived().incoming();
    meet(draft, incoming);
    switch (incoming.what()) {
      case What.Said said -> said(draft, incoming, said);
      case What.Tapped _ -> tapped(draft, incoming);
      case What.Shared _, What.Followed _, What.Unreadable _ ->
          speaking.engine(draft, new Event.Heard(incoming));
      case What.Due _ -> due(draft, incoming);
      case What.Unfollowed _ -> left(draft);
      case What.Unsent(var message) -> {
        draft.write(Transcript.takenBack(draft.person(), message));
        draft.write(new Write.Strike(Drawer.HEARD, draft.person().hash(), message));
      }
      case What.FormSent(var id, var fields) -> formSent(draft, id, fields);
      case What.Moved(var id, var status, var by, var note) ->
          move(draft, id, status(status), Actor.ORGANISATION, by, note);
      case What.Withdrew(var id) ->
          move(draft, id, Status.WITHDRAWN, Actor.RESIDENT, "resident", "");
      case What.CoordinatorCame(var by, var organisation) -> {
        draft.human(new State.Human(organisation, since(draft), by));
        happened(draft, "coordinator-came", Map.of("organisation", name(draft, organisation)));
      }
      case What.CoordinatorSaid said -> coordinatorSaid(draft, said);
      case What.CoordinatorLeft(_, var organisation) -> {
        draft.human(null);
        happened(draft, "coordinator-left", Map.of("organisation", name(draft, organisation)));
      }
      case What.Matched(var wish, var listings) -> matched(draft, wish, listings);
      case What.AskedToBeForgotten _ -> {
        happened(draft, "forgotten", Map.of());
        speaking.forget(draft);
      }
    }
  }

  /** Who writes to us is reachable; their LINE user id is learned from their own first event. */
  private void meet(Draft draft, Incoming incoming) {
    var address = incoming.address();
    var profile = draft.state().profile();
    if (address == null) {
      return;
    }
    var friend = !(incoming.what() instanceof What.Unfollowed);
    if (profile == null) {
      draft.profile(Profiles.fresh(address, friend));
    } else if (profile.friend() != friend) {
      draft.profile(Profiles.withFriend(profile, friend));
    }
  }

  private void said(Draft draft, Incoming incoming, What.Said said) {
    var human = draft.state().human();
    var safety = human == null && speaking.knows(said.text()) ? null : safety(draft, said);
    if (safety == Wish.Safety.PERSONAL_DATA) {
      draft.withhold();
    } else {
      draft.write(
          Transcript.heard(
              draft.person(),
              said.lineMessage(),
              draft.arrived().received(),
              said.text(),
              settings.keepWords()));
    }
    if (human != null && BACK_TO_BOT.contains(said.text().strip().toLowerCase(Locale.ROOT))) {
      draft.human(null);
      human = null;
    }
    if (human == null || (safety != null && ALWAYS_ANSWERED.contains(safety))) {
      speaking.engine(draft, new Event.Heard(incoming));
    }
  }

  private Wish.@Nullable Safety safety(Draft draft, What.Said said) {
    var today = LocalDate.ofInstant(draft.arrived().incoming().at(), HERE);
    return draft.meaning(said.text(), today, reader).safety();
  }

  /** A tap that makes the bot ask gives it the conversation, or its answer would go unheard. */
  private void tapped(Draft draft, Incoming incoming) {
    speaking.engine(draft, new Event.Heard(incoming));
    if (!draft.state().progress().where().isEmpty()) {
      draft.human(null);
    }
  }

  /** No timer breaks into a talk with a human. */
  private void due(Draft draft, Incoming incoming) {
    if (draft.state().human() == null) {
      onTime(draft, incoming).ifPresent(due -> speaking.engine(draft, new Event.Heard(due)));
    }
  }

  /** A timer that is late after an outage follows the rule of its flow. */
  private Optional<Incoming> onTime(Draft draft, Incoming incoming) {
    var late = Duration.between(incoming.at(), draft.arrived().received());
    if (late.compareTo(LATE) < 0 || !(incoming.what() instanceof What.Due(var name, var stamp))) {
      return Optional.of(incoming);
    }
    return switch (speaking.late(name)) {
      case DO -> Optional.of(incoming);
      case SKIP -> {
        LOG.info("A timer that is {} late is left out", late);
        yield Optional.empty();
      }
      case ASK ->
          Optional.of(
              new Incoming(
                  incoming.id(),
                  incoming.person(),
                  incoming.address(),
                  incoming.at(),
                  incoming.ticket(),
                  new What.Due(Engine.asking(name), stamp)));
    };
  }

  private static Instant since(Draft draft) {
    var human = draft.state().human();
    return human == null ? draft.arrived().received() : human.since();
  }

  private void left(Draft draft) {
    draft.human(null);
  }

  private void formSent(Draft draft, String id, Map<String, String> fields) {
    var referral = own(draft, id);
    if (referral == null || referral.status() != Status.CONSENTED) {
      LOG.info("A form for a referral that no longer waits for one is dropped");
      return;
    }
    var filled =
        new Referral(
            referral.id(),
            referral.person(),
            referral.organisation(),
            referral.listing(),
            referral.title(),
            referral.wards(),
            referral.consent(),
            referral.status(),
            referral.history(),
            new Referral.Contact(fields));
    move(draft, filled, Status.SUBMITTED, Actor.RESIDENT, "resident", "");
  }

  private void move(Draft draft, String id, Status to, Actor actor, String by, String note) {
    var referral = own(draft, id);
    if (referral != null) {
      move(draft, referral, to, actor, by, note);
    }
  }

  private void move(
      Draft draft, Referral referral, Status to, Actor actor, String by, String note) {
    if (!referrals.next(referral.status(), actor).contains(to)) {
      LOG.info("A referral in {} cannot go to {}", referral.status(), to);
      return;
    }
    var moved = referrals.move(referral, to, actor, by, note, draft.arrived().received());
    draft.writeAll(referrals.writes(moved));
    happened(
        draft,
        "referral-" + to.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        Map.of(
            "title", referral.title(),
            "organisation", name(draft, referral.organisation()),
            "note", note));
  }

  private @Nullable Referral own(Draft draft, String id) {
    return referrals
        .find(id)
        .filter(referral -> referral.person().equals(draft.person()))
        .orElse(null);
  }

  private void coordinatorSaid(Draft draft, What.CoordinatorSaid said) {
    var at = draft.arrived().received();
    draft.write(
        Transcript.said(
            draft.person(),
            draft.arrived().incoming().id().value(),
            new Transcript.Line(at, "coordinator", said.text()),
            settings.keepWords()));
    var facts = new HashMap<String, String>();
    facts.put("organisation", name(draft, said.organisation()));
    facts.put("text", said.text());
    speaking.engineQuietly(draft, new Event.Happened("coordinator-said", facts, at));
  }

  private void matched(Draft draft, String wish, java.util.List<String> listings) {
    speaking.news(draft, wish, listings).ifPresent(facts -> happened(draft, "wish-matched", facts));
  }

  private void happened(Draft draft, String name, Map<String, String> facts) {
    speaking.engine(draft, new Event.Happened(name, facts, draft.arrived().received()));
  }

  private String name(Draft draft, String organisation) {
    var profile = draft.state().profile();
    var language = profile == null ? Outgoing.Manner.PLAIN.language() : profile.language();
    return organisations.find(organisation).map(found -> found.name(language)).orElse("");
  }

  private static Status status(String code) {
    return Status.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
