package tsunagu.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One person writes without end. */
@Tag("long")
class FloodTests {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void row38OneWhoSendsAThousandInTenSecondsIsAskedOnceToWaitAndOthersAreServed() throws Exception {
    try (var redis = RedisNode.durable(folder.resolve("redis"));
        var town = new Town(folder, 38, Town.redisAt(redis.port()))) {
      town.program("--tsunagu.inbox.most=30").start("");
      town.programs.getFirst().awaitServing();
      var others = town.drive(new Driver.Plan(38, 80, 100_000, 10, 0, 1));
      var flood = new History();
      var loud =
          new Driver(flood, town.line, town::ports, new Driver.Plan(39, 1, 1_000, 100, 0, 1_000));
      loud.start();
      Processes.sleep(15_000);
      others.stop();
      town.settle(others, redis.port());

      var quiet = town.history.strange();
      var verdict = town.history.verdictOf(id -> id.startsWith("U" + "%016x".formatted(38)));
      IO.println(verdict.line("38 (the others)"));
      IO.println("row 38: asked to wait %d times of %d".formatted(quiet, flood.stored()));
      assertThat(verdict.clean()).isTrue();
      assertThat(quiet).isEqualTo(1);
      assertThat(flood.stored()).isGreaterThan(300);
    }
  }
}
