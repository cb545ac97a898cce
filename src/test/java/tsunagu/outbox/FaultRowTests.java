package tsunagu.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsunagu.lane.LaneUnavailable;
import tsunagu.message.Incoming;
import tsunagu.message.Incoming.What;

/** The rows of the fault table that the outbox answers for; each says lost, doubled, disordered. */
class FaultRowTests {
  private static final Logger LOG = LoggerFactory.getLogger(FaultRowTests.class);

  @RegisterExtension final Office office = new Office();

  /** What people could read against what was said to them: {@code name:number} in each text. */
  private void judge(String row, int people, int each, int ambiguous) {
    var heard = new HashMap<String, List<Integer>>();
    for (var text : office.line().read()) {
      var parts = text.substring(text.lastIndexOf('\n') + 1).split(":", 2);
      heard.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(Integer.parseInt(parts[1]));
    }
    var lost = 0;
    var doubled = 0;
    var disordered = 0;
    for (var person = 0; person < people; person++) {
      var numbers = heard.getOrDefault("p" + person, List.of());
      var distinct = numbers.stream().distinct().toList();
      lost += each - distinct.size();
      doubled += numbers.size() - distinct.size();
      disordered += distinct.equals(distinct.stream().sorted().toList()) ? 0 : 1;
    }
    LOG.info(
        "row {}: lost {}, doubled {}, out of order {}, ambiguous {}",
        row,
        lost,
        doubled,
        disordered,
        ambiguous);
    assertThat(List.of(lost, doubled, disordered)).containsOnly(0);
    assertThat(office.isEmpty()).isTrue();
  }

  @Test
  void row7KilledAfterLineAcceptedAReplyBeforeItsAnswerWasRead() {
    var first = office.worker();
    office.line().next("reply", "took silence");
    office.say(first, "p0", "t", Office.question("p0:0"));
    await().until(() -> !office.line().taken.isEmpty());
    first.kill();

    var second = office.worker();

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly("reply", "reply");
    assertThat(second.counted("tsunagu.outbox.presumed")).isOne();
    judge("7", 1, 1, 0);
  }

  /** Whoever carries goes on while the lease lasts; what is said is settled when Redis writes. */
  @Test
  void row18WhatWasCommittedBeforeRedisBecameReadOnlyIsSaidOnce() {
    var worker = office.worker();
    var arrived = office.heard("p0", "t", new Incoming.What.Said("こんにちは", "m"));
    var parcel = office.commit(worker, arrived, Office.question("p0:0"));
    readOnly("1");
    try {
      worker.postman.carry(arrived.lane(), arrived.number(), parcel);
      assertThatThrownBy(() -> office.heard("p0", "t2", new Incoming.What.Unfollowed()))
          .isInstanceOf(LaneUnavailable.class);
      assertThat(office.isEmpty()).isFalse();
    } finally {
      readOnly("0");
    }

    await().atMost(Duration.ofSeconds(40)).until(office::isEmpty);
    judge("18", 1, 1, 0);
  }

  private void readOnly(String replicas) {
    office
        .redis()
        .redis()
        .getRequiredConnectionFactory()
        .getConnection()
        .serverCommands()
        .setConfig("min-replicas-to-write", replicas);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply", "push"})
  void row8KilledAfterTheSettlingWasDecidedBeforeItWasWritten(String call) {
    var first = office.worker();
    office.line().manner =
        _ -> {
          first.kill();
          return "ok";
        };
    office.say(first, "p0", call.equals("reply") ? "t" : null, Office.question("p0:0"));
    await().until(() -> !office.line().taken.isEmpty());
    await().until(first::isIdle);

    office.worker();

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly(call, call);
    judge("8 " + call, 1, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"between", "after"})
  void row9KilledBetweenTheTurnToPushAndThePushAndAfterIt(String moment) {
    var first = office.worker();
    office.line().spent.add("t");
    office.line().manner =
        called -> {
          if (called.kind().equals("push")) {
            first.kill();
            return moment.equals("between") ? "cut" : "took cut";
          }
          return "ok";
        };
    var arrived = office.say(first, "p0", "t", Office.question("p0:0"));
    await().until(() -> office.line().kinds().contains("push"));
    await().until(first::isIdle);
    assertThat(office.attempt(arrived).mode()).isEqualTo(Attempt.Mode.PUSH);
    office.line().manner = _ -> "ok";

    office.worker();

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly("reply", "push", "push");
    judge("9 " + moment, 1, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "took bytes 0",
        "took bytes 5",
        "took bytes 15",
        "took bytes 40",
        "took drip",
        "cut"
      })
  void row26LineIsCutAfterAnyNumberOfBytesDripsOrIsABlackHole(String manner) {
    var worker = office.worker();
    office.line().next("reply", manner);
    office.line().next("push", manner);
    office.say(worker, "p0", "t", Office.question("p0:0"));
    office.say(worker, "p1", null, Office.question("p1:0"));

    office.awaitSettled();
    judge("26 " + manner, 2, 1, 0);
  }

  private void brokenFor(Duration time) {
    office.leaping = true;
    office.settings = Office.patient();
    var start = office.now();
    office.line().manner =
        call -> {
          var since = Duration.between(start, office.now());
          if (since.toSeconds() > 60) {
            // LINE: a token is good for about a minute
            office.line().spent.add(call.token());
          }
          return since.compareTo(time) < 0 ? "500 x" : "ok";
        };
  }

  @Test
  void row27LineIsBrokenForThirtySecondsAndTheReplyStillGoes() {
    brokenFor(Duration.ofSeconds(30));
    office.say(office.worker(), "p0", "t", Office.question("p0:0"));

    office.awaitSettled();
    assertThat(office.line().kinds()).containsOnly("reply");
    judge("27, 30 s", 1, 1, 0);
  }

  @Test
  void row27LineIsBrokenForSeventySecondsAndWhatIsNeededIsPushedWithAnApology() {
    brokenFor(Duration.ofSeconds(70));
    var worker = office.worker();
    office.say(worker, "p0", "t", Office.question("p0:0"));

    office.awaitSettled();
    assertThat(office.line().kinds()).endsWith("push");
    assertThat(office.line().read().getFirst()).contains("重なっていたら");
    var report = worker.report(office.lanes());
    assertThat(report.doubts(9))
        .hasSize(1)
        .allSatisfy(doubt -> assertThat(doubt.repeated()).isTrue());
    assertThat(report.month().counts().repeated()).isOne();
    office.line().taken.replaceAll(Office::withoutApology);
    judge("27, 70 s", 1, 1, 1);
  }

  @Test
  void row27LineIsBrokenForSeventySecondsAndSmallTalkIsLetGoAndCounted() {
    brokenFor(Duration.ofSeconds(70));
    var worker = office.worker();
    office.say(worker, "p0", "t", Office.words("p0:0"));

    office.awaitSettled();
    assertThat(office.line().taken).isEmpty();
    assertThat(worker.counted("tsunagu.outbox.ambiguous", "how", "dropped")).isOne();
    assertThat(worker.report(office.lanes()).month().counts().silent()).isOne();
  }

  @Test
  void row27LineIsBrokenForADayAndAPushMovesAsideBeforeItsKeyIsForgotten() {
    brokenFor(Duration.ofHours(25));
    var start = office.now();
    var worker = office.worker();
    office.say(worker, "p0", null, Office.question("p0:0"));

    await().atMost(Duration.ofSeconds(20)).until(office::isEmpty);
    assertThat(Duration.between(start, office.now()))
        .isBetween(Duration.ofHours(23), Duration.ofHours(24));
    assertThat(office.line().taken).isEmpty();
    assertThat(worker.counted("tsunagu.outbox.dead")).isOne();
  }

  @Test
  void row28RateBurstsSlowAllInstancesDownAndLoseNothing() {
    office.settings = Office.settings(new OutboxSettings.Rates(400, 400, 40));
    var second = new AtomicLong();
    var calls = new AtomicInteger();
    office.line().manner =
        _ -> {
          var now = System.currentTimeMillis() / 1_000;
          if (second.getAndSet(now) != now) {
            calls.set(0);
          }
          return calls.incrementAndGet() <= 100
              ? "ok"
              : "429 The API rate limit has been exceeded.";
        };
    var worker = office.worker();
    for (var person = 0; person < 300; person++) {
      office.say(worker, "p" + person, "t" + person, Office.question("p" + person + ":0"));
    }

    await().atMost(Duration.ofSeconds(30)).until(office::isEmpty);
    assertThat(office.redis().redis().<String, String>opsForHash().get("t:{line}:rate:reply", "f"))
        .isNotNull()
        .satisfies(factor -> assertThat(Integer.parseInt(factor)).isLessThan(1_000));
    judge("28 rate", 300, 1, 0);
  }

  @Test
  void row28WithoutQuotaPushesAreHeldToldAndGoAlongWithTheNextReply() {
    office.line().quota = 1;
    office.line().used = 1;
    office.line().next("push", "429 {\"message\":\"You have reached your monthly limit.\"}");
    var worker = office.worker();
    office.say(worker, "p0", null, Office.question("p0:0"));
    office.say(worker, "p0", null, Office.words("p0:1"));
    var report = worker.report(office.lanes());
    await().until(() -> report.waiting().held() == 2);
    assertThat(report.month())
        .returns(Sending.Means.SPENT, Sending.Month::means)
        .returns(0L, Sending.Month::left);
    assertThat(report.month().counts().held()).isEqualTo(2);
    assertThat(office.line().taken).isEmpty();

    office.say(worker, "p0", "t", Office.question("p0:2"));

    office.awaitSettled();
    assertThat(office.line().taken).extracting(LineDouble.Call::kind).containsExactly("reply");
    assertThat(report.month().counts().combined()).isEqualTo(2);
    judge("28 quota", 1, 3, 0);
  }

  @Test
  void row28LineItselfRefusesForWantOfQuotaAndTheNextMonthLetsThemGo() {
    office.line().next("push", "429 {\"message\":\"You have reached your monthly limit.\"}");
    var worker = office.worker();
    office.say(worker, "p0", null, Office.question("p0:0"));
    await().until(() -> worker.report(office.lanes()).waiting().held() == 1);
    assertThat(worker.budget.means()).isEqualTo(Sending.Means.SPENT);
    worker.postman.lookAround();
    assertThat(office.line().taken).isEmpty();

    office.pass(Duration.ofDays(31));
    worker.postman.lookAround();

    office.awaitSettled();
    judge("28 next month", 1, 1, 0);
  }

  @Test
  void row29ManyWhoseAnswersHangDoNotKeepOthersWaiting() {
    var hanging = new CountDownLatch(1);
    office.line().manner =
        call -> {
          if (call.token().startsWith("slow")) {
            awaitQuietly(hanging);
          }
          return "ok";
        };
    office.settings =
        Office.settings(new OutboxSettings.Rates(1_900, 1_900, 190), Duration.ofSeconds(20));
    var worker = office.worker();
    for (var person = 0; person < 100; person++) {
      office.say(worker, "p" + person, "slow" + person, Office.question("p" + person + ":0"));
    }
    for (var person = 100; person < 300; person++) {
      office.say(worker, "p" + person, "t" + person, Office.question("p" + person + ":0"));
    }

    await().atMost(Duration.ofSeconds(15)).until(() -> office.line().taken.size() == 200);
    hanging.countDown();
    office.awaitSettled();
    judge("29", 300, 1, 0);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void row30LineCutsAFifthOfAllCallsBeforeOrAfterAcceptingThem() {
    var seed = System.nanoTime();
    LOG.info("row 30: seed {}", seed);
    var random = new Random(seed);
    var manners = List.of("cut", "took cut", "took 503-retry", "500 x");
    office.line().manner =
        _ -> {
          synchronized (random) {
            return random.nextInt(5) == 0 ? manners.get(random.nextInt(4)) : "ok";
          }
        };
    var worker = office.worker();
    for (var number = 0; number < 6; number++) {
      for (var person = 0; person < 40; person++) {
        var token = number % 2 == 0 ? "t" + person + "-" + number : null;
        office.say(worker, "p" + person, token, Office.question("p" + person + ":" + number));
      }
    }

    await().atMost(Duration.ofSeconds(40)).until(office::isEmpty);
    assertThat(worker.counted("tsunagu.outbox.ambiguous")).isZero();
    var made = worker.counted("tsunagu.outbox.line");
    var unsent = worker.counted("tsunagu.outbox.line", "answer", "not-sent");
    assertThat(made - unsent).isEqualTo(office.line().calls.size());
    judge("30", 40, 6, 0);
  }

  @Test
  void row31AnswersThatAreNotJsonCountByTheirStatus() {
    office.line().next("reply", "took 200 <html>", "502 <html>", "ok", "400 {\"mess");
    var worker = office.worker();
    office.say(worker, "p0", "a", Office.question("p0:0"));
    office.awaitSettled();
    office.say(worker, "p0", "b", Office.question("p0:1"));
    office.awaitSettled();
    judge("31", 1, 2, 0);
    office.say(worker, "p0", "c", Office.question("p0:2"));
    await().until(() -> worker.counted("tsunagu.outbox.dead") == 1);
  }

  @Test
  void row34ALateEventWithAnOldTokenIsAnsweredByReplyIfLineTakesItElseByPush() {
    var worker = office.worker();
    office.line().spent.add("old");
    office.say(worker, "p0", "renewed", Office.question("p0:0"));
    office.say(worker, "p1", "old", Office.question("p1:0"));

    office.awaitSettled();
    assertThat(office.line().taken)
        .extracting(LineDouble.Call::kind)
        .containsExactlyInAnyOrder("reply", "push");
    judge("34", 2, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unfollow", "erase"})
  void row46WhatWaitsForSomeoneWhoLeftIsDroppedBeforeItIsSent(String how) {
    var worker = office.worker();
    office.line().manner = call -> call.to().contains("Up0") ? "500 x" : "ok";
    office.say(worker, "p0", null, Office.question("p0:0"));
    office.say(worker, "p0", null, Office.question("p0:1"));
    await().until(() -> !office.line().calls.isEmpty());
    var what = how.equals("erase") ? new What.AskedToBeForgotten() : new What.Unfollowed();

    worker.postman.withdraw(office.heard("p0", null, what));

    assertThat(office.isEmpty()).isTrue();
    office.line().manner = _ -> "ok";
    office.say(worker, "p1", null, Office.question("p1:0"));
    office.awaitSettled();
    worker.postman.lookAround();
    assertThat(office.line().read()).containsExactly("p1:0");
    await().until(() -> worker.room.waiting(office.now()).parcels() == 0);
  }

  @Test
  void row46TheAnswerToAMessageTakenBackIsDroppedAndOthersAreNot() {
    var worker = office.worker();
    office.line().manner = _ -> "500 x";
    var answered = office.heard("p0", null, new What.Said("ひみつ", "m1"));
    office.say(worker, answered, Office.question("p0:9"));
    office.say(
        worker, office.heard("p0", null, new What.Said("やあ", "m2")), Office.question("p0:0"));
    await().until(() -> !office.line().calls.isEmpty());

    worker.postman.withdraw(office.heard("p0", null, new What.Unsent("m1")));
    office.line().manner = _ -> "ok";

    office.awaitSettled();
    judge("46 unsend", 1, 1, 0);
  }
}
