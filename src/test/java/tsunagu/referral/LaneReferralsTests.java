package tsunagu.referral;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tsunagu.lane.Drawer;
import tsunagu.lane.Lanes;
import tsunagu.lane.TestLanes;
import tsunagu.lane.Write;
import tsunagu.message.PersonId;
import tsunagu.referral.Referral.Actor;
import tsunagu.referral.Referral.Consent;
import tsunagu.referral.Referral.Contact;
import tsunagu.referral.Referral.Status;

/** The life of a referral: who may do what, where it is kept, and what is erased when. */
class LaneReferralsTests {
  private static final PersonId AKI = new PersonId("aki23456aki23456aki2345622");
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");

  /** Every move there is; any other combination of state, state and actor must be refused. */
  private static final String MOVES =
      """
      DRAFT       RESIDENT      CONSENTED WITHDRAWN
      DRAFT       CLOCK         EXPIRED
      CONSENTED   RESIDENT      SUBMITTED WITHDRAWN
      CONSENTED   CLOCK         EXPIRED
      SUBMITTED   ORGANISATION  RECEIVED REFUSED
      SUBMITTED   RESIDENT      WITHDRAWN TRANSFERRED
      SUBMITTED   CLOCK         EXPIRED
      RECEIVED    ORGANISATION  IN_CONTACT REFUSED CLOSED_NO_MATCH
      RECEIVED    RESIDENT      WITHDRAWN TRANSFERRED
      IN_CONTACT  ORGANISATION  INTRODUCED CLOSED_NO_MATCH
      IN_CONTACT  RESIDENT      WITHDRAWN TRANSFERRED
      INTRODUCED  ORGANISATION  MATCHED CLOSED_NO_MATCH
      MATCHED     ORGANISATION  COMPLETED CLOSED_NO_MATCH
      """;

  @RegisterExtension private final TestLanes redis = new TestLanes();

  private Lanes lanes;
  private Referrals referrals;

  @BeforeEach
  void onRealLanes() {
    lanes = redis.lanes();
    referrals =
        new LaneReferrals(lanes, new ReferralSettings(Duration.ofDays(365), Duration.ofDays(180)));
  }

  @Test
  void onlyTheMovesOfTheTableAreAllowed() {
    for (var from : Status.values()) {
      for (var actor : Actor.values()) {
        var allowed = allowed(from, actor);
        assertThat(referrals.next(from, actor)).as("%s by %s", from, actor).isEqualTo(allowed);
        for (var to : Status.values()) {
          var referral = at(from);
          if (allowed.contains(to)) {
            assertThat(referrals.move(referral, to, actor, "x", "because", NOW).status())
                .isEqualTo(to);
          } else {
            assertThatThrownBy(() -> referrals.move(referral, to, actor, "x", "because", NOW))
                .as("%s to %s by %s", from, to, actor)
                .isInstanceOf(IllegalStateException.class);
          }
        }
      }
    }
  }

  @Test
  void refusingClosingAndTransferringNeedWords() {
    assertNeedsWords(Status.SUBMITTED, Status.REFUSED, Actor.ORGANISATION);
    assertNeedsWords(Status.MATCHED, Status.COMPLETED, Actor.ORGANISATION);
    assertNeedsWords(Status.IN_CONTACT, Status.CLOSED_NO_MATCH, Actor.ORGANISATION);
    assertNeedsWords(Status.RECEIVED, Status.TRANSFERRED, Actor.RESIDENT);
    assertThat(move(at(Status.SUBMITTED), Status.RECEIVED, Actor.ORGANISATION, "").status())
        .isEqualTo(Status.RECEIVED);
  }

  @Test
  void theSameEventGivesTheSameReferralAndAnotherEventAnother() {
    var first = draft("event-1");
    assertThat(draft("event-1")).isEqualTo(first);
    assertThat(draft("event-2").id()).isNotEqualTo(first.id());
    assertThat(first.id()).matches("[0-9]{2}-[a-z2-7]{26}");
    assertThat(first.id()).startsWith("%02d-".formatted(lanes.lane(AKI)));
    assertThat(first.status()).isEqualTo(Status.CONSENTED);
    assertThat(first.history())
        .extracting(Referral.Step::status)
        .containsExactly(Status.DRAFT, Status.CONSENTED);
  }

  @Test
  void whatIsKeptIsFoundAgainByItsId() {
    var referral = submitted("event-1");
    keep(referrals.writes(referral));
    assertThat(referrals.find(referral.id())).contains(referral);
  }

  @Test
  void wrongIdsFindNothing() {
    var id = draft("event-1").id();
    for (var wrong : List.of("", "07", "99-" + id.substring(3), "x", id + "a", "-1" + id, "\n")) {
      assertThat(referrals.find(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void anOrganisationSeesAReferralFromTheFormUntilItsEnd() {
    var consented = draft("event-1");
    keep(referrals.writes(consented));
    assertThat(referrals.open("IO-01")).isEmpty();

    var referral = submitted("event-1");
    keep(referrals.writes(referral));
    assertThat(referrals.open("IO-01")).containsExactly(referral);
    assertThat(referrals.open("IO-02")).isEmpty();

    for (var next :
        List.of(Status.RECEIVED, Status.IN_CONTACT, Status.INTRODUCED, Status.MATCHED)) {
      referral = move(referral, next, Actor.ORGANISATION, "");
      keep(referrals.writes(referral));
      assertThat(referrals.open("IO-01")).containsExactly(referral);
    }
    referral = move(referral, Status.COMPLETED, Actor.ORGANISATION, "毎週来てくださいます");
    keep(referrals.writes(referral));
    assertThat(referrals.open("IO-01")).isEmpty();
    assertThat(referrals.find(referral.id())).contains(referral);
  }

  @Test
  void theOneWaitingLongestComesFirst() {
    var late = submitted("event-1", NOW.plusSeconds(60));
    var early = submitted("event-2", NOW);
    keep(referrals.writes(late));
    keep(referrals.writes(early));
    assertThat(referrals.open("IO-01")).containsExactly(early, late);
  }

  @Test
  void whatWasTypedIntoTheFormIsErasedAtEveryEnd() {
    for (var from : Status.values()) {
      for (var actor : Actor.values()) {
        for (var to : referrals.next(from, actor)) {
          var moved = referrals.move(at(from), to, actor, "x", "because", NOW);
          var goesOn =
              Arrays.stream(Actor.values()).anyMatch(one -> !referrals.next(to, one).isEmpty());
          assertThat(moved.contact() != null).as("%s to %s", from, to).isEqualTo(goesOn);
        }
      }
    }
  }

  @Test
  void everyWriteIsBoundedInTime() {
    for (var status : Status.values()) {
      assertThat(referrals.writes(at(status)))
          .filteredOn(Write.Keep.class::isInstance)
          .singleElement()
          .extracting(write -> ((Write.Keep) write).keep())
          .isIn(Duration.ofDays(365), Duration.ofDays(180));
    }
  }

  @Test
  void nothingPersonalIsInItsWordsForTheLog() {
    assertThat(submitted("event-1").toString()).doesNotContain("見本", "aki23456aki");
  }

  @Test
  void anErasedReferralLeavesNothingBehind() {
    var referral = submitted("event-1");
    keep(referrals.writes(referral));
    keep(referrals.erasing(referral));
    assertThat(referrals.find(referral.id())).isEmpty();
    assertThat(lanes.ranked(Drawer.ORGANISATION, "IO-01")).isEmpty();
  }

  @Test
  void anOrganisationsListSkipsWhatIsNoLongerKept() {
    var referral = submitted("event-1");
    keep(referrals.writes(referral));
    keep(List.of(new Write.Drop(Drawer.REFERRAL, referral.id())));
    assertThat(referrals.open("IO-01")).isEmpty();
  }

  private void keep(List<Write> writes) {
    assertThat(lanes.record(lanes.lane(AKI), writes)).isTrue();
  }

  private void assertNeedsWords(Status from, Status to, Actor actor) {
    assertThatThrownBy(() -> move(at(from), to, actor, "  "))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("reason or outcome");
    assertThat(move(at(from), to, actor, "because").history().getLast().note())
        .isEqualTo("because");
  }

  private Referral move(Referral referral, Status to, Actor actor, String note) {
    return referrals.move(referral, to, actor, "IO-01", note, NOW);
  }

  private Referral draft(String event) {
    return referrals.draft(AKI, event, "IO-01", "listing-1", "見本の催し", List.of("幸区"), consent());
  }

  private Referral submitted(String event) {
    return submitted(event, NOW);
  }

  private Referral submitted(String event, Instant at) {
    return referrals.move(
        draft(event).with(contact()), Status.SUBMITTED, Actor.RESIDENT, "", "", at);
  }

  private Referral at(Status status) {
    var draft = draft("event-1");
    return new Referral(
        draft.id(),
        draft.person(),
        draft.organisation(),
        draft.listing(),
        draft.title(),
        draft.wards(),
        draft.consent(),
        status,
        draft.history(),
        contact());
  }

  private static Consent consent() {
    return new Consent("見本の同意文", "ja", NOW);
  }

  private static Contact contact() {
    return new Contact(Map.of("name", "見本 花子", "channel", "phone"));
  }

  private static Set<Status> allowed(Status from, Actor actor) {
    return MOVES
        .lines()
        .map(line -> line.split("\\s+"))
        .filter(words -> words[0].equals(from.name()) && words[1].equals(actor.name()))
        .flatMap(words -> Stream.of(words).skip(2))
        .map(Status::valueOf)
        .collect(toSet());
  }
}
