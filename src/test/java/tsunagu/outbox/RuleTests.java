package tsunagu.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsunagu.outbox.OneShot.Reply;

/** LINE's answers and what each leads to. */
class RuleTests {
  private static final Duration LIMIT = Duration.ofSeconds(50);

  private static Reply reply(String answer) {
    return switch (answer) {
      case "not-sent" -> new Reply.NotSent();
      case "unclear" -> new Reply.Unclear();
      case "used-token" -> new Reply.Answered(400, "{\"message\":\"Invalid reply token\"}", "");
      case "quota" -> new Reply.Answered(429, "You have reached your monthly limit.", "");
      default -> new Reply.Answered(Integer.parseInt(answer), "<html>", "r");
    };
  }

  @ParameterizedTest(name = "reply at {0} s, earlier attempt maybe {1}: {2} → {3}")
  @CsvSource({
    "1, false, 200, SETTLED",
    "1, true, 200, SETTLED",
    "60, true, 200, SETTLED",
    "1, false, used-token, PUSH",
    "1, true, used-token, PRESUMED",
    "60, true, used-token, AMBIGUOUS",
    "1, false, not-sent, AGAIN",
    "60, false, not-sent, PUSH",
    "60, true, not-sent, AMBIGUOUS",
    "1, false, unclear, AGAIN",
    "60, false, unclear, AMBIGUOUS",
    "1, false, 500, AGAIN",
    "1, false, 302, AGAIN",
    "60, false, 502, AMBIGUOUS",
    "1, false, 429, AGAIN",
    "60, false, 429, PUSH",
    "1, false, 401, AGAIN",
    "1, false, 400, DEAD",
    "1, false, 403, DEAD",
    "1, false, 404, DEAD",
    "1, false, 409, DEAD",
    "1, false, 413, DEAD"
  })
  void aReply(int seconds, boolean maybe, String answer, ReplyRule.Step step) {
    var attempt = new Attempt(0, Attempt.Mode.REPLY, maybe, 0, null);

    assertThat(ReplyRule.after(attempt, Duration.ofSeconds(seconds), LIMIT, reply(answer)))
        .isEqualTo(step);
  }

  @ParameterizedTest(name = "push: {0} → {1}")
  @CsvSource({
    "200, Settled",
    "409, Settled",
    "400, Dead",
    "403, Dead",
    "404, Dead",
    "413, Dead",
    "401, Again",
    "429, Again",
    "quota, Again",
    "500, Again",
    "302, Again",
    "unclear, Again",
    "not-sent, Again"
  })
  void aPush(String answer, String step) {
    assertThat(PushRule.after(reply(answer)).getClass().getSimpleName()).isEqualTo(step);
  }
}
