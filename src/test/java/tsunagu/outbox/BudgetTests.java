package tsunagu.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsunagu.message.Incoming.What;
import tsunagu.message.Outgoing;
import tsunagu.outbox.Sending.Means;

/** The month's messages: asked of LINE, counted, foretold, and made to last. */
class BudgetTests {
  /** The evening of the tenth in Japan: ten days of thirty have gone. */
  private static final Instant TENTH = Instant.parse("2026-11-10T15:00:00Z");

  @RegisterExtension final Office office = new Office();

  private final AtomicReference<Instant> now = new AtomicReference<>(TENTH);
  private final AtomicInteger asked = new AtomicInteger();

  private Budget budget(long limit, long used) {
    return new Budget(
        new LineStore(office.redis().redis()),
        () -> {
          asked.incrementAndGet();
          return new Outbox.Quota(limit, used);
        },
        office.settings.thrift(),
        now::get);
  }

  @ParameterizedTest(name = "{1} of {0} used on the tenth: {2}, {3} at the month''s end")
  @CsvSource({
    "-1, 5000, AMPLE, 15000",
    "200, 40, AMPLE, 120",
    "200, 90, AMPLE, 270",
    "200, 100, TIGHT, 300",
    "200, 160, TIGHT, 480",
    "200, 199, TIGHT, 597",
    "200, 200, SPENT, 600",
    "0, 0, SPENT, 0"
  })
  void howSparingToBe(long limit, long used, Means means, long forecast) {
    assertThat(budget(limit, used).month())
        .returns(means, Sending.Month::means)
        .returns(forecast, Sending.Month::forecast);
  }

  @Test
  void whatGoesIsCountedOnAllInstancesUntilLineIsAskedAgain() {
    var one = budget(200, 100);
    assertThat(one.means()).isEqualTo(Means.TIGHT);
    one.spent(3);
    one.spent(2);
    assertThat(budget(200, 100).month().used()).isEqualTo(105);
    assertThat(asked).hasValue(1);

    now.set(TENTH.plus(Duration.ofMinutes(6)));
    assertThat(budget(200, 104).month().used()).isEqualTo(104);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aRefusalHoldsUntilTheQuotaGrowsOrTheMonthEnds() {
    budget(-1, 0).refused();
    assertThat(budget(-1, 0).means()).isEqualTo(Means.SPENT);

    now.set(TENTH.plus(Duration.ofMinutes(6)));
    assertThat(budget(5_000, 0).means()).isEqualTo(Means.AMPLE);
    now.set(TENTH.plus(Duration.ofDays(25)));
    assertThat(budget(-1, 0).month())
        .returns(Means.AMPLE, Sending.Month::means)
        .returns(YearMonth.of(2026, 12), Sending.Month::month);
  }

  private Office.Worker tight() {
    office.line().quota = 10;
    office.line().used = 9;
    return office.worker();
  }

  @Test
  void whenFewAreLeftOnlyWhatIsNeededIsPushedAndTheRestGoesAlongLater() {
    var worker = tight();
    office.say(worker, office.heard("aki", null, new What.Due("t", "s")), Office.question("催促"));
    office.say(worker, "aki", null, Office.words("ひとりごと"));
    office.say(worker, "beni", null, Office.question("大事"));

    await().until(() -> office.line().read().equals(List.of("大事")));
    await().until(() -> worker.report(office.lanes()).waiting().held() == 2);
    office.say(worker, "aki", "t", Office.words("はい"));

    office.awaitSettled();
    assertThat(office.line().taken.getLast().texts()).containsExactly("催促", "ひとりごと", "はい");
  }

  @Test
  void aHumansWordsAreNeverHeldWhileAnythingIsLeft() {
    var word = new What.CoordinatorSaid("a", "IO-01", "こんにちは");
    office.say(tight(), office.heard("aki", null, word), Office.words("こんにちは"));

    office.awaitSettled();
    assertThat(office.line().read()).containsExactly("こんにちは");
  }

  @Test
  void whenFewAreLeftALongPushIsShortenedToItsLastPart() {
    var card = new Outgoing.Card("題", "", List.of(), List.of());
    var cards = new Outgoing.Part.Cards("カード", List.of(card));
    var many = new Outgoing(Collections.nCopies(5, cards), List.of(), Outgoing.Manner.PLAIN);
    var worker = tight();
    office.say(worker, "aki", null, many, Office.question("どれにしますか"));

    office.awaitSettled();
    assertThat(office.line().read()).containsExactly("どれにしますか");
    assertThat(worker.budget.month().counts().shortened()).isOne();
  }

  @Test
  void wordsNobodyWouldMissAreLetGoAfterThreeDays() {
    office.line().quota = 10;
    office.line().used = 10;
    var worker = office.worker();
    office.say(worker, "aki", null, Office.words("ひとりごと"));
    office.say(worker, "beni", null, Office.question("大事"));
    await().until(() -> worker.room.held().size() == 2);

    office.pass(Duration.ofHours(73));
    worker.postman.lookAround();

    assertThat(worker.room.held()).hasSize(1);
    assertThat(worker.budget.month().counts().dropped()).isOne();
    assertThat(office.lanes().parcelCounts().stream().mapToLong(it -> it).sum()).isOne();
  }

  @Test
  void moreQuotaLetsHeldWordsGoInTheirOrder() {
    office.line().quota = 1;
    office.line().used = 1;
    var worker = office.worker();
    office.say(worker, "aki", null, Office.question("一"));
    office.say(worker, "aki", null, Office.question("二"));
    await().until(() -> worker.room.held().size() == 2);

    office.line().quota = 100;
    office.pass(Duration.ofMinutes(6));
    worker.postman.lookAround();

    office.awaitSettled();
    assertThat(office.line().read()).containsExactly("一", "二");
  }
}
