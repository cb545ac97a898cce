package tsunagu.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tsunagu.conversation.Conversation;
import tsunagu.lane.Arrived;
import tsunagu.lane.Commit;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;
import tsunagu.lane.TestLanes;
import tsunagu.lane.Write;
import tsunagu.message.Incoming;
import tsunagu.message.PersonId;
import tsunagu.trace.Trips;

class InboxTests {
  private static final InboxSettings SETTINGS = settings(Duration.ofSeconds(20), 200);

  private static InboxSettings settings(Duration longestTurn, int most) {
    return new InboxSettings(
        8,
        16,
        3,
        Duration.ofMillis(5),
        Duration.ofSeconds(5),
        most,
        Duration.ofMinutes(1),
        longestTurn);
  }

  @RegisterExtension final TestLanes test = new TestLanes();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Consumer> started = new ArrayList<>();
  private final Listening conversation = new Listening(null);

  @AfterEach
  void stopAll() {
    started.forEach(Consumer::stop);
  }

  @Test
  void handlesEachMessageOnceAndAPersonsInOrder() {
    var inbox = start();
    var texts = IntStream.range(0, 10).mapToObj(i -> "text " + i).toList();

    for (var text : texts) {
      inbox.put(Stream.of("a", "b", "c", "d", "e").map(who -> test.said(who, text)).toList());
    }

    await().untilAsserted(() -> assertThat(conversation.count()).isEqualTo(50));
    assertThat(conversation.heard.values()).allSatisfy(heard -> assertThat(heard).isEqualTo(texts));
  }

  @Test
  void takesWhatWaitedFromBefore() {
    test.lanes().accept(List.of(test.said("a", "one"), test.said("a", "two")));

    start();

    await().untilAsserted(() -> assertThat(conversation.of("a")).containsExactly("one", "two"));
  }

  @Test
  void leavesInRedisWhatDoesNotFitIntoMemory() {
    var inbox = start();
    var texts = IntStream.range(0, 100).mapToObj(i -> "text " + i).toList();

    inbox.put(texts.stream().map(text -> test.said("a", text)).toList());

    await().untilAsserted(() -> assertThat(conversation.of("a")).isEqualTo(texts));
  }

  @Test
  void aLaneThatWasToGoAndStaysIsGoneOnWith() {
    var inbox = start();
    var consumer = started.getFirst();
    inbox.put(List.of(test.said("a", "one")));
    await().untilAsserted(() -> assertThat(conversation.of("a")).containsExactly("one"));
    await().until(() -> consumer.leaving(lane("a")));
    inbox.put(List.of(test.said("a", "two")));

    consumer.staying(lane("a"));

    await().untilAsserted(() -> assertThat(conversation.of("a")).containsExactly("one", "two"));
  }

  @Test
  void aPersonWhoseTurnHangsStopsNobodyElseOfTheLane() {
    var neighbour =
        Stream.iterate(0, i -> i + 1)
            .map(i -> "n" + i)
            .filter(who -> lane(who) == lane("a"))
            .findFirst()
            .orElseThrow();
    var hang = new CountDownLatch(1);
    conversation.before("a", _ -> unchecked(hang));
    var inbox = start();

    inbox.put(List.of(test.said("a", "one"), test.said(neighbour, "two")));

    await().untilAsserted(() -> assertThat(conversation.of(neighbour)).containsExactly("two"));
    assertThat(conversation.of("a")).isEmpty();
    hang.countDown();
    await().untilAsserted(() -> assertThat(conversation.of("a")).containsExactly("one"));
  }

  @Test
  void saysSorryAfterThreeTriesAndGoesOn() {
    var tries = new AtomicInteger();
    conversation.before(
        "a",
        arrived -> {
          if (text(arrived).equals("poison")) {
            tries.incrementAndGet();
            throw new IllegalStateException("cannot be computed");
          }
        });
    var inbox = start();

    inbox.put(List.of(test.said("a", "poison"), test.said("a", "healthy")));

    await()
        .untilAsserted(
            () -> assertThat(conversation.of("a")).containsExactly("sorry: poison", "healthy"));
    assertThat(tries).hasValue(3);
    assertThat(meters.counter("tsunagu.inbox.buried").count()).isEqualTo(1);
    assertThat(test.lanes().waiting(lane("a"), 0, 10)).isEmpty();
  }

  @Test
  void whatMovedAsideTellsWhatFailedAndNoWordOfThePerson() {
    conversation.before(
        "a",
        arrived -> {
          throw new IllegalArgumentException("cannot read " + text(arrived));
        });
    var inbox = start();

    inbox.put(List.of(test.said("a", "my secret")));

    await().untilAsserted(() -> assertThat(test.deadLetters().list(10)).hasSize(1));
    var letter = test.deadLetters().list(10).getFirst();
    assertThat(letter.detail()).startsWith("IllegalArgumentException at tsunagu.inbox.InboxTests");
    assertThat(letter.masked()).isEqualTo("●●●●●●●●● (9)");
    assertThat(letter.toString()).doesNotContain("secret");
  }

  @Test
  void whatWasMovedAsideCanBeTriedAgain() {
    var broken = new AtomicBoolean(true);
    conversation.before(
        "a",
        _ -> {
          if (broken.get()) {
            throw new IllegalStateException("not yet");
          }
        });
    var inbox = start();
    inbox.put(List.of(test.said("a", "one")));
    await().untilAsserted(() -> assertThat(test.deadLetters().list(10)).hasSize(1));

    broken.set(false);
    assertThat(test.deadLetters().retry(test.deadLetters().list(10).getFirst().id())).isTrue();

    await()
        .untilAsserted(() -> assertThat(conversation.of("a")).containsExactly("sorry: one", "one"));
    assertThat(test.deadLetters().count()).isZero();
  }

  @Test
  void aTurnThatHangsIsInterruptedAndMovesAside() {
    var tries = new AtomicInteger();
    conversation.before(
        "a",
        arrived -> {
          if (text(arrived).equals("hang")) {
            tries.incrementAndGet();
            hangUntilInterrupted();
          }
        });
    var inbox = start(settings(Duration.ofMillis(50), 200));

    inbox.put(List.of(test.said("a", "hang"), test.said("a", "healthy")));

    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () -> assertThat(conversation.of("a")).containsExactly("sorry: hang", "healthy"));
    assertThat(tries).hasValue(3);
    assertThat(test.deadLetters().list(1).getFirst().detail()).startsWith("TooLong");
  }

  @Test
  void whoWritesTooFastIsAnsweredUpToTheLimitAskedOnceAndThenLeftAlone() {
    var inbox = start(settings(Duration.ofSeconds(2), 5));
    var texts = IntStream.range(0, 60).mapToObj(i -> test.said("a", "text " + i)).toList();

    inbox.put(texts);
    inbox.put(List.of(test.said("b", "one")));

    await().untilAsserted(() -> assertThat(conversation.of("b")).containsExactly("one"));
    await().untilAsserted(() -> assertThat(test.lanes().waiting(lane("a"), 0, 10)).isEmpty());
    assertThat(conversation.of("a"))
        .containsExactly("text 0", "text 1", "text 2", "text 3", "text 4", "please wait");
    assertThat(meters.counter("tsunagu.inbox.too-fast", "what", "left").count()).isEqualTo(54);
    assertThat(test.deadLetters().count()).isZero();
  }

  @Test
  void waitsAsLongAsRedisIsAway() {
    var away = new AtomicInteger(8);
    conversation.before(
        "a",
        _ -> {
          if (away.decrementAndGet() > 0) {
            throw new LaneUnavailable("unreachable", new IllegalStateException());
          }
        });
    var inbox = start();

    inbox.put(List.of(test.said("a", "one")));

    await().untilAsserted(() -> assertThat(conversation.of("a")).containsExactly("one"));
    assertThat(meters.counter("tsunagu.inbox.buried").count()).isZero();
  }

  @Test
  void countsWhatItDrops() {
    var inbox = start();
    var said = test.said("a", "one");

    assertThat(inbox.put(List.of(said, said))).isEqualTo(new Inbox.Put.Stored(1, 1));
    assertThat(inbox.put(List.of(said))).isEqualTo(new Inbox.Put.Stored(0, 1));

    assertThat(meters.counter("tsunagu.inbox.accepted").count()).isEqualTo(1);
    assertThat(meters.counter("tsunagu.inbox.duplicate").count()).isEqualTo(2);
    await().untilAsserted(() -> assertThat(conversation.of("a")).containsExactly("one"));
  }

  @Test
  void refusesWithAReasonWhenTheLanesDo() {
    var inbox =
        new LaneInbox(
            FakeLanes.refusing(new LaneUnavailable("timeout", new IllegalStateException())),
            new InboxCounts(meters),
            Trips.OFF);

    assertThat(inbox.put(List.of(test.said("a", "one"))))
        .isEqualTo(new Inbox.Put.Refused("timeout"));
    assertThat(meters.counter("tsunagu.inbox.refused", "reason", "timeout").count()).isEqualTo(1);
  }

  @Test
  void letsTimersFire() {
    var arrived = test.arrived(test.said("a", "one"));
    test.lanes()
        .commit(
            new Commit(
                arrived,
                0,
                "{}",
                Duration.ofDays(1),
                null,
                List.of(new Commit.Timer("idle", "s", Instant.now().minusSeconds(1))),
                List.of()));

    start();

    await().untilAsserted(() -> assertThat(conversation.of("a")).containsExactly("due: idle"));
  }

  @Test
  void knowsHowLongTheOldestWaits() {
    var received = Instant.now().minusSeconds(30);
    var events =
        List.of(
            new Arrived(0, 1, received, test.said("a", "one")),
            new Arrived(0, 2, received.minusSeconds(9), test.said("a", "two")));
    var goes = new CountDownLatch(1);
    conversation.committingNothing().before("a", _ -> unchecked(goes));
    var turns = new Turns(FakeLanes.holding(events), conversation, SETTINGS, counts());
    var intake = new Intake(0, FakeLanes.holding(events), turns, 16);
    assertThat(intake.oldest()).isEmpty();

    intake.open();

    await().untilAsserted(() -> assertThat(intake.oldest()).contains(received));
    goes.countDown();
    await().untilAsserted(() -> assertThat(intake.oldest()).isEmpty());
  }

  @Test
  void readsWhatItDidNotHearOf() {
    var events =
        IntStream.rangeClosed(1, 5)
            .mapToObj(i -> new Arrived(0, i, Instant.now(), test.said("a", "text " + i)))
            .toList();
    var intake =
        new Intake(
            0,
            FakeLanes.holding(events),
            new Turns(
                FakeLanes.holding(events), conversation.committingNothing(), SETTINGS, counts()),
            16);
    intake.open();
    await().untilAsserted(() -> assertThat(conversation.count()).isEqualTo(5));

    intake.arrived(events.get(4));
    intake.arrived(events.get(1));

    assertThat(conversation.of("a"))
        .containsExactly("text 1", "text 2", "text 3", "text 4", "text 5");
  }

  @Test
  void endsRunningTurnsAndBeginsNoOther() {
    var began = new CountDownLatch(1);
    var hang = new CountDownLatch(1);
    conversation.before(
        "a",
        _ -> {
          began.countDown();
          unchecked(hang);
        });
    var inbox = start();
    inbox.put(List.of(test.said("a", "one"), test.said("a", "two")));
    unchecked(began);

    var stop = CompletableFuture.runAsync(started.getFirst()::stop);
    await().until(() -> !started.getFirst().isRunning());
    hang.countDown();
    stop.join();

    assertThat(conversation.of("a")).containsExactly("one");
    assertThat(test.lanes().waiting(lane("a"), 0, 10))
        .extracting(InboxTests::text)
        .containsExactly("two");
  }

  @Test
  void theNextInstanceGoesOnWhereTheFirstEnded() {
    var inbox = start();
    var second = new Listening(test.beside());
    start(second);
    var texts = IntStream.range(0, 60).mapToObj(i -> "text " + i).toList();
    var halfway = new CountDownLatch(30);
    conversation.before("a", _ -> halfway.countDown());

    inbox.put(texts.stream().map(text -> test.said("a", text)).toList());
    unchecked(halfway);
    started.getFirst().stop();
    test.stopFirst();

    await()
        .untilAsserted(() ->
            assertThat(Stream.of(conversation, second).flatMap(c -> c.of("a").stream()))
                .isEqualTo(texts));
    assertThat(second.of("a")).isNotEmpty();
  }

  private Inbox start() {
    return start(conversation);
  }

  private Inbox start(InboxSettings settings) {
    return start(conversation, settings);
  }

  private Inbox start(Listening conversation) {
    return start(conversation, SETTINGS);
  }

  private Inbox start(Listening conversation, InboxSettings settings) {
    var lanes = conversation.lanes();
    var consumer =
        new Consumer(lanes, new Turns(lanes, conversation, settings, counts()), settings.memory());
    started.add(consumer);
    consumer.start();
    return new LaneInbox(lanes, counts(), Trips.OFF);
  }

  private InboxCounts counts() {
    return new InboxCounts(meters);
  }

  private int lane(String who) {
    return test.lanes().lane(test.lanes().person("U" + who));
  }

  private static String text(Arrived arrived) {
    return switch (arrived.incoming().what()) {
      case Incoming.What.Said(var text, _) -> text;
      case Incoming.What.Due(var name, _) -> "due: " + name;
      default -> "?";
    };
  }

  private static void hangUntilInterrupted() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("given up on", e);
    }
  }

  private static void unchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes down what it hears and commits it. */
  private final class Listening implements Conversation {
    final Map<PersonId, List<String>> heard = new ConcurrentHashMap<>();
    private final Map<String, java.util.function.Consumer<Arrived>> before =
        new ConcurrentHashMap<>();
    private final @Nullable Lanes own;
    private boolean silent;

    /** On a second instance's lanes, or on the test's where there is none. */
    Listening(@Nullable Lanes own) {
      this.own = own;
    }

    Lanes lanes() {
      return own == null ? test.lanes() : own;
    }

    void before(String who, java.util.function.Consumer<Arrived> work) {
      before.put("U" + who, work);
    }

    Listening committingNothing() {
      silent = true;
      return this;
    }

    @Override
    public Commit.Answer turn(Arrived arrived) {
      var address = arrived.incoming().address();
      if (address != null) {
        before.getOrDefault(address, _ -> {}).accept(arrived);
      }
      return write(arrived, text(arrived));
    }

    @Override
    public Commit.Answer apologise(Arrived arrived, Lanes.Failure failure) {
      return write(arrived, "sorry: " + text(arrived), new Write.Bury(arrived, failure));
    }

    @Override
    public Commit.Answer slowDown(Arrived arrived) {
      return write(arrived, "please wait");
    }

    private Commit.Answer write(Arrived arrived, String words, Write... writes) {
      var person = arrived.incoming().person();
      heard
          .computeIfAbsent(person, _ -> new java.util.concurrent.CopyOnWriteArrayList<>())
          .add(words);
      if (silent) {
        return Commit.Answer.OK;
      }
      var version = lanes().find(person).map(Lanes.Standing::version).orElse(0L);
      return lanes()
          .commit(
              new Commit(
                  arrived, version, "{}", Duration.ofDays(1), null, List.of(), List.of(writes)));
    }

    List<String> of(String who) {
      return heard.getOrDefault(test.lanes().person("U" + who), List.of());
    }

    int count() {
      return heard.values().stream().mapToInt(List::size).sum();
    }
  }
}
