package tsunagu.kill;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Another Redis takes over in the middle of the talk, in good order or because one was killed. */
@Tag("long")
class FailoverTests {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void row21SentinelFailoverPlannedAndByKill() throws Exception {
    try (var group = new SentinelGroup(folder.resolve("redis"));
        var town = new Town(folder, 21, group.settings())) {
      town.start(2);
      var driver = town.drive(new Driver.Plan(21, 40, 100_000, 30, 3, 2));
      Processes.sleep(3_000);
      group.failOver();
      goesOn(town);
      group.killMaster();
      goesOn(town);
      group.killMaster();
      goesOn(town);
      driver.stop();
      town.settle(driver, group.master().port());
      town.judgeClean("21");
      Redises.areDrained(group.master().port());
    }
  }

  @Test
  void row22ClusterFailoverPlannedAndByKillAndSlotsThatMove() throws Exception {
    try (var cluster = new RedisCluster(folder.resolve("redis"));
        var town = new Town(folder, 22, cluster.settings())) {
      town.start(2);
      var driver = town.drive(new Driver.Plan(22, 40, 100_000, 30, 3, 2));
      Processes.sleep(3_000);
      cluster.failOver();
      goesOn(town);
      cluster.killMaster();
      goesOn(town);
      for (var lane = 0; lane < 64; lane += 7) {
        cluster.move("t:{l%02d}:own".formatted(lane));
      }
      goesOn(town);
      driver.stop();
      town.settle(driver, cluster.ports());
      town.judgeClean("22");
    }
  }

  private static void goesOn(Town town) {
    var before = town.history.answers();
    await("answers come again")
        .atMost(Duration.ofSeconds(60))
        .until(() -> town.history.answers() > before + 60);
  }
}
