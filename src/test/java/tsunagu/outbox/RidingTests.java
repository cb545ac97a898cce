package tsunagu.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tsunagu.message.Incoming.What;
import tsunagu.message.Outgoing;

/** Parcels that wait, and what a later reply, a kill or an open circuit does to them. */
class RidingTests {
  private static final String RATE = "429 The API rate limit has been exceeded.";

  @RegisterExtension final Office office = new Office();

  /** A push that waits long without having left. */
  private void awaitLongWait(Office.Worker worker) {
    office.line().next("push", "429 too many to one person");
    office.say(worker, "aki", null, Office.question("一"));
    await().until(() -> office.line().calls.size() == 1);
    await().until(worker::isIdle);
  }

  @Test
  void aFreshReplyTakesAlongWhatWaitsLonger() {
    var worker = office.worker();
    awaitLongWait(worker);

    office.say(worker, "aki", "t", Office.question("二"));

    office.awaitSettled();
    assertThat(office.line().taken)
        .hasSize(1)
        .allSatisfy(call -> {
          assertThat(call.kind()).isEqualTo("reply");
          assertThat(call.texts()).containsExactly("一", "二");
        });
  }

  @Test
  void moreThanFiveObjectsDoNotGoTogetherAndKeepTheirOrder() {
    office.leaping = true;
    var worker = office.worker();
    office.line().next("push", "429 too many to one person");
    office.say(worker, "aki", null, Office.question("一"));
    var card = new Outgoing.Card("題", "", List.of(), List.of());
    var cards = new Outgoing.Part.Cards("二", List.of(card));
    var five = new Outgoing(Collections.nCopies(5, cards), List.of(), Outgoing.Manner.PLAIN);
    office.say(worker, "aki", "t", five);

    office.awaitSettled();
    assertThat(office.line().read()).containsExactly("一", "二", "二", "二", "二", "二");
  }

  @Test
  void aPushThatMayHaveArrivedGoesNoOtherWay() {
    office.settings = Office.patient();
    office.leaping = true;
    office.line().next("push", "took 500 x", "500 x", "500 x", "500 x");
    var worker = office.worker();
    office.say(worker, "aki", null, Office.question("一"));
    office.say(worker, "aki", "t", Office.question("二"));

    office.awaitSettled();
    assertThat(office.line().read()).containsExactly("一", "二");
  }

  @Test
  void killedAfterTheCommonReplyWasAcceptedNobodyReadsAnythingTwice() {
    var first = office.worker();
    awaitLongWait(first);
    office.line().next("reply", "took silence");
    office.say(first, "aki", "t", Office.question("二"));
    await().until(() -> office.line().taken.size() == 1);
    first.kill();

    office.worker();

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly("push", "reply", "reply");
    assertThat(office.line().read()).containsExactly("一", "二");
  }

  @Test
  void whenTheCommonReplyWasNeverGoodEachGoesItsOwnWay() {
    office.leaping = true;
    var worker = office.worker();
    office.line().next("push", "429 too many to one person");
    office.line().spent.add("t");
    office.say(worker, "aki", null, Office.question("一"));
    office.say(worker, "aki", "t", Office.question("二"));

    office.awaitSettled();
    assertThat(office.line().read()).containsExactly("一", "二");
    assertThat(office.line().taken).extracting(LineDouble.Call::kind).containsOnly("push");
  }

  @Test
  void theWaitBeforeTheNextAttemptSurvivesATakeover() {
    var first = office.worker();
    office.line().next("push", "429 too many to one person");
    var arrived = office.say(first, "aki", null, Office.question("一"));
    await().until(() -> office.line().calls.size() == 1);
    await().until(first::isIdle);
    first.kill();
    var next = office.attempt(arrived).next();
    assertThat(next).isAfter(office.now().plusSeconds(50));

    var second = office.worker();
    await().until(() -> second.room.waiting(office.now()).parcels() == 1);

    assertThat(office.line().calls).hasSize(1);
    assertThat(office.attempt(arrived)).returns(1, Attempt::count).returns(next, Attempt::next);
  }

  @Test
  void aParcelMadeWhileTheCircuitIsOpenCountsAsNeverSentAlsoAfterATakeover() {
    var first = office.worker();
    for (var failure = 0; failure < 5; failure++) {
      office.line().next("reply", "500 x");
      office.say(first, "beni", "b" + failure, Office.words("x"));
    }
    await().until(() -> first.gate.isOpen(Endpoint.REPLY));
    var arrived = office.heard("aki", "t", new What.Said("やあ", "m"));
    office.commit(first, arrived, Office.question("一"));
    first.kill();
    office.line().spent.add("t");

    office.worker();

    office.awaitSettled();
    assertThat(office.line().taken.stream().filter(call -> call.to().equals(List.of("Uaki"))))
        .as("its token was bad from the start, so it is pushed, not presumed")
        .hasSize(1);
  }

  @Test
  void whenTheRateAllowsNoCallNothingHasLeft() {
    office.settings = Office.settings(new OutboxSettings.Rates(1, 1_900, 190));
    office.leaping = true;
    var worker = office.worker();
    office.line().next("reply", RATE, RATE);
    office.say(worker, "aki", "t", Office.question("一"));

    office.awaitSettled();
    assertThat(office.line().read()).containsExactly("一");
    office.pass(Duration.ZERO);
  }
}
