package tsunagu.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsunagu.conversation.Conversation;
import tsunagu.conversation.NewerState;
import tsunagu.lane.Arrived;
import tsunagu.lane.Commit;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;
import tsunagu.lane.TestLanes;
import tsunagu.message.Incoming;

/** Rows of the table of faults that need one program and a real Redis only. */
class RowTests {
  private static final InboxSettings SETTINGS =
      new InboxSettings(
          16,
          64,
          3,
          Duration.ofMillis(5),
          Duration.ofSeconds(5),
          100_000,
          Duration.ofMinutes(1),
          Duration.ofMillis(400));
  private static final Logger LOG = LoggerFactory.getLogger(RowTests.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension final TestLanes test = new TestLanes();

  private final List<Consumer> started = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Counting counting = new Counting();

  @AfterEach
  void stopAll() {
    started.forEach(Consumer::stop);
  }

  /** A form that is sent again reaches another instance, whose clock is another hour or day. */
  @Test
  void row14ClocksThatAreOffOrJumpNeitherLoseNorDoubleAnything() {
    start();
    var off = List.of(0, 3_600, -3_600, 86_400, -86_400);
    for (var round = 0; round < off.size(); round++) {
      for (var person = 0; person < 8; person++) {
        var said = test.said("p" + person, "text " + round);
        var stored = test.lanes().accept(List.of(ofOurOwn(said, off.get(round))));
        var again = ofOurOwn(said, off.get((round + 1 + person % 4) % off.size()));
        assertThat(stored).hasOnlyElementsOfType(Lanes.Acceptance.Stored.class);
        assertThat(test.lanes().accept(List.of(again)))
            .containsOnly(new Lanes.Acceptance.Duplicate());
      }
    }

    awaitHandled(40);
    counting.assertInOrder(5);
    print(14, 40);
  }

  private static Incoming ofOurOwn(Incoming said, long off) {
    var at = Instant.now().plusSeconds(off);
    return new Incoming(said.id(), said.person(), null, at, null, said.what());
  }

  @Test
  void row18WhileRedisIsReadOnlyTheDoorSaysSoAndTurnsGoOnAfterwards() {
    var people = IntStream.range(0, 10).mapToObj(i -> "p" + i).toList();
    test.lanes().accept(people.stream().map(who -> test.said(who, "before")).toList());
    readOnly(true);
    try {
      // their turns meet a Redis that takes no commit
      start();
      assertThatThrownBy(() -> test.lanes().accept(List.of(test.said("p0", "meanwhile"))))
          .isInstanceOfSatisfying(
              LaneUnavailable.class, e -> assertThat(e.reason()).isEqualTo("read-only"));
      assertThat(counting.turns).hasValue(0);
    } finally {
      readOnly(false);
    }
    var later = people.stream().map(who -> test.said(who, "after")).toList();
    await().atMost(PATIENCE).ignoreExceptions().until(() -> !test.lanes().accept(later).isEmpty());

    awaitHandled(20);
    counting.assertInOrder(2);
    assertThat(test.deadLetters().list(9)).isEmpty();
    print(18, 20);
  }

  /** With too few replicas a master takes no writes. */
  private void readOnly(boolean on) {
    test.redis()
        .getRequiredConnectionFactory()
        .getConnection()
        .serverCommands()
        .setConfig("min-replicas-to-write", on ? "1" : "0");
  }

  /** After each person's events were found handled once, in order. */
  private void print(int row, int expected) {
    var handled = counting.turns.get();
    LOG.info(
        "row {}: lost {}, doubled {}, out of order 0, ambiguous 0",
        row,
        Math.max(0, expected - handled),
        Math.max(0, handled - expected));
    assertThat(handled).isEqualTo(expected);
  }

  @Test
  void row20ScriptsForgottenAllTheTimeCostNothingButTime() {
    start();
    var over = new AtomicBoolean();
    var scripts = test.redis().getRequiredConnectionFactory().getConnection().scriptingCommands();
    var flushing =
        CompletableFuture.runAsync(() -> {
          while (!over.get()) {
            scripts.scriptFlush();
          }
        });
    var people = IntStream.range(0, 40).mapToObj(i -> "p" + i).toList();
    for (var round = 0; round < 5; round++) {
      var text = "text " + round;
      test.lanes().accept(people.stream().map(who -> test.said(who, text)).toList());
    }

    awaitHandled(200);
    over.set(true);
    flushing.join();
    counting.assertInOrder(5);
  }

  @Test
  void row32TheSameWebhookToTwoInstancesAtOnceIsHandledOnce() {
    start();
    var second = test.beside();
    for (var i = 0; i < 50; i++) {
      var said = List.of(test.said("p" + i % 7, "text " + i));
      var other = CompletableFuture.supplyAsync(() -> second.accept(said));
      var fresh =
          Stream.of(test.lanes().accept(said), other.join())
              .flatMap(List::stream)
              .filter(Lanes.Acceptance.Stored.class::isInstance);
      assertThat(fresh).hasSize(1);
    }

    awaitHandled(50);
    assertThat(counting.turns).hasValue(50);
  }

  @Test
  void row33ManyWebhooksOfOnePersonAreHandledInTheOrderOfTheirArrival() {
    start();
    var people = IntStream.range(0, 50).mapToObj(i -> "p" + i).toList();
    var doors =
        IntStream.range(0, 4)
            .mapToObj(door ->
                CompletableFuture.runAsync(() -> {
                  for (var i = 0; i < 5; i++) {
                    for (var who : people) {
                      test.lanes().accept(List.of(test.said(who, door + "/" + i)));
                    }
                  }
                }))
            .toList();
    doors.forEach(CompletableFuture::join);

    awaitHandled(1000);
    counting.assertInOrder(20);
  }

  @Test
  void row35ABodyOfManyEventsOfManyPeopleIsHandledWhole() {
    start();
    var body = new ArrayList<Incoming>();
    for (var i = 0; i < 98; i++) {
      body.add(test.said("p" + i % 60, "text " + i));
    }
    body.add(test.incoming("p1", new Incoming.What.Unreadable("broken")));
    body.add(test.incoming("p2", new Incoming.What.Unreadable("broken")));

    assertThat(test.lanes().accept(body)).allMatch(Lanes.Acceptance.Stored.class::isInstance);

    awaitHandled(100);
  }

  @Test
  void row36ATurnThatNeverEndsNorHearsStopsNobody() {
    var end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
    counting.before =
        arrived -> {
          while (text(arrived).equals("loop") && System.nanoTime() < end) {
            Thread.onSpinWait();
          }
        };
    start();
    test.lanes().accept(List.of(test.said("a", "loop"), test.said("a", "healthy")));
    test.lanes().accept(IntStream.range(0, 30).mapToObj(i -> test.said("p" + i, "x")).toList());

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(counting.of(test, "a")).containsExactly("sorry", "healthy"));
    awaitHandled(32);
    assertThat(test.deadLetters().list(9)).hasSize(1);
  }

  @Test
  void row37ManyEventsInOneBodyAreHandledInPieces() {
    start();
    var body = new ArrayList<Incoming>();
    for (var i = 0; i < 1500; i++) {
      body.add(test.said("p" + i % 500, "text " + i / 500));
    }

    test.lanes().accept(body);

    awaitHandled(1500);
    counting.assertInOrder(3);
  }

  @Test
  void row39ThousandsOfTimersDueAtOnceFireOnceAndLetPeopleThrough() {
    var people = IntStream.range(0, 30).mapToObj(i -> "p" + i).toList();
    var due = Instant.now().minusSeconds(1);
    for (var who : people) {
      var arrived = test.arrived(test.said(who, "set"));
      var timers =
          IntStream.range(0, 40)
              .mapToObj(i -> new Commit.Timer("t" + i, "s", due.plusMillis(i)))
              .toList();
      test.lanes().commit(new Commit(arrived, 0, "1", Duration.ofDays(1), null, timers, List.of()));
    }
    counting.slow = Duration.ofMillis(2);
    start();
    await().atMost(PATIENCE).until(() -> counting.turns.get() > 100);
    test.lanes().accept(List.of(test.said("resident", "hello")));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(counting.of(test, "resident")).containsExactly("hello"));
    assertThat(counting.turns).as("timers still wait behind").hasValueLessThan(1200);
    awaitHandled(1201);
    assertThat(counting.turns).hasValue(1201);
    for (var who : people) {
      assertThat(counting.of(test, who)).doesNotHaveDuplicates().hasSize(40);
    }
  }

  @Test
  void row42AnEventWhoseStateIsNewerStaysForANewerInstance() {
    counting.before =
        arrived -> {
          if (text(arrived).equals("newer")) {
            throw new NewerState(9);
          }
        };
    start();
    test.lanes().accept(List.of(test.said("a", "newer"), test.said("b", "old")));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(counting.of(test, "b")).containsExactly("old"));
    await().until(() -> meters.counter("tsunagu.inbox.newer").count() > 0);
    assertThat(counting.of(test, "a")).isEmpty();
    assertThat(test.deadLetters().list(9)).isEmpty();
    assertThat(test.lanes().waiting(test.lanes().lane(test.lanes().person("Ua")), 0, 9)).hasSize(1);
  }

  @Test
  void row21ALaneWhoseNumbersWentBackInAFailoverIsBegunAnew() {
    start();
    for (var i = 0; i < 5; i++) {
      test.lanes().accept(List.of(test.said("a", "text " + i)));
    }
    awaitHandled(5);
    var lane = test.lanes().lane(test.lanes().person("Ua"));
    var prefix = "t:{l%02d}:".formatted(lane);
    test.redis().delete(prefix + "p:" + test.lanes().person("Ua").hash());
    test.redis().delete(prefix + "in");
    test.redis().opsForValue().set(prefix + "seq", "2");

    test.lanes().accept(List.of(test.said("a", "after the failover")));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(counting.of(test, "a")).contains("after the failover"));
  }

  private void start() {
    var counts = new InboxCounts(meters);
    var consumer =
        new Consumer(
            test.lanes(), new Turns(test.lanes(), counting, SETTINGS, counts), SETTINGS.memory());
    started.add(consumer);
    consumer.start();
  }

  private void awaitHandled(int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(counting.turns).hasValueGreaterThanOrEqualTo(count));
  }

  private static String text(Arrived arrived) {
    return switch (arrived.incoming().what()) {
      case Incoming.What.Said(var text, _) -> text;
      case Incoming.What.Due(var name, _) -> name;
      default -> "?";
    };
  }

  /** Counts a person's events in their state, and writes down in which order they came. */
  private final class Counting implements Conversation {
    final Map<String, List<String>> heard = new ConcurrentHashMap<>();
    final Map<String, List<Long>> numbers = new ConcurrentHashMap<>();
    final AtomicInteger turns = new AtomicInteger();
    java.util.function.Consumer<Arrived> before = _ -> {};
    Duration slow = Duration.ZERO;

    @Override
    public Commit.Answer turn(Arrived arrived) {
      before.accept(arrived);
      java.util.concurrent.locks.LockSupport.parkNanos(slow.toNanos());
      return count(arrived, text(arrived), List.of());
    }

    @Override
    public Commit.Answer apologise(Arrived arrived, Lanes.Failure failure) {
      return count(arrived, "sorry", List.of(new tsunagu.lane.Write.Bury(arrived, failure)));
    }

    @Override
    public Commit.Answer slowDown(Arrived arrived) {
      return count(arrived, "slow", List.of());
    }

    private Commit.Answer count(Arrived arrived, String text, List<tsunagu.lane.Write> writes) {
      var person = arrived.incoming().person();
      var standing = test.lanes().find(person);
      var said = standing.map(found -> Long.parseLong(found.state())).orElse(0L);
      var answer =
          test.lanes()
              .commit(
                  new Commit(
                      arrived,
                      standing.map(Lanes.Standing::version).orElse(0L),
                      String.valueOf(said + 1),
                      Duration.ofDays(1),
                      null,
                      List.of(),
                      writes));
      if (answer == Commit.Answer.OK) {
        heard.computeIfAbsent(person.hash(), _ -> new CopyOnWriteArrayList<>()).add(text);
        numbers
            .computeIfAbsent(person.hash(), _ -> new CopyOnWriteArrayList<>())
            .add(arrived.number());
        turns.incrementAndGet();
      }
      return answer;
    }

    List<String> of(TestLanes lanes, String who) {
      return heard.getOrDefault(lanes.lanes().person("U" + who).hash(), List.of());
    }

    /** Each person's events came in the order of their arrival, and their state counted them. */
    void assertInOrder(int each) {
      assertThat(numbers.values())
          .allSatisfy(all -> assertThat(all).isSorted().doesNotHaveDuplicates().hasSize(each));
      heard
          .keySet()
          .forEach(hash ->
              assertThat(
                      test.lanes()
                          .find(new tsunagu.message.PersonId(hash))
                          .map(Lanes.Standing::state))
                  .contains(String.valueOf(each)));
    }
  }
}
