package tsunagu.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tsunagu.lane.Lanes;
import tsunagu.message.Incoming.What;

/** Parcels on their way to a LINE that answers as it is told, over real lanes and real HTTP. */
class PostmanTests {
  @RegisterExtension final Office office = new Office();

  @Test
  void aFreshTokenIsAnsweredFree() {
    office.say(office.worker(), "aki", "fresh", Office.words("やあ"));

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly("reply");
    assertThat(office.line().calls.getFirst())
        .returns("", LineDouble.Call::key)
        .returns("fresh", LineDouble.Call::token)
        .returns(List.of("やあ"), LineDouble.Call::texts);
  }

  @Test
  void anOldTokenBecomesAPushWithTheKeyItWasBornWith() {
    var worker = office.worker();
    var arrived = office.heard("aki", "old", new What.Said("やあ", "m"));
    office.pass(Duration.ofSeconds(51));
    office.say(worker, arrived, Office.words("やあ"));

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly("push");
    assertThat(office.line().calls.getFirst().key())
        .isEqualTo(arrived.incoming().id().key(0).toString());
  }

  @Test
  void aTokenUsedByAnUnansweredAttemptIsPresumedRead() {
    var worker = office.worker();
    office.line().next("reply", "took 500 oops");
    office.say(worker, "aki", "t", Office.words("やあ"));

    office.awaitSettled();
    assertThat(office.line().kinds()).containsOnly("reply");
    assertThat(office.line().read()).containsExactly("やあ");
    assertThat(worker.counted("tsunagu.outbox.presumed")).isOne();
    assertThat(worker.budget.month().counts().presumed()).isOne();
  }

  @Test
  void aTokenThatWasNeverGoodBecomesAPush() {
    office.line().spent.add("t");
    office.say(office.worker(), "aki", "t", Office.words("やあ"));

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly("reply", "push");
  }

  @Test
  void aPushIsRepeatedWithTheSameKeyAndBodyUntilLineHasIt() {
    office
        .line()
        .next("push", "500 a", "cut", "429 The API rate limit has been exceeded", "took cut");
    office.say(office.worker(), "aki", null, Office.words("やあ"));

    office.awaitSettled();
    assertThat(office.line().calls)
        .hasSize(5)
        .extracting(LineDouble.Call::key)
        .containsOnly(office.line().calls.getFirst().key());
    assertThat(office.line().calls)
        .extracting(LineDouble.Call::body)
        .containsOnly(office.line().calls.getFirst().body());
    assertThat(office.line().read()).containsExactly("やあ");
  }

  @Test
  void aPersonsParcelsKeepTheirOrder() {
    var worker = office.worker();
    office.line().next("push", "500 a", "500 b");
    for (var number = 1; number <= 5; number++) {
      office.say(worker, "aki", null, Office.words("words " + number));
    }

    office.awaitSettled();
    assertThat(office.line().read())
        .containsExactly("words 1", "words 2", "words 3", "words 4", "words 5");
  }

  @Test
  void theSecondCallOfALongAnswerIsAPushThatIsWrittenDownFirst() {
    var worker = office.worker();
    var cards =
        new tsunagu.message.Outgoing.Part.Cards(
            "カード", List.of(new tsunagu.message.Outgoing.Card("題", "", List.of(), List.of())));
    var six =
        new tsunagu.message.Outgoing(
            java.util.Collections.nCopies(3, cards),
            List.of(),
            tsunagu.message.Outgoing.Manner.PLAIN);
    office.say(worker, "aki", "t", six, six);

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly("reply", "push");
    assertThat(office.line().read()).hasSize(6);
  }

  @Test
  void afterATakeoverAUsedTokenMeansItWasSaid() {
    var first = office.worker();
    first.kill();
    var arrived = office.heard("aki", "t", new What.Said("やあ", "m"));
    office.commit(first, arrived, Office.words("やあ"));
    office.line().spent.add("t");

    office.worker();

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly("reply");
  }

  @Test
  void afterATakeoverARecordOfTheFirstVersionIsUnderstood() {
    var arrived = office.heard("aki", "t", new What.Said("やあ", "m"));
    var first = office.worker();
    first.kill();
    office.commit(first, arrived, Office.words("やあ"));
    var record =
        "{\"call\":0,\"mode\":\"PUSH\",\"maybe\":false,\"count\":1,\"firstPush\":\""
            + Instant.now()
            + "\"}";
    office
        .lanes()
        .settle(
            new Lanes.Settling(
                arrived.lane(), List.of(), Map.of(arrived.number(), record), Map.of()));

    office.worker();

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly("push");
  }

  @Test
  void aNewParcelWaitsUntilWhatLiesInTheLaneWasRead() {
    var old = office.heard("aki", null, new What.Said("0", "m"));
    var killed = office.worker();
    killed.kill();
    office.line().next("push", "500 later", "500 later");
    office.commit(killed, old, Office.words("first"));

    // taken over and spoken to at the same moment
    var worker = office.begin();
    office.say(worker, "aki", null, Office.words("second"));

    office.awaitSettled();
    assertThat(office.line().read()).containsExactly("first", "second");
  }

  @Test
  void aParcelPutIntoALaneByAnotherInstanceIsFound() {
    var worker = office.worker();
    var arrived = office.heard("aki", null, new What.Said("やあ", "m"));
    office.commit(worker, arrived, Office.words("やあ"));

    await()
        .until(() -> {
          worker.postman.lookAround();
          return office.isEmpty();
        });
    assertThat(office.line().read()).containsExactly("やあ");
  }

  @Test
  void aParcelTriedAgainFromTheDeadLettersLongAfterwardsIsPushedWithoutAnApology() {
    var worker = office.worker();
    var arrived = office.heard("aki", "t", new What.Said("やあ", "m"));
    office.commit(worker, arrived, Office.words("やあ"));
    office.pass(Duration.ofHours(3));

    await()
        .until(() -> {
          worker.postman.lookAround();
          return office.isEmpty();
        });
    assertThat(office.line().kinds()).containsExactly("push");
    assertThat(office.line().read()).containsExactly("やあ");
  }

  @Test
  void anAnswerThatIsCarriedAgainByATurnThatEndsLateIsNotSaidAgain() {
    var worker = office.worker();
    var arrived = office.heard("aki", "t", new What.Said("やあ", "m"));
    var parcel = office.commit(worker, arrived, Office.words("やあ"));
    worker.postman.carry(arrived.lane(), arrived.number(), parcel);
    office.awaitSettled();

    worker.postman.carry(arrived.lane(), arrived.number(), parcel);

    await().until(() -> worker.room.waiting(office.now()).parcels() == 0);
    assertThat(office.line().kinds()).containsExactly("reply");
  }

  @Test
  void anAnswerWhoseSettlingRedisNeverHeardOfIsNotSaidAgainHoweverOldItIs() {
    var worker = office.worker();
    var arrived = office.heard("aki", "t", new What.Said("やあ", "m"));
    var parcel = office.commit(worker, arrived, Office.words("やあ"));
    var stored = office.stored(arrived);
    worker.postman.carry(arrived.lane(), arrived.number(), parcel);
    office.awaitSettled();
    office.store(arrived, stored);
    office.pass(Duration.ofMinutes(3));

    worker.postman.doubted();

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly("reply");
  }

  @Test
  void row23ATurnThatRedisForgotAndIsRunAgainIsNotSaidAgain() {
    office.forgetful = true;
    office.line().spent.add("t");
    var worker = office.worker();

    office.say(worker, "aki", "t", Office.words("やあ"));

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly("reply");
    assertThat(worker.counted("tsunagu.outbox.presumed")).isOne();
  }

  @Test
  void row23AnAnswerThatRedisDidNotForgetIsSaidAlthoughItMightHave() {
    office.forgetful = true;

    office.say(office.worker(), "aki", "t", Office.words("やあ"));

    office.awaitSettled();
    assertThat(office.line().read()).containsExactly("やあ");
    assertThat(office.line().kinds()).containsExactly("reply");
  }

  @Test
  void row23AfterALongOutageNothingIsKeptBackAndNothingRepeatedWithoutAWord() {
    office.forgetful = true;
    office.line().spent.add("t");
    var arrived = office.heard("aki", "t", new What.Said("やあ", "m"));
    office.pass(Duration.ofMinutes(5));

    office.say(office.worker(), arrived, Office.words("やあ"));

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly("reply", "push");
    assertThat(office.line().read()).hasSize(2).first().asString().contains("重なって");
  }

  @Test
  void afterATakeoverATokenThatMayBeUsedIsAskedUntilLineSaysClearly() {
    var first = office.worker();
    first.kill();
    var arrived = office.heard("aki", "t", new What.Said("やあ", "m"));
    office.commit(first, arrived, Office.words("やあ"));
    office.pass(Duration.ofSeconds(55));
    office.line().next("reply", "500 oops", "cut");

    office.worker();

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly("reply", "reply", "reply");
    assertThat(office.line().read()).containsExactly("やあ");
  }

  @Test
  void theWishToPushOfAnOwnerWhoLostItsLaneIsNotCarriedOut() {
    var worker = office.worker();
    office.line().spent.add("t");
    worker.fenced = true;
    office.say(worker, "aki", "t", Office.words("やあ"));
    await().until(() -> office.line().kinds().equals(java.util.List.of("reply")));
    await().until(() -> worker.room.waiting(office.now()).parcels() == 0);
    assertThat(office.line().calls).hasSize(1);

    office.worker();

    office.awaitSettled();
    assertThat(office.line().taken).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void nobodyIsSpokenToWithoutALeaseThatLasts() {
    var worker = office.worker();
    worker.leaseless = true;
    office.say(worker, "aki", "t", Office.words("やあ"));
    await().during(Duration.ofMillis(300)).until(() -> office.line().calls.isEmpty());

    worker.leaseless = false;

    office.awaitSettled();
    assertThat(office.line().read()).containsExactly("やあ");
  }

  @Test
  void whatIsDueStillGoesWhenTheProgramEnds() {
    var worker = office.worker();
    for (var person = 0; person < 50; person++) {
      office.say(worker, "p" + person, "t" + person, Office.words("やあ"));
    }

    worker.postman.stop();

    assertThat(office.line().taken).hasSize(50);
  }
}
