package tsunagu.lane;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One question that answers for all who came before it was asked: whoever comes while one is under
 * way waits for the next, together with all others who come meanwhile. Thread-safe.
 */
final class Turnstile {
  private final Supplier<? extends CompletionStage<Long>> question;
  private final Duration longest;
  private boolean asking;
  private @Nullable CompletableFuture<Long> next;

  /**
   * Nothing is asked yet.
   *
   * @param longest after which a question without an answer has failed
   */
  Turnstile(Supplier<? extends CompletionStage<Long>> question, Duration longest) {
    this.question = question;
    this.longest = longest;
  }

  /** The answer to a question that is asked after this call began; each caller has its own copy. */
  CompletableFuture<Long> pass() {
    CompletableFuture<Long> mine;
    boolean first;
    synchronized (this) {
      if (next == null) {
        next = new CompletableFuture<>();
      }
      mine = next;
      first = !asking;
    }
    if (first) {
      ask();
    }
    return mine.copy();
  }

  private void ask() {
    CompletableFuture<Long> asked;
    synchronized (this) {
      if (asking || next == null) {
        return;
      }
      asking = true;
      asked = next;
      next = null;
    }
    try {
      var _ =
          question
              .get()
              .toCompletableFuture()
              .copy()
              .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
              .whenComplete((answer, problem) -> answered(asked, answer, problem));
    } catch (RuntimeException e) {
      answered(asked, null, e);
    }
  }

  private void answered(
      CompletableFuture<Long> asked, @Nullable Long answer, @Nullable Throwable problem) {
    synchronized (this) {
      asking = false;
    }
    // first those who wait for the next: the others need not be told on their behalf
    ask();
    if (problem == null) {
      asked.complete(answer);
    } else {
      asked.completeExceptionally(problem);
    }
  }
}
