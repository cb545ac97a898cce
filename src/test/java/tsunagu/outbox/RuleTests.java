package tsunagu.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsunagu.outbox.ReplyRule.Age;
import tsunagu.outbox.Verdict.Kind;

/** LINE's answers and what each leads to. */
class RuleTests {
  @ParameterizedTest(name = "a {0} reply, earlier attempt maybe {1}: {2} → {3}")
  @CsvSource({
    "FRESH, false, ACCEPTED, SETTLED",
    "FRESH, true, ACCEPTED, SETTLED",
    "LATE, true, ACCEPTED, SETTLED",
    "FRESH, false, TOKEN_SPENT, PUSH",
    "FRESH, true, TOKEN_SPENT, PRESUMED",
    "LATE, true, TOKEN_SPENT, AMBIGUOUS",
    "FRESH, false, NOT_SENT, AGAIN",
    "FRESH, true, NOT_SENT, AGAIN",
    "LATE, false, NOT_SENT, PUSH",
    "LATE, true, NOT_SENT, AGAIN",
    "PAST, true, NOT_SENT, AMBIGUOUS",
    "FRESH, false, UNCLEAR, AGAIN",
    "LATE, true, UNCLEAR, AGAIN",
    "OLD, true, UNCLEAR, AMBIGUOUS",
    "OLD, true, ACCEPTED, SETTLED",
    "OLD, true, TOKEN_SPENT, AMBIGUOUS",
    "OLD, true, NOT_SENT, AGAIN",
    "OLD, false, NOT_SENT, PUSH",
    "FRESH, false, BROKEN, AGAIN",
    "LATE, true, BROKEN, AGAIN",
    "OLD, true, BROKEN, AMBIGUOUS",
    "PAST, true, BROKEN, AMBIGUOUS",
    "FRESH, false, RATE, AGAIN",
    "LATE, false, RATE, PUSH",
    "FRESH, false, TOKEN_REFUSED, AGAIN",
    "FRESH, false, BAD, DEAD",
    "FRESH, false, FORBIDDEN, DEAD",
    "FRESH, false, GONE, DEAD",
    "FRESH, false, ALREADY, DEAD",
    "FRESH, false, TOO_LARGE, DEAD",
    "FRESH, false, QUOTA, DEAD"
  })
  void aReply(Age age, boolean maybe, Kind kind, ReplyRule.Step step) {
    var attempt = new Attempt(0, Attempt.Mode.REPLY, maybe, 0, null, null, null, null);

    assertThat(ReplyRule.after(attempt, age, kind)).isEqualTo(step);
  }

  @ParameterizedTest(name = "{0} {1} means {2}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          200 | {"sentMessages":[]} | ACCEPTED | LINE answered 200
          200 | <html> | ACCEPTED | LINE answered 200
          202 | | ACCEPTED | LINE answered 202
          400 | {"message":"Invalid reply token"} | TOKEN_SPENT | reply token refused
          400 | {"message":"Failed to send messages"} | UNSENDABLE | this person cannot be sent to
          400 | {"message":"The property, 'to[3]', is invalid"} | UNKNOWN_PEOPLE | LINE answered 400
          400 | {"details":[{"property":"messages[0].text"}]} | BAD | LINE answered 400 at messages[0].text
          400 | {"broken | BAD | LINE answered 400
          401 | {} | TOKEN_REFUSED | channel token refused
          403 | {} | FORBIDDEN | LINE answered 403
          404 | {} | GONE | LINE answered 404
          408 | {} | BAD | LINE answered 408
          409 | {} | ALREADY | LINE answered 409
          410 | {} | GONE | LINE answered 410
          413 | {} | TOO_LARGE | LINE answered 413
          415 | {} | BAD | LINE answered 415
          429 | {"message":"The API rate limit has been exceeded. Try again later."} | RATE | rate limit
          429 | {"message":"You have reached your monthly limit."} | QUOTA | monthly limit
          429 | {"message":"Too many messages to the same user"} | CROWDED | too much at once
          500 | oops | BROKEN | LINE answered 500
          502 | <html> | BROKEN | LINE answered 502
          307 | | BROKEN | LINE answered 307
          """)
  void anAnswer(int status, String body, Kind kind, String reason) {
    var verdict =
        Verdict.of(new OneShot.Reply.Answered(status, body == null ? "" : body, "request"));

    assertThat(verdict).returns(kind, Verdict::kind).returns(reason, Verdict::reason);
  }
}
