package tsunagu.kill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One person writes without end. */
@Tag("long")
class FloodTests {
  private static final String LOUD = Driver.id(39, 0);
  private static final int MOST = 30;
  private static final int MESSAGES = 1_000;
  private static final int IN_A_BODY = 50;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void row38OneWhoSendsAThousandInTenSecondsIsAskedOnceToWaitAndOthersAreServed() throws Exception {
    try (var redis = RedisNode.durable(folder.resolve("redis"));
        var town = new Town(folder, 38, Town.redisAt(redis.port()))) {
      town.program("--tsunagu.inbox.most=" + MOST).start("");
      town.programs.getFirst().awaitServing();
      var others = town.drive(new Driver.Plan(38, 80, 100_000, 10, 0, 1));
      Processes.sleep(5_000);
      var before = town.history.slowestMillis();
      var took = flood(town);
      Processes.sleep(5_000);
      others.stop();
      town.settle(others, redis.port());

      var asked = town.history.strange();
      town.history.stored(LOUD, MOST - 1);
      var verdict = town.judgeClean("38");
      IO.println(
          ("row 38: of %d messages in %d ms %d were answered, and asked to wait %d times; others'"
                  + " longest wait %d ms before and %d ms in all")
              .formatted(
                  MESSAGES,
                  took.toMillis(),
                  town.history.answersOf(LOUD),
                  asked,
                  before,
                  town.history.slowestMillis()));
      assertThat(took).as("all of it within one of the program's minutes").isLessThan(minute());
      assertThat(town.history.answersOf(LOUD)).isEqualTo(MOST);
      assertThat(asked).isEqualTo(1);
      assertThat(verdict.messages()).isGreaterThan(MOST + 50);
      Redises.areDrained(redis.port());
    }
  }

  private static Duration minute() {
    return Duration.ofSeconds(55);
  }

  /** Bodies with many messages of one person each, over ten seconds. */
  private static Duration flood(Town town) {
    var began = System.nanoTime();
    var bodies = MESSAGES / IN_A_BODY;
    try (var door = new Door(town.ports().getFirst())) {
      for (var i = 0; i < bodies; i++) {
        var due = began + i * 10_000_000_000L / bodies;
        Processes.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
        var body = body(town, i * IN_A_BODY);
        while (door.knock(body) != 200) {
          Processes.sleep(50);
        }
      }
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static byte[] body(Town town, int first) {
    var events =
        IntStream.range(first, first + IN_A_BODY)
            .mapToObj(number -> event(town, number))
            .collect(Collectors.joining(","));
    return ("{\"destination\":\"U0\",\"events\":[" + events + "]}").getBytes(UTF_8);
  }

  private static String event(Town town, int number) {
    var token = LOUD.substring(1) + "-" + number;
    town.line.gives(token, LOUD);
    town.history.sends(LOUD, number);
    return """
    {"type":"message","mode":"active","timestamp":%d,"webhookEventId":"E%s",
    "deliveryContext":{"isRedelivery":false},"source":{"type":"user","userId":"%s"},
    "replyToken":"%s","message":{"type":"text","id":"%d","quoteToken":"q","text":"%s"}}\
    """
        .formatted(
            System.currentTimeMillis(),
            token,
            LOUD,
            token,
            System.nanoTime(),
            number == 0 ? "かぞえて" : "りんご" + number);
  }
}
