package tsunagu.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several programs at once: one sleeps past its lease and wakes, or is killed, or is replaced. */
@Tag("long")
class FrozenOwnerTests {
  private static final long LEASE_MILLIS = 3_000;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"commit-before", "commit-after", "carry-before", "settle-before"})
  void row12AnOwnerFrozenInTheMiddleAndWokenAfterThreeLeases(String point) throws Exception {
    try (var redis = RedisNode.durable(folder.resolve("redis"));
        var town = town(redis)) {
      town.start(1);
      var frozen = town.program();
      // it lets the call go on after a while, and by then it was frozen past its lease
      frozen.start(point + ":40", "--tsunagu.test.hold=200ms");
      frozen.awaitServing();
      if (point.startsWith("settle")) {
        // only what did not go through at once is settled by a call of its own
        town.line.fail(20, LineDouble.Fault.ERROR_500);
      }
      var driver = town.drive(new Driver.Plan(12, 40, 100_000, 40, 3, 2));
      await("it is in the middle")
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> !frozen.reached().isEmpty());
      for (var times = 0; times < 2; times++) {
        frozen.freeze();
        Processes.sleep(3 * LEASE_MILLIS);
        frozen.thaw();
        Processes.sleep(5_000);
      }
      endsWell(town, driver, redis, "12 (" + point + ")");
    }
  }

  @Test
  void row12AnyOfThreeOwnersFrozenAtAnyMoment() throws Exception {
    try (var redis = RedisNode.durable(folder.resolve("redis"));
        var town = town(redis)) {
      town.start(3);
      var driver = town.drive(new Driver.Plan(13, 60, 100_000, 50, 3, 2));
      for (var round = 0; round < 4; round++) {
        var frozen = town.programs.get(round % 3);
        Processes.sleep(1_000 + round * 137L);
        frozen.freeze();
        Processes.sleep(3 * LEASE_MILLIS);
        frozen.thaw();
        Processes.sleep(4_000);
      }
      endsWell(town, driver, redis, "12 (three programs)");
    }
  }

  @Test
  void row44ThreeProgramsAreReplacedOneAfterTheOther() throws Exception {
    try (var redis = RedisNode.durable(folder.resolve("redis"));
        var pulse = new Pulse(redis);
        var town = town(redis)) {
      town.start(3);
      var driver = town.drive(new Driver.Plan(44, 60, 100_000, 50, 0, 2));
      Processes.sleep(3_000);
      var most = 0L;
      for (var program : List.copyOf(town.programs)) {
        program.asksToEnd();
        var began = System.nanoTime();
        await("it ends").atMost(Duration.ofSeconds(20)).until(() -> !program.runs());
        most = Math.max(most, (System.nanoTime() - began) / 1_000_000);
        program.start("");
        program.awaitServing();
        Processes.sleep(2_000);
      }
      endsWell(town, driver, redis, "44");
      IO.println(
          "row 44: refused by a status %d, longest stop %d ms, longest wait for an answer %d ms"
              .formatted(town.history.refusedByStatus(pulse), most, town.history.slowestMillis()));
      assertThat(town.history.refusedByStatus(pulse)).isZero();
    }
  }

  @Test
  void row44TermUnderLoadEndsInGoodOrderWithinTwentySeconds() throws Exception {
    try (var redis = RedisNode.durable(folder.resolve("redis"));
        var pulse = new Pulse(redis);
        var town = town(redis)) {
      town.start(1);
      var driver = town.drive(new Driver.Plan(45, 60, 100_000, 80, 0, 2));
      Processes.sleep(3_000);
      var only = town.programs.getFirst();
      only.asksToEnd();
      await("it ends").atMost(Duration.ofSeconds(20)).until(() -> !only.runs());
      only.start("");
      only.awaitServing();
      Processes.sleep(2_000);
      endsWell(town, driver, redis, "44 (one program)");
      assertThat(town.history.refusedByStatus(pulse)).isZero();
    }
  }

  private Town town(RedisNode redis) {
    return new Town(
        folder, 12, Town.redisAt(redis.port()), "--tsunagu.lane.lease=" + LEASE_MILLIS + "ms");
  }

  private static void endsWell(Town town, Driver driver, RedisNode redis, String row) {
    driver.stop();
    town.settle(driver, redis.port());
    town.judgeClean(row);
    Redises.areDrained(redis.port());
  }
}
