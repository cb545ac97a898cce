package tsunagu.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsunagu.message.Incoming.What;

/** Each row of the table of LINE's answers, as reply and as push, over real HTTP. */
class AnswerTableTests {
  @RegisterExtension final Office office = new Office();

  private static List<String> words(String joined) {
    return joined == null ? List.of() : List.of(joined.split(" "));
  }

  private long buried() {
    var redis = office.redis().redis();
    return java.util.stream.IntStream.range(0, 64)
        .mapToObj(lane -> redis.opsForStream().size("t:{l%02d}:dead".formatted(lane)))
        .mapToLong(size -> size == null ? 0 : size)
        .sum();
  }

  @ParameterizedTest(name = "reply: {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2xx, JSON                                  | ok | reply | 1 | 0
          2xx, not JSON                              | took 200 <html> | reply | 1 | 0
          400 invalid token, nothing sent before     | 400 Invalid reply token | reply push | 1 | 0
          400 invalid token after an unclear attempt | took cut | reply reply | 1 | 0
          400 other: apology by the same token       | 400 {"details":[{"property":"messages[0].text"}]} | reply reply | 1 | 1
          403                                        | 403 {} | reply | 0 | 1
          404                                        | 404 {} | reply | 0 | 1
          409 is not possible: as 400 other          | 409 {} | reply reply | 1 | 1
          410                                        | 410 {} | reply | 0 | 1
          413                                        | 413 {} | reply reply | 1 | 1
          415                                        | 415 {} | reply reply | 1 | 1
          429 rate: the same token again             | 429 The API rate limit has been exceeded. | reply reply | 1 | 0
          429 quota cannot happen: as 403            | 429 You have reached your monthly limit. | reply | 0 | 1
          5xx, not taken                             | 500 oops | reply reply | 1 | 0
          5xx, taken                                 | took 500 oops | reply reply | 1 | 0
          read timeout, not taken                    | silence | reply reply | 1 | 0
          read timeout, taken                        | took silence | reply reply | 1 | 0
          cut before any byte, not taken             | cut | reply reply | 1 | 0
          cut inside the answer: by its status       | took inside | reply | 1 | 0
          502, not JSON                              | 502 <html> | reply reply | 1 | 0
          400, broken JSON                           | 400 {"mess | reply reply | 1 | 1
          3xx is never followed                      | 307 | reply reply | 1 | 0
          """)
  void aReply(String row, String answer, String calls, int read, int buried) {
    office.line().next("reply", answer.length() == 3 ? answer + " " : answer);
    office.say(office.worker(), "aki", "t", Office.words("やあ"));

    await().pollInterval(Duration.ofMillis(5)).until(() -> office.isEmpty());
    assertThat(office.line().kinds()).isEqualTo(words(calls));
    assertThat(office.line().read()).hasSize(read);
    assertThat(buried()).isEqualTo(buried);
  }

  @ParameterizedTest(name = "push: {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2xx, JSON                          | ok | 1 | 1 | 0
          2xx, not JSON                      | took 200 <html> | 1 | 1 | 0
          400 other                          | 400 {"details":[{"property":"messages[0]"}]} | 1 | 0 | 1
          400 failed to send: no more pushes | 400 Failed to send messages | 1 | 0 | 1
          403                                | 403 {} | 1 | 0 | 1
          404                                | 404 {} | 1 | 0 | 1
          409 is success                     | took 409 {} | 1 | 1 | 0
          410                                | 410 {} | 1 | 0 | 1
          413                                | 413 {} | 1 | 0 | 1
          415                                | 415 {} | 1 | 0 | 1
          429 rate: the same key             | 429 The API rate limit has been exceeded. | 2 | 1 | 0
          5xx, not taken                     | 500 oops | 2 | 1 | 0
          5xx, taken                         | took 500 oops | 2 | 1 | 0
          read timeout, taken                | took silence | 2 | 1 | 0
          cut before any byte, taken         | took cut | 2 | 1 | 0
          cut before any byte, not taken     | cut | 2 | 1 | 0
          cut inside the answer              | took inside | 1 | 1 | 0
          502, not JSON                      | 502 <html> | 2 | 1 | 0
          3xx is never followed              | 302 | 2 | 1 | 0
          """)
  void aPush(String row, String answer, int calls, int read, int buried) {
    office.line().next("push", answer.length() == 3 ? answer + " " : answer);
    office.say(office.worker(), "aki", null, Office.words("やあ"));

    await().pollInterval(Duration.ofMillis(5)).until(() -> office.isEmpty());
    assertThat(office.line().kinds()).hasSize(calls).containsOnly("push");
    assertThat(office.line().calls)
        .extracting(LineDouble.Call::key)
        .containsOnly(office.line().calls.getFirst().key());
    assertThat(office.line().read()).hasSize(read);
    assertThat(buried()).isEqualTo(buried);
  }

  @ParameterizedTest(name = "multicast: {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2xx, JSON            | ok | Sent
          2xx, not JSON        | took 200 <html> | Sent
          400 to[i] is invalid | 400 {"details":[{"property":"to[1]"}]} | Unknown[places=[1]]
          400 other            | 400 {"details":[{"property":"messages[0]"}]} | Refused[reason=LINE answered 400 at messages[0]]
          401                  | 401 {} | Refused[reason=channel token refused]
          403                  | 403 {} | Refused[reason=LINE answered 403]
          404                  | 404 {} | Refused[reason=LINE answered 404]
          409 is success       | took 409 {} | Sent
          410                  | 410 {} | Refused[reason=LINE answered 410]
          413                  | 413 {} | TooLarge
          415                  | 415 {} | Refused[reason=LINE answered 415]
          429 rate             | 429 The API rate limit has been exceeded. | Later[reason=rate limit]
          429 quota            | 429 You have reached your monthly limit. | Refused[reason=monthly limit]
          429 concurrency      | 429 Too many concurrent requests | Later[reason=too much at once]
          5xx                  | took 500 oops | Later[reason=LINE answered 500]
          read timeout         | took silence | Later[reason=no answer]
          cut before any byte  | cut | Later[reason=no answer]
          cut inside           | took inside | Sent
          3xx                  | 302 | Later[reason=LINE answered 302]
          """)
  void aMulticast(String row, String answer, String outcome) {
    office.line().next("multicast", answer.length() == 3 ? answer + " " : answer);
    var worker = office.worker();

    var said =
        worker.postman.multicast(
            java.util.UUID.randomUUID(), List.of("Ua", "Ub"), Office.words("お知らせ"));

    assertThat(said.toString()).startsWith(outcome);
    assertThat(office.line().kinds()).containsExactly("multicast");
    assertThat(worker.budget.month().used()).isEqualTo(office.line().used);
  }

  @Test
  void whoCannotBeSentToIsTakenAsGoneUntilTheyWriteAgain() {
    office.line().next("push", "400 {\"message\":\"Failed to send messages\"}");
    var arrived = office.say(office.worker(), "aki", null, Office.words("やあ"));

    await().until(office::isEmpty);
    assertThat(office.lanes().waiting(arrived.lane(), arrived.number() + 1, 9))
        .hasSize(1)
        .allSatisfy(
            event -> assertThat(event.incoming().what()).isInstanceOf(What.Unfollowed.class));
  }

  @Test
  void tooMuchForOnePersonWaitsAMinuteAndThenGoesByPush() {
    office.leaping = true;
    office.line().next("reply", "429 {\"message\":\"Too many messages to the same user\"}");
    var start = office.now();
    office.say(office.worker(), "aki", "t", Office.words("やあ"));

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly("reply", "push");
    assertThat(Duration.between(start, office.now())).isGreaterThan(Duration.ofSeconds(49));
  }

  @Test
  void aRefusedChannelTokenStopsEverythingUntilThereIsAnotherAndBuriesNothing() {
    office.line().token = "new";
    var worker = office.worker();
    office.say(worker, "aki", "t", Office.question("やあ"));
    await().until(worker.gate::isTokenRefused);
    office.say(worker, "beni", null, Office.words("ようこそ"));

    var report = worker.report(office.lanes());
    assertThat(report.tokenRefused()).isTrue();
    assertThat(report.health().getStatus().getCode()).isEqualTo("DOWN");
    assertThat(report.roads()).allSatisfy(road -> assertThat(road.open()).isTrue());
    assertThat(office.line().calls).hasSize(1);

    office.environment().setProperty("line.bot.channel-token", "new");

    office.awaitSettled();
    assertThat(office.line().read()).containsExactlyInAnyOrder("やあ", "ようこそ");
    assertThat(buried()).isZero();
    assertThat(report.health().getStatus().getCode()).isEqualTo("UP");
  }

  @Test
  void aChannelTokenThatWasExchangedMeanwhileIsTriedAtOnce() {
    office.line().token = "new";
    office.line().refused = () -> office.environment().setProperty("line.bot.channel-token", "new");
    var worker = office.worker();
    office.say(worker, "aki", "t", Office.words("やあ"));

    office.awaitSettled();
    assertThat(office.line().read()).containsExactly("やあ");
    assertThat(worker.gate.isTokenRefused()).isFalse();
  }

  @Test
  void refusedConnectionsAreNeverTakenForAnAttempt() throws IOException {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    office.environment().setProperty("line.bot.api-end-point", "http://127.0.0.1:" + port);
    var worker = office.worker();
    office.say(worker, "aki", "t", Office.words("やあ"));
    await().until(() -> worker.counted("tsunagu.outbox.line", "answer", "not-sent") > 0);
    // the token has gone bad meanwhile, and nothing was sent: so it is pushed, not presumed
    office.line().spent.add("t");
    office.environment().setProperty("line.bot.api-end-point", office.line().address());

    office.awaitSettled();
    assertThat(office.line().kinds()).containsExactly("reply", "push");
    assertThat(worker.counted("tsunagu.outbox.presumed")).isZero();
  }
}
