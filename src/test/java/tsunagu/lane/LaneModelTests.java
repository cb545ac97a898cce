package tsunagu.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import tsunagu.message.Incoming;
import tsunagu.message.MessageId;

/**
 * Inbox, lanes, commit and outbox against plain lists: whatever dies between two calls to Redis,
 * and whichever answer gets lost, each event is handled once, in order, and answered once.
 */
class LaneModelTests {
  private static final List<String> PEOPLE = List.of("aki", "ben", "chie", "dan");

  private final TestLanes test = new TestLanes();
  private final Map<String, List<Incoming>> sent = new LinkedHashMap<>();
  private final List<Incoming> unanswered = new ArrayList<>();
  private final TreeMap<Id, String> carried = new TreeMap<>();
  private final Map<Id, String> line = new LinkedHashMap<>();

  /** What a living instance goes on with, though it did not hear how its commit ended. */
  private final Map<String, Arrived> inHand = new HashMap<>();

  private final List<RedisLanes> dead = new ArrayList<>();
  private RedisLanes lanes = test.made();
  private int number;

  /** What happens next, to whom, and which trouble it meets. */
  record Step(Deed deed, int who, Trouble trouble) {}

  enum Deed {
    SEND,
    REDELIVER,
    HANDLE,
    CARRY,
    CRASH,
    FREEZE
  }

  enum Trouble {
    NONE,
    DIES_BEFORE,
    ANSWER_LOST
  }

  /** Once-key of a parcel. */
  record Id(int lane, long number) implements Comparable<Id> {
    @Override
    public int compareTo(Id other) {
      return lane == other.lane
          ? Long.compare(number, other.number)
          : Integer.compare(lane, other.lane);
    }
  }

  @BeforeTry
  void empty() {
    test.redis().getRequiredConnectionFactory().getConnection().serverCommands().flushAll();
    sent.clear();
    unanswered.clear();
    carried.clear();
    line.clear();
    inHand.clear();
    lanes = test.made();
    lanes.start(false);
  }

  @AfterTry
  void end() {
    lanes.stop();
    dead.forEach(RedisLanes::stop);
    dead.clear();
  }

  @Property(tries = 15, shrinking = ShrinkingMode.BOUNDED)
  void whateverDiesEachEventIsHandledOnceInOrderAndAnsweredOnce(@ForAll("lives") List<Step> life) {
    for (var step : life) {
      take(step);
    }

    finish();

    for (var who : PEOPLE) {
      var all = sent.getOrDefault(who, List.of());
      var standing = lanes.find(lanes.person("U" + who));
      assertThat(standing.map(Lanes.Standing::state).orElse("[]"))
          .as("what %s said, in order", who)
          .isEqualTo(all.stream().map(each -> each.id().value()).toList().toString());
      assertThat(line.values().stream().filter(text -> text.startsWith(who + " ")))
          .as("what %s was answered, in order", who)
          .containsExactlyElementsOf(
              all.stream().map(each -> who + " " + each.id().value()).toList());
    }
  }

  @Provide
  Arbitrary<List<Step>> lives() {
    var deeds =
        Arbitraries.frequency(
            net.jqwik.api.Tuple.of(6, Deed.SEND),
            net.jqwik.api.Tuple.of(2, Deed.REDELIVER),
            net.jqwik.api.Tuple.of(8, Deed.HANDLE),
            net.jqwik.api.Tuple.of(5, Deed.CARRY),
            net.jqwik.api.Tuple.of(1, Deed.CRASH),
            net.jqwik.api.Tuple.of(1, Deed.FREEZE));
    return Combinators.combine(
            deeds, Arbitraries.integers().between(0, 3), Arbitraries.of(Trouble.class))
        .as(Step::new)
        .list()
        .ofMinSize(20)
        .ofMaxSize(80);
  }

  private void take(Step step) {
    var who = PEOPLE.get(step.who());
    try {
      switch (step.deed()) {
        case SEND -> send(who, step.trouble());
        case REDELIVER -> redeliver(step.trouble());
        case HANDLE -> handle(who, step.trouble());
        case CARRY -> carry(step.trouble());
        case CRASH -> takeOver();
        case FREEZE -> freeze(who);
      }
    } catch (LaneUnavailable e) {
      assertThat(e.reason()).isEqualTo("model");
    }
  }

  private static <T> T meeting(Trouble trouble, Supplier<T> call) {
    if (trouble == Trouble.DIES_BEFORE) {
      throw new LaneUnavailable("model", new IllegalStateException());
    }
    var answer = call.get();
    if (trouble == Trouble.ANSWER_LOST) {
      throw new LaneUnavailable("model", new IllegalStateException());
    }
    return answer;
  }

  /** Who waits for an answer writes again only afterwards, so that the order is known. */
  private void send(String who, Trouble trouble) {
    if (unanswered.stream().anyMatch(each -> each.person().equals(lanes.person("U" + who)))) {
      return;
    }
    var id = "m" + ++number;
    var said =
        new Incoming(
            new MessageId(id),
            lanes.person("U" + who),
            "U" + who,
            Instant.now(),
            null,
            new Incoming.What.Said(id, id));
    sent.computeIfAbsent(who, _ -> new ArrayList<>()).add(said);
    unanswered.add(said);
    meeting(trouble, () -> lanes.accept(List.of(said)));
    unanswered.remove(said);
  }

  private void redeliver(Trouble trouble) {
    for (var said : List.copyOf(unanswered)) {
      meeting(trouble, () -> lanes.accept(List.of(said, said)));
      unanswered.remove(said);
    }
  }

  private Optional<Arrived> next(String who) {
    var person = lanes.person("U" + who);
    return lanes.waiting(lanes.lane(person), 0, 999).stream()
        .filter(arrived -> arrived.incoming().person().equals(person))
        .findFirst();
  }

  private boolean handle(String who, Trouble trouble) {
    var arrived = Optional.ofNullable(inHand.get(who)).or(() -> next(who)).orElse(null);
    if (arrived == null) {
      return false;
    }
    inHand.put(who, arrived);
    var commit = commit(lanes, who, arrived);
    var answer = meeting(trouble, () -> lanes.commit(commit));
    assertThat(answer).isIn(Commit.Answer.OK, Commit.Answer.ALREADY);
    inHand.remove(who);
    // where an earlier commit stands, its parcel is the one that counts
    var parcel = lanes.parcels(arrived.lane()).get(arrived.number());
    if (parcel != null) {
      carried.put(new Id(arrived.lane(), arrived.number()), parcel);
    }
    return true;
  }

  private static Commit commit(Lanes by, String who, Arrived arrived) {
    var standing = by.find(arrived.incoming().person());
    var before = standing.map(Lanes.Standing::state).orElse("[]");
    var id = arrived.incoming().id().value();
    var after = before.equals("[]") ? "[" + id + "]" : before.replace("]", ", " + id + "]");
    return new Commit(
        arrived,
        standing.map(Lanes.Standing::version).orElse(0L),
        after,
        Duration.ofDays(1),
        who + " " + id,
        List.of(),
        List.of());
  }

  /** LINE takes a once-key once, however often it is tried. */
  private void carry(Trouble trouble) {
    for (var each : List.copyOf(carried.entrySet())) {
      var id = each.getKey();
      meeting(trouble, () -> line.putIfAbsent(id, each.getValue()) == null);
      carried.remove(id);
      if (id.number() % 2 == 0) {
        lanes.settled(id.lane(), id.number());
      } else {
        lanes.settle(new Lanes.Settling(id.lane(), List.of(id.number()), Map.of(), Map.of()));
      }
    }
  }

  /** The instance is gone with all it knew; its leases have run out. */
  private void takeOver() {
    lanes.silence();
    dead.add(lanes);
    for (var lane = 0; lane < lanes.count(); lane++) {
      test.redis().opsForHash().put(new Keys(lanes.count()).owner(lane), "u", "1");
    }
    test.redis().delete(List.of(Keys.MEMBERS, Keys.FACTS));
    lanes = test.made();
    lanes.start(false);
    await().until(() -> PEOPLE.stream().allMatch(this::isOurs));
    carried.clear();
    inHand.clear();
    for (var who : PEOPLE) {
      var lane = lanes.lane(lanes.person("U" + who));
      lanes.parcels(lane).forEach((waiting, parcel) -> carried.put(new Id(lane, waiting), parcel));
    }
  }

  private boolean isOurs(String who) {
    return lanes.good(lanes.lane(lanes.person("U" + who)));
  }

  /** The old instance wakes in the middle of a turn, after another has taken over. */
  private void freeze(String who) {
    var asleep = lanes;
    var next = next(who);
    var commit = next.map(arrived -> commit(asleep, who, arrived));
    takeOver();
    commit.ifPresent(old -> assertThat(asleep.commit(old)).isEqualTo(Commit.Answer.FENCED));
  }

  private void finish() {
    redeliver(Trouble.NONE);
    for (var who : PEOPLE) {
      while (handle(who, Trouble.NONE)) {
        carry(Trouble.NONE);
      }
    }
    carry(Trouble.NONE);
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> {
          for (var lane = 0; lane < lanes.count(); lane++) {
            assertThat(lanes.parcels(lane)).isEmpty();
            assertThat(lanes.waiting(lane, 0, 9)).isEmpty();
          }
        });
  }
}
