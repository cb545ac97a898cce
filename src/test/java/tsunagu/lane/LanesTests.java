package tsunagu.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tsunagu.message.Incoming;

class LanesTests {
  private static final Duration YEAR = Duration.ofDays(365);

  @RegisterExtension final TestLanes test = new TestLanes();

  @Test
  void keepsAnEventAndGivesItBackWhole() {
    var said = test.said("hanako", "川崎区で何かしたい");

    var arrived = test.arrived(said);

    assertThat(test.lanes().waiting(arrived.lane(), 0, 10)).containsExactly(arrived);
    assertThat(arrived.incoming()).isEqualTo(said);
  }

  @Test
  void dropsAnEventSeenBefore() {
    var said = test.said("hanako", "こんにちは");
    test.arrived(said);

    assertThat(test.lanes().accept(List.of(said, said)))
        .containsOnly(new Lanes.Acceptance.Duplicate());
  }

  @Test
  void numbersThePersonsEventsInOrderWithoutHoles() {
    var incomings = new ArrayList<Incoming>();
    for (var i = 0; i < 20; i++) {
      incomings.add(test.said("hanako", "text " + i));
    }

    test.lanes().accept(incomings);

    var waiting = test.lanes().waiting(test.lanes().lane(incomings.getFirst().person()), 0, 100);
    assertThat(waiting).extracting(Arrived::incoming).isEqualTo(incomings);
    assertThat(waiting)
        .extracting(Arrived::number)
        .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, 20).boxed().toList());
  }

  @Test
  void writesATurnOnce() {
    var arrived = test.arrived(test.said("hanako", "はい"));
    var commit = commit(arrived, 0, "{\"a\":1}");

    assertThat(test.lanes().commit(commit)).isEqualTo(Commit.Answer.OK);
    assertThat(test.lanes().commit(commit)).isEqualTo(Commit.Answer.ALREADY);
    assertThat(test.lanes().find(arrived.incoming().person()))
        .contains(new Lanes.Standing(1, "{\"a\":1}"));
    assertThat(test.lanes().waiting(arrived.lane(), 0, 10)).isEmpty();
    assertThat(test.lanes().parcels(arrived.lane()))
        .isEqualTo(Map.of(arrived.number(), "parcel of " + arrived.number()));
  }

  @Test
  void refusesATurnFromAnOlderState() {
    var first = test.arrived(test.said("hanako", "one"));
    var second = test.arrived(test.said("hanako", "two"));
    test.lanes().commit(commit(first, 0, "{}"));

    assertThat(test.lanes().commit(commit(second, 0, "{\"old\":true}")))
        .isEqualTo(Commit.Answer.STALE);
    assertThat(test.lanes().waiting(second.lane(), 0, 10)).containsExactly(second);
    assertThat(test.lanes().commit(commit(second, 1, "{\"new\":true}")))
        .isEqualTo(Commit.Answer.OK);
  }

  @Test
  void forgetsAPersonOnce() {
    var first = test.arrived(test.said("hanako", "one"));
    test.lanes().commit(commit(first, 0, "{}"));
    var second = test.arrived(test.said("hanako", "forget me"));
    var forget = commit(second, 1, null);

    assertThat(test.lanes().commit(forget)).isEqualTo(Commit.Answer.OK);
    assertThat(test.lanes().find(second.incoming().person())).isEmpty();
    assertThat(test.lanes().commit(commit(second, 0, null))).isEqualTo(Commit.Answer.ALREADY);
  }

  @Test
  void keepsDrawersOfEveryForm() {
    var arrived = test.arrived(test.said("hanako", "one"));
    var lane = arrived.lane();
    var writes =
        List.<Write>of(
            new Write.Keep(Drawer.REFERRAL, "r1", "sealed words", YEAR),
            new Write.Rank(Drawer.ORGANISATION, "IO-01", "r1", 5),
            new Write.Join(Drawer.AUDIENCE, "中原区:3", "p1"),
            new Write.Append(Drawer.LOG, "p1", "m1", "first", YEAR),
            new Write.Append(Drawer.LOG, "p1", "m2", "second", YEAR),
            new Write.Append(Drawer.LOG, "p1", "m3", "third", YEAR));

    test.lanes().commit(with(commit(arrived, 0, "{}"), List.of(), writes));

    assertThat(test.lanes().find(lane, Drawer.REFERRAL, "r1")).contains("sealed words");
    assertThat(test.lanes().ranked(Drawer.ORGANISATION, "IO-01"))
        .containsExactly(new Lanes.Ranked(lane, "r1", 5));
    assertThat(test.lanes().members(Drawer.AUDIENCE, "中原区:3")).isEqualTo(Set.of("p1"));
    assertThat(test.lanes().entries(lane, Drawer.LOG, "p1", 2))
        .containsExactly(new Lanes.Entry("m2", "second"), new Lanes.Entry("m3", "third"));
  }

  @Test
  void takesOutOfDrawersWhatWasPutIn() {
    var lanes = test.lanes();
    lanes.record(
        3,
        List.of(
            new Write.Keep(Drawer.REFERRAL, "r1", "words", YEAR),
            new Write.Rank(Drawer.ORGANISATION, "IO-01", "r1", 5),
            new Write.Join(Drawer.AUDIENCE, "all", "p1"),
            new Write.Append(Drawer.LOG, "p1", "m1", "first", YEAR),
            new Write.Append(Drawer.LOG, "p1", "m2", "second", YEAR)));

    assertThat(
            lanes.record(
                3,
                List.of(
                    new Write.Drop(Drawer.REFERRAL, "r1"),
                    new Write.Unrank(Drawer.ORGANISATION, "IO-01", "r1"),
                    new Write.Leave(Drawer.AUDIENCE, "all", "p1"),
                    new Write.Strike(Drawer.LOG, "p1", "m1"))))
        .isTrue();

    assertThat(lanes.find(3, Drawer.REFERRAL, "r1")).isEmpty();
    assertThat(lanes.ranked(Drawer.ORGANISATION, "IO-01")).isEmpty();
    assertThat(lanes.members(Drawer.AUDIENCE, "all")).isEmpty();
    assertThat(lanes.entries(3, Drawer.LOG, "p1", 9))
        .containsExactly(new Lanes.Entry("m2", "second"));
    lanes.record(3, List.of(new Write.Drop(Drawer.LOG, "p1")));
    assertThat(lanes.entries(3, Drawer.LOG, "p1", 9)).isEmpty();
  }

  @Test
  void settlesParcels() {
    var one = test.arrived(test.said("hanako", "one"));
    test.lanes().commit(commit(one, 0, "{}"));
    var two = test.arrived(test.said("hanako", "two"));
    test.lanes().commit(commit(two, 1, "{}"));
    var lane = one.lane();

    test.lanes()
        .settle(
            new Lanes.Settling(
                lane, List.of(one.number()), Map.of(two.number(), "try 1"), Map.of()));

    assertThat(test.lanes().parcels(lane)).containsOnlyKeys(two.number());
    assertThat(test.lanes().tries(lane)).isEqualTo(Map.of(two.number(), "try 1"));

    test.lanes()
        .settle(new Lanes.Settling(lane, List.of(), Map.of(), Map.of(two.number(), "refused")));

    assertThat(test.lanes().parcels(lane)).isEmpty();
    assertThat(test.lanes().tries(lane)).isEmpty();
  }

  @Test
  void firesATimerOnceAndOnlyWhenDue() {
    var arrived = test.arrived(test.said("hanako", "one"));
    var past = new Commit.Timer("idle find", "stamp-1", Instant.now().minusSeconds(5));
    var later = new Commit.Timer("later", "stamp 2", Instant.now().plusSeconds(3600));
    test.lanes().commit(with(commit(arrived, 0, "{}"), List.of(past, later), List.of()));

    test.lanes().fire(Map.of(arrived.lane(), 200));
    test.lanes().fire(Map.of(arrived.lane(), 200));

    assertThat(test.lanes().waiting(arrived.lane(), 0, 10))
        .extracting(event -> event.incoming().what())
        .containsExactly(new Incoming.What.Due("idle find", "stamp-1"));
    assertThat(test.lanes().waiting(arrived.lane(), 0, 10).getFirst().incoming().person())
        .isEqualTo(arrived.incoming().person());
  }

  @Test
  void unsetsEveryTimerOfAName() {
    var arrived = test.arrived(test.said("hanako", "one"));
    var past = Instant.now().minusSeconds(5);
    var timers =
        List.of(
            new Commit.Timer("idle", "a", past),
            new Commit.Timer("idle", "b", past),
            new Commit.Timer("other", "c", past),
            new Commit.Timer("idle", "", null));

    test.lanes().commit(with(commit(arrived, 0, "{}"), timers, List.of()));
    test.lanes().fire(Map.of(arrived.lane(), 200));

    assertThat(test.lanes().waiting(arrived.lane(), 0, 10))
        .extracting(event -> event.incoming().what())
        .containsExactly(new Incoming.What.Due("other", "c"));
  }

  @Test
  void movesAPoisonousEventAside() {
    var arrived = test.arrived(test.said("hanako", "毒"));

    assertThat(test.lanes().bury(arrived, new Lanes.Failure("failed", "IllegalStateException")))
        .isTrue();

    assertThat(test.lanes().waiting(arrived.lane(), 0, 10)).isEmpty();
    assertThat(test.redis().opsForStream().size(new Keys(64).dead(arrived.lane()))).isEqualTo(1);
  }

  @Test
  void refusesWholeWhenTheInboxIsFull() {
    var incomings = new ArrayList<Incoming>();
    for (var i = 0; i < 1000; i++) {
      incomings.add(test.said("hanako", "x"));
    }
    test.lanes().accept(incomings);

    assertThatThrownBy(() -> test.lanes().accept(List.of(test.said("hanako", "y"))))
        .isInstanceOfSatisfying(
            LaneUnavailable.class, e -> assertThat(e.reason()).isEqualTo("lane-full"));
  }

  @Test
  void findsAFormSentAgainAfterMidnight() {
    var form =
        new Incoming(
            new tsunagu.message.MessageId("form-1"),
            test.lanes().person("Uhanako"),
            null,
            Instant.now(),
            null,
            new Incoming.What.Withdrew("r1"));
    test.arrived(form);

    var again =
        new Incoming(
            form.id(), form.person(), null, form.at().plusSeconds(86_400), null, form.what());

    assertThat(test.lanes().accept(List.of(again))).containsOnly(new Lanes.Acceptance.Duplicate());
  }

  static Commit commit(Arrived handled, long expected, @Nullable String state) {
    return new Commit(
        handled, expected, state, YEAR, "parcel of " + handled.number(), List.of(), List.of());
  }

  static Commit with(Commit plain, List<Commit.Timer> timers, List<Write> writes) {
    return new Commit(
        plain.handled(),
        plain.expected(),
        plain.state(),
        plain.keep(),
        plain.parcel(),
        timers,
        writes);
  }
}
