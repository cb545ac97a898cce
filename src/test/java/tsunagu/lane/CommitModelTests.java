package tsunagu.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsunagu.message.Incoming;

/** Random lives of four people in the lanes, against the same in plain maps. */
class CommitModelTests {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final int STEPS = 150;

  @RegisterExtension final TestLanes test = new TestLanes();

  private final List<Incoming> sent = new ArrayList<>();
  private final List<Commit> written = new ArrayList<>();
  private final Map<String, NavigableMap<Long, Arrived>> waiting = new HashMap<>();
  private final Map<String, Lanes.Standing> standing = new HashMap<>();
  private final Map<Integer, NavigableMap<Long, String>> parcels = new HashMap<>();
  private final Map<String, List<String>> logs = new HashMap<>();
  private final Set<String> audience = new HashSet<>();
  private final Map<String, Integer> due = new HashMap<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20261124, 77})
  void whateverHappensAllOfATurnStandsOrNothing(long seed) {
    var random = new Random(seed);
    for (var step = 0; step < STEPS; step++) {
      var who = "person" + random.nextInt(4);
      switch (random.nextInt(9)) {
        case 0, 1, 2 -> accept(who);
        case 3 -> acceptAgain(random);
        case 4, 5 -> turn(who, random);
        case 6 -> repeat(random);
        case 7 -> stale(who);
        default -> settleOrFire(who, random);
      }
      compare(who);
    }
  }

  private void accept(String who) {
    var said = test.said(who, "text");
    sent.add(said);
    var arrived = test.arrived(said);
    waiting(who).put(arrived.number(), arrived);
  }

  private void acceptAgain(Random random) {
    if (!sent.isEmpty()) {
      var again = sent.get(random.nextInt(sent.size()));
      assertThat(test.lanes().accept(List.of(again)))
          .containsOnly(new Lanes.Acceptance.Duplicate());
    }
  }

  private void turn(String who, Random random) {
    var next = waiting(who).firstEntry();
    if (next == null) {
      return;
    }
    var arrived = next.getValue();
    var forget = random.nextInt(6) == 0;
    var silent = random.nextInt(4) == 0;
    var timed = random.nextInt(4) == 0;
    var commit =
        new Commit(
            arrived,
            version(who),
            forget ? null : "{\"n\":" + arrived.number() + "}",
            YEAR,
            silent ? null : "parcel " + arrived.number(),
            timed
                ? List.of(
                    new Commit.Timer("t" + arrived.number(), "s", Instant.now().minusSeconds(60)))
                : List.of(),
            forget
                ? List.of(
                    new Write.Leave(Drawer.AUDIENCE, "all", who), new Write.Drop(Drawer.LOG, who))
                : List.of(
                    new Write.Join(Drawer.AUDIENCE, "all", who),
                    new Write.Append(Drawer.LOG, who, "m" + arrived.number(), "x", YEAR)));

    assertThat(test.lanes().commit(commit)).isEqualTo(Commit.Answer.OK);

    written.add(commit);
    note(who, commit, timed);
  }

  private void note(String who, Commit commit, boolean timed) {
    var number = commit.handled().number();
    waiting(who).remove(number);
    if (commit.parcel() != null) {
      parcels(commit.handled().lane()).put(number, commit.parcel());
    }
    if (timed && commit.state() != null) {
      due.merge(who, 1, Integer::sum);
    }
    if (commit.state() == null) {
      due.remove(who);
      standing.remove(who);
      audience.remove(who);
      logs.remove(who);
    } else {
      standing.put(who, new Lanes.Standing(commit.expected() + 1, commit.state()));
      audience.add(who);
      logs.computeIfAbsent(who, _ -> new ArrayList<>()).add("m" + number);
    }
  }

  /** As after a lost answer: any commit that stands may be sent again, however late. */
  private void repeat(Random random) {
    if (!written.isEmpty()) {
      var again = written.get(random.nextInt(written.size()));
      assertThat(test.lanes().commit(again))
          .as("repeat of %s", again.handled().number())
          .isEqualTo(Commit.Answer.ALREADY);
    }
  }

  private void stale(String who) {
    var next = waiting(who).firstEntry();
    if (next != null) {
      var commit = LanesTests.commit(next.getValue(), version(who) + 1, "{\"wrong\":1}");
      assertThat(test.lanes().commit(commit)).isEqualTo(Commit.Answer.STALE);
    }
  }

  private void settleOrFire(String who, Random random) {
    var lane = lane(who);
    if (random.nextBoolean()) {
      var done = parcels(lane).keySet().stream().filter(_ -> random.nextBoolean()).toList();
      assertThat(test.lanes().settle(new Lanes.Settling(lane, done, Map.of(), Map.of()))).isTrue();
      done.forEach(parcels(lane)::remove);
      return;
    }
    var before = test.lanes().waiting(lane, 0, 999).size();
    test.lanes().fire(Map.of(lane, 200));
    var fired = test.lanes().waiting(lane, 0, 999);
    var inLane = due.keySet().stream().filter(each -> lane(each) == lane).toList();
    assertThat(fired).hasSize(before + inLane.stream().mapToInt(due::get).sum());
    inLane.forEach(due::remove);
    for (var arrived : fired.subList(before, fired.size())) {
      waiting(name(arrived)).put(arrived.number(), arrived);
    }
  }

  private void compare(String who) {
    var lane = lane(who);
    var person = test.lanes().person("U" + who);
    assertThat(test.lanes().find(person))
        .isEqualTo(java.util.Optional.ofNullable(standing.get(who)));
    assertThat(test.lanes().waiting(lane, 0, 999))
        .filteredOn(arrived -> arrived.incoming().person().equals(person))
        .containsExactlyElementsOf(waiting(who).values());
    assertThat(test.lanes().parcels(lane)).isEqualTo(parcels(lane));
    assertThat(test.lanes().members(Drawer.AUDIENCE, "all")).isEqualTo(audience);
    assertThat(test.lanes().entries(lane, Drawer.LOG, who, 999))
        .extracting(Lanes.Entry::name)
        .isEqualTo(logs.getOrDefault(who, List.of()));
  }

  private String name(Arrived arrived) {
    return List.of("person0", "person1", "person2", "person3").stream()
        .filter(who -> test.lanes().person("U" + who).equals(arrived.incoming().person()))
        .findFirst()
        .orElseThrow();
  }

  private int lane(String who) {
    return test.lanes().lane(test.lanes().person("U" + who));
  }

  private long version(String who) {
    var known = standing.get(who);
    return known == null ? 0 : known.version();
  }

  private NavigableMap<Long, Arrived> waiting(String who) {
    return waiting.computeIfAbsent(who, _ -> new TreeMap<>());
  }

  private NavigableMap<Long, String> parcels(int lane) {
    return parcels.computeIfAbsent(lane, _ -> new TreeMap<>());
  }
}
