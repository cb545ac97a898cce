package tsunagu.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The program and its Redis are killed again and again while residents write. */
class KillTests {
  private static final int KILLS = 20;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void rows1To8And10To11NothingIsLostOrSaidTwiceOverTwentyKills() throws Exception {
    var seed = Long.getLong("kill.seed", System.nanoTime() & 0xffff);
    IO.println("rows 1-8, 10, 11: -Dkill.seed=" + seed);
    try (var redis = RedisNode.durable(folder.resolve("redis"));
        var town = new Town(folder, seed, Town.redisAt(redis.port()), "--tsunagu.lane.lease=2s")) {
      town.start(2);
      var killer = new Killer(town, redis, seed, List.copyOf(Killer.POINTS.keySet()));
      town.line.fail(
          10,
          LineDouble.Fault.ERROR_500,
          LineDouble.Fault.TAKEN_AND_503,
          LineDouble.Fault.CUT_BEFORE,
          LineDouble.Fault.CUT_AFTER,
          LineDouble.Fault.CUT_INSIDE_ANSWER);
      var driver = town.drive(new Driver.Plan(seed, 100, 100_000, 60, 3, 2));
      while (killer.count() < KILLS) {
        killer.any();
      }
      driver.stop();
      killer.rest();
      town.settle(driver, redis.port());

      var verdict = town.judgeClean("1-8, 10, 11");
      IO.println("rows 1-8, 10, 11: kills " + killer.kills() + ", LINE " + town.line.summary());
      assertThat(verdict.messages()).isGreaterThan(200);
      Redises.areDrained(redis.port());
    }
  }
}
