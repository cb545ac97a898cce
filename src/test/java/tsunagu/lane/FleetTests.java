package tsunagu.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same program several times on one Redis: each lane with exactly one of them. */
class FleetTests {
  private static final Duration REBALANCED = Duration.ofSeconds(10);

  @RegisterExtension final TestLanes test = new TestLanes();

  private final List<RedisLanes> others = new ArrayList<>();

  @AfterEach
  void stopOthers() {
    others.forEach(RedisLanes::stop);
  }

  @Test
  void theLanesAreSharedWhenAnInstanceComesAndGivenBackWhenItGoes() {
    var second = another();
    awaitShared(test.redisLanes(), second);
    assertThat(held(second)).hasSizeBetween(15, 49);

    var third = another();
    awaitShared(test.redisLanes(), second, third);
    assertThat(held(third)).isNotEmpty();

    third.stop();
    second.stop();
    await().atMost(REBALANCED).until(() -> held(test.redisLanes()).size() == 64);
  }

  @Test
  void fewLanesMoveWhenAnInstanceComes() {
    var second = another();
    awaitShared(test.redisLanes(), second);
    var before = held(test.redisLanes());

    var third = another();
    awaitShared(test.redisLanes(), second, third);

    assertThat(before).containsAll(held(test.redisLanes()));
  }

  @Test
  void row3ALanesEventsAreHeardOfByTheNextWhenTheirHolderIsSilent() {
    var second = another();
    awaitShared(test.redisLanes(), second);
    var lost = Set.copyOf(held(second));
    var heard = new Hearing();
    test.redisLanes().listen(heard);

    second.silence();

    await().atMost(REBALANCED).until(() -> heard.held.containsAll(lost));
  }

  @Test
  void theOwnerIsRungWhenAnothersDoorStoresForIt() {
    var second = another();
    awaitShared(test.redisLanes(), second);
    var heard = new Hearing();
    test.redisLanes().listen(heard);
    var said =
        Stream.iterate(0, i -> i + 1)
            .map(i -> test.said("p" + i, "hello"))
            .filter(each -> test.lanes().holds(test.lanes().lane(each.person())))
            .findFirst()
            .orElseThrow();

    second.accept(List.of(said));

    await()
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(
            () -> assertThat(heard.arrived).extracting(Arrived::incoming).contains(said));
  }

  @Test
  void whatStillRunsIsWaitedForBeforeALaneIsGivenAway() {
    var busy = new AtomicBoolean(true);
    var heard = new Hearing();
    heard.idle = () -> !busy.get();
    test.redisLanes().listen(heard);

    var second = another();
    await().until(() -> !heard.asked.isEmpty());
    assertThat(held(second)).isEmpty();
    assertThat(held(test.redisLanes())).hasSize(64);

    busy.set(false);
    awaitShared(test.redisLanes(), second);
    assertThat(heard.held).isEqualTo(held(test.redisLanes()));
  }

  @Test
  void aLaneThatWasToGoIsGoneOnWithWhenTheOtherIsGoneBeforeItGot() {
    var heard = new Hearing();
    heard.idle = () -> false;
    test.redisLanes().listen(heard);
    var second = another();
    await().until(() -> !heard.asked.isEmpty());

    second.stop();

    await()
        .atMost(REBALANCED)
        .untilAsserted(() -> {
          assertThat(held(test.redisLanes())).hasSize(64);
          // given away for a moment or kept: told of either way
          assertThat(heard.goesOn).containsAll(heard.asked);
        });
  }

  @Test
  void row42LanesGoToThoseWhoReadTheNewestStates() {
    var newer = test.made();
    newer.tell(Lanes.READS, () -> "10");
    newer.start(false);
    others.add(newer);

    await().atMost(REBALANCED).until(() -> held(newer).size() == 64);

    newer.stop();
    await().atMost(REBALANCED).until(() -> held(test.redisLanes()).size() == 64);
  }

  @Test
  void row47WhatInstancesTellOfThemselvesIsKnownToAll() {
    var second = another();
    second.tell("flows", () -> "abc");
    test.lanes().tell("flows", () -> "def");

    await()
        .atMost(REBALANCED)
        .untilAsserted(() ->
            assertThat(facts(test.lanes()))
                .isEqualTo(Map.of(test.lanes().instance(), "def", second.instance(), "abc")));
  }

  private static Map<String, String> facts(Lanes lanes) {
    var facts = new ConcurrentHashMap<String, String>();
    lanes
        .members()
        .forEach(member -> facts.put(member.instance(), member.facts().getOrDefault("flows", "")));
    return facts;
  }

  private RedisLanes another() {
    var made = test.made();
    made.tell(Lanes.READS, () -> "9");
    made.start(false);
    others.add(made);
    return made;
  }

  /** Each lane with one of them, and each of them with those that belong with it. */
  private static void awaitShared(RedisLanes... all) {
    await()
        .atMost(REBALANCED)
        .untilAsserted(() -> {
          assertThat(Stream.of(all).flatMap(each -> held(each).stream()))
              .hasSize(64)
              .doesNotHaveDuplicates();
          for (var each : all) {
            assertThat(held(each)).isEqualTo(wanted(each));
          }
        });
  }

  private static Set<Integer> wanted(RedisLanes lanes) {
    return lanes.belonging();
  }

  private static Set<Integer> held(Lanes lanes) {
    return IntStream.range(0, 64)
        .filter(lanes::holds)
        .boxed()
        .collect(java.util.stream.Collectors.toSet());
  }

  private static final class Hearing implements Lanes.Listener {
    final Set<Integer> held = ConcurrentHashMap.newKeySet();
    final Set<Integer> asked = ConcurrentHashMap.newKeySet();
    final Set<Integer> goesOn = ConcurrentHashMap.newKeySet();
    final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    java.util.function.BooleanSupplier idle = () -> true;

    @Override
    public void taken(int lane) {
      goesOn.add(lane);
      held.add(lane);
    }

    @Override
    public void lost(int lane) {
      held.remove(lane);
    }

    @Override
    public void staying(int lane) {
      goesOn.add(lane);
    }

    @Override
    public boolean leaving(int lane) {
      goesOn.remove(lane);
      asked.add(lane);
      return idle.getAsBoolean();
    }

    @Override
    public void arrived(List<Arrived> arrived) {
      this.arrived.addAll(arrived);
    }
  }
}
