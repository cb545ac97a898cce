package tsunagu.console;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.conversation.Whereabouts;
import tsunagu.conversation.Whereabouts.Hand;
import tsunagu.lane.Drawer;
import tsunagu.lane.Lanes;
import tsunagu.message.PersonId;
import tsunagu.referral.Organisation;
import tsunagu.referral.Organisations;
import tsunagu.referral.Referral;
import tsunagu.referral.Referral.Status;
import tsunagu.referral.Referrals;

/**
 * What lies on a coordinator's desk: only of the organisations they act for. Every page of the
 * console reads through here, so nobody sees another organisation's people.
 */
@Component
class Workbench {
  private static final int LINES = 50;
  private static final int CLOSED = 200;
  private static final Pattern PERSON = Pattern.compile("[a-z2-7]{26}");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Organisations organisations;
  private final Referrals referrals;
  private final Lanes lanes;
  private final Whereabouts whereabouts;

  Workbench(
      Organisations organisations, Referrals referrals, Lanes lanes, Whereabouts whereabouts) {
    this.organisations = organisations;
    this.referrals = referrals;
    this.lanes = lanes;
    this.whereabouts = whereabouts;
  }

  /** The organisations a coordinator acts for: their own, and those it receives for. */
  Set<String> desks(Coordinator me) {
    return organisations.list().stream()
        .filter(each -> mine(me, each))
        .map(Organisation::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean mine(Coordinator me, Organisation each) {
    return me.administrator()
        || each.id().equals(me.organisation())
        || each.receiver().equals(me.organisation());
  }

  String name(String organisation) {
    return organisations.find(organisation).map(it -> it.name("ja")).orElse(organisation);
  }

  /** Referrals with something to do, those waiting longest first. */
  List<Referral> open(Coordinator me) {
    return desks(me).stream()
        .flatMap(desk -> referrals.open(desk).stream())
        .filter(Workbench::submitted)
        .sorted(Comparator.comparing(referral -> referral.history().getLast().at()))
        .toList();
  }

  /** Referrals that have ended and are still kept, the last one first; at most two hundred. */
  List<Referral> closed(Coordinator me) {
    return desks(me).stream()
        .flatMap(desk -> referrals.closed(desk).stream())
        .filter(Workbench::submitted)
        .sorted(
            Comparator.comparing((Referral referral) -> referral.history().getLast().at())
                .reversed())
        .limit(CLOSED)
        .toList();
  }

  /** A referral, when it is theirs and was sent; other ones look as if they were not there. */
  Optional<Referral> referral(Coordinator me, String id) {
    return referrals
        .find(id)
        .filter(referral -> desks(me).contains(referral.organisation()))
        .filter(Workbench::submitted);
  }

  /** Before the form is sent there is nothing for the organisation to see. */
  private static boolean submitted(Referral referral) {
    return referral.history().stream().anyMatch(step -> step.status() == Status.SUBMITTED);
  }

  /** A person in human hands; we know them by a keyed hash only. */
  record Guest(PersonId person, Hand hand) {}

  /** People waiting for or talking with a human, longest first. */
  List<Guest> guests(Coordinator me) {
    return desks(me).stream()
        .flatMap(desk -> lanes.ranked(Drawer.HANDOVER, desk).stream())
        .sorted(Comparator.comparingDouble(Lanes.Ranked::score))
        .flatMap(ranked -> guest(me, ranked.member()).stream())
        .toList();
  }

  /** A person, when one of the coordinator's organisations has the conversation. */
  Optional<Guest> guest(Coordinator me, String hash) {
    if (!PERSON.matcher(hash).matches()) {
      return Optional.empty();
    }
    var person = new PersonId(hash);
    return whereabouts
        .hand(person)
        .filter(hand -> desks(me).contains(hand.organisation()))
        .map(hand -> new Guest(person, hand));
  }

  /** Whether no human has a person's conversation, as when a colleague has just handed it back. */
  boolean withBot(String hash) {
    return PERSON.matcher(hash).matches() && whereabouts.hand(new PersonId(hash)).isEmpty();
  }

  /**
   * A line of the transcript.
   *
   * @param at ISO 8601
   * @param from {@code resident}, {@code bot} or {@code coordinator}
   */
  record Line(String at, String from, String text) {
    @Override
    public String toString() {
      return "Line of " + from;
    }
  }

  /** The last fifty lines, oldest first. */
  List<Line> lines(Guest guest) {
    var lane = lanes.lane(guest.person());
    return lanes.entries(lane, Drawer.LOG, guest.person().hash(), LINES).stream()
        .map(entry -> JSON.readTree(entry.value()))
        .map(line ->
            new Line(
                line.path("at").asString(""),
                line.path("from").asString(""),
                line.path("text").asString("")))
        .toList();
  }
}
