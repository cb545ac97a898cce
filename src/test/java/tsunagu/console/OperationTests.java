package tsunagu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tsunagu.console.Operation.Sends;
import tsunagu.console.Operation.Standing;
import tsunagu.lane.Lanes;
import tsunagu.lane.TestLanes;
import tsunagu.outbox.Sending;
import tsunagu.outbox.Sending.Means;

class OperationTests {
  private static final Duration SOON = Duration.ofSeconds(30);

  @RegisterExtension final TestLanes redis = new TestLanes();

  private static final Standing WELL =
      new Standing(
          List.of(),
          Duration.ZERO,
          0,
          Duration.ZERO,
          0,
          1,
          List.of(sends(false, Means.AMPLE, Duration.ZERO)));

  @Test
  void whereAllIsWellThereIsNothingToDo() {
    assertThat(Operation.advices(WELL)).isEmpty();
  }

  @Test
  void eachTroubleHasWordsOfItsOwnAndSaysWhatToDo() {
    var troubled =
        new Standing(
            List.of("appendonly is no, not yes"),
            Duration.ofSeconds(90),
            3,
            Duration.ofMinutes(10),
            2,
            2,
            List.of(sends(true, Means.SPENT, Duration.ofHours(3))));

    var advices = Operation.advices(troubled);

    assertThat(advices)
        .extracting(Operation.Advice::words)
        .anyMatch(words -> words.contains("appendonly is no"))
        .anyMatch(words -> words.contains("トークン"))
        .anyMatch(words -> words.contains("「push」"))
        .anyMatch(words -> words.contains("3時間"))
        .anyMatch(words -> words.contains("使いきりました"))
        .anyMatch(words -> words.contains("列が 3"))
        .anyMatch(words -> words.contains("90秒"))
        .anyMatch(words -> words.contains("10分"))
        .anyMatch(words -> words.contains("会話の流れ"))
        .anyMatch(words -> words.contains("2 件"))
        .doesNotHaveDuplicates()
        .hasSize(10);
    assertThat(advices).extracting(Operation.Advice::todo).noneMatch(String::isBlank);
  }

  @Test
  void programsWithDifferentFlowFilesAreCounted() {
    var first = new AtomicReference<>("flows of yesterday");
    redis.lanes().tell(Lanes.FLOWS, first::get);
    redis.beside().tell(Lanes.FLOWS, () -> "flows of today");
    await().atMost(SOON).until(() -> OperationPages.differing(redis.lanes().members()) == 2);

    first.set("flows of today");
    await().atMost(SOON).until(() -> OperationPages.differing(redis.lanes().members()) == 1);
  }

  @Test
  void whatIsOnlyToBeKnownIsNotCalledBad() {
    var few = new Standing(List.of(), Duration.ZERO, 0, Duration.ZERO, 1, 1, List.of());

    assertThat(Operation.advices(few)).extracting(Operation.Advice::bad).containsExactly(false);
  }

  private static Sends sends(boolean refused, Means means, Duration oldest) {
    return new Sends(
        refused,
        refused ? List.of("push") : List.of(),
        oldest,
        new Sending.Month(
            YearMonth.of(2026, 11), 200, 10, 20, means, new Sending.Counts(0, 0, 0, 0, 0, 0, 0)));
  }
}
