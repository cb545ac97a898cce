package tsunagu.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tsunagu.kill.LineDouble.Fault;

/**
 * Three hundred kills over thirty thousand messages, and each await point by itself. The former
 * alone: {@code mvn verify -Plong -Dtest='LongKillTests#row11*'}; {@code -Dkill.kills}, {@code
 * -Dkill.messages} (of each of its three runs) and {@code -Dkill.seed} make it shorter or the same
 * again.
 */
@Tag("long")
class LongKillTests {
  private static final int KILLS = Integer.getInteger("kill.kills", 104);
  private static final long SECONDS = Long.getLong("kill.seconds", 3_600);
  private static final int MESSAGES = Integer.getInteger("kill.messages", 10_400);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void row11ProgramAndRedisKilledAHundredTimesWhileLineFails(int programs) throws Exception {
    var seed = Long.getLong("kill.seed", System.nanoTime() & 0xffff);
    var row = "11 (" + programs + " programs)";
    IO.println("row " + row + ": -Dkill.seed=" + seed);
    try (var redis = RedisNode.durable(folder.resolve("redis"));
        var town = new Town(folder, seed, Town.redisAt(redis.port()), "--tsunagu.lane.lease=2s")) {
      town.start(programs);
      var killer = new Killer(town, redis, seed, List.copyOf(Killer.POINTS.keySet()));
      town.line.fail(
          15,
          Fault.ERROR_500,
          Fault.TAKEN_AND_503,
          Fault.CUT_BEFORE,
          Fault.CUT_AFTER,
          Fault.CUT_INSIDE_ANSWER,
          Fault.HTML_502,
          Fault.SLOW);
      var driver = town.drive(new Driver.Plan(seed, 600, MESSAGES, 80, 3, 3));
      var end = System.nanoTime() + SECONDS * 1_000_000_000L;
      while ((killer.count() < KILLS || !driver.done()) && System.nanoTime() < end) {
        killer.any();
        if (killer.count() % 25 == 0) {
          IO.println("row " + row + ": " + killer.count() + " kills, " + town.history.summary());
        }
      }
      driver.stop();
      killer.rest();
      town.settle(driver, redis.port());

      var verdict = town.judgeClean(row);
      IO.println("row " + row + ": kills " + killer.count() + " " + killer.kills());
      IO.println("row " + row + ": " + town.history.summary() + ", LINE " + town.line.summary());
      assertThat(killer.count()).isGreaterThanOrEqualTo(KILLS);
      assertThat(verdict.messages()).isGreaterThanOrEqualTo(MESSAGES);
      Redises.areDrained(redis.port());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, put-before",
    "2, put-after",
    "3, turn-before",
    "4, commit-before",
    "5, commit-after",
    "6, carry-before",
    "7, line-taken",
    "8, settle-before",
    "8, settle-after"
  })
  void rows1To8KilledFiveTimesAtThisPoint(int row, String point) throws Exception {
    try (var redis = RedisNode.durable(folder.resolve("redis"));
        var town = new Town(folder, row, Town.redisAt(redis.port()), "--tsunagu.lane.lease=2s")) {
      var killer = new Killer(town, redis, row, List.of(point));
      killer.start(town.program());
      town.programs.getFirst().awaitServing();
      var driver = town.drive(new Driver.Plan(row, 20, 100_000, 30, 3, 2));
      for (var i = 0; i < 5; i++) {
        assertThat(killer.atAPoint(60)).isTrue();
        town.programs.getFirst().awaitServing();
      }
      driver.stop();
      killer.rest();
      town.settle(driver, redis.port());

      town.judgeClean(row + " (" + point + ")");
      IO.println("row " + row + " (" + point + "): kills " + killer.kills());
      assertThat(killer.kills()).containsKey(point);
      Redises.areDrained(redis.port());
    }
  }

  /** Tokens are no longer good, so each answer is pushed; one person, one message at a time. */
  @Test
  void row9KilledBetweenWritingThatAPushIsNextAndThePushAndAfterIt() throws Exception {
    try (var redis = RedisNode.durable(folder.resolve("redis"));
        var town = new Town(folder, 9, Town.redisAt(redis.port()), "--tsunagu.lane.lease=2s")) {
      town.line.refuseTokens();
      var killer = new Killer(town, redis, 9, List.of("push-after", "line-taken"));
      killer.start(town.program());
      town.programs.getFirst().awaitServing();
      var driver = town.drive(new Driver.Plan(9, 1, 100_000, 10, 0, 1));
      for (var i = 0; i < 8; i++) {
        assertThat(killer.atAPoint(60)).isTrue();
        town.programs.getFirst().awaitServing();
      }
      driver.stop();
      killer.rest();
      town.settle(driver, redis.port());

      town.judgeClean("9");
      IO.println("row 9: kills " + killer.kills() + ", LINE " + town.line.summary());
      Redises.areDrained(redis.port());
    }
  }
}
