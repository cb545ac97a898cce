package tsunagu.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class TurnstileTests {
  private final List<CompletableFuture<Long>> asked = new ArrayList<>();
  private final Turnstile turnstile = new Turnstile(this::question, Duration.ofMinutes(1));

  private CompletionStage<Long> question() {
    var question = new CompletableFuture<Long>();
    asked.add(question);
    return question;
  }

  @Test
  void whoComesWhileAQuestionIsUnderWayWaitsForTheNextTogetherWithAllOthers() {
    var first = turnstile.pass();
    var second = turnstile.pass();
    var third = turnstile.pass();
    assertThat(asked).hasSize(1);

    asked.getFirst().complete(0L);
    assertThat(first).isCompletedWithValue(0L);
    assertThat(second).isNotDone();
    assertThat(asked).hasSize(2);

    asked.getLast().complete(1L);
    assertThat(second).isCompletedWithValue(1L);
    assertThat(third).isCompletedWithValue(1L);
    assertThat(asked).hasSize(2);
  }

  @Test
  void whoGivesUpTakesTheAnswerFromNobody() {
    var first = turnstile.pass();
    var impatient = turnstile.pass();
    var patient = turnstile.pass();
    impatient.cancel(false);

    asked.getFirst().complete(1L);
    asked.getLast().complete(2L);

    assertThat(first).isCompletedWithValue(1L);
    assertThat(patient).isCompletedWithValue(2L);
  }

  @Test
  void afterAQuestionThatFailedOrHadNoAnswerTheNextIsAsked() {
    var lost = turnstile.pass();
    var next = turnstile.pass();
    asked.getFirst().completeExceptionally(new IllegalStateException("cut"));
    assertThat(lost).isCompletedExceptionally();
    asked.getLast().complete(1L);
    assertThat(next).isCompletedWithValue(1L);

    var silent = new Turnstile(this::question, Duration.ofMillis(1));
    var unanswered = silent.pass();
    await().until(unanswered::isCompletedExceptionally);
    assertThat(silent.pass()).isNotNull();
    assertThat(asked).hasSize(4);
  }
}
