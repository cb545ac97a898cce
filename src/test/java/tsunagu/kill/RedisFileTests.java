package tsunagu.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of Redis' file is missing, as after a power cut without a flush; or it is damaged. */
@Tag("long")
class RedisFileTests {
  /** Longer than any value, so that the form of the file is hurt and not only what it holds. */
  private static final int DAMAGE = 20_000;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 300, 5_000})
  void row23TheFileIsCutAndNoTurnIsHalfWritten(int bytes) throws Exception {
    try (var redis = RedisNode.durable(folder.resolve("redis"));
        var town = new Town(folder, bytes, Town.redisAt(redis.port()), "--tsunagu.lane.lease=2s")) {
      town.start(1);
      var driver = town.drive(new Driver.Plan(bytes, 40, 100_000, 40, 0, 2));
      await().until(() -> town.history.answers() > 300);
      town.programs.getFirst().kill();
      redis.kill();
      var cut = shorten(redis.folder().resolve("appendonly.aof"), bytes);
      redis.start();
      town.programs.getFirst().start("");
      var before = town.history.answers();
      await("answers come again")
          .atMost(Duration.ofSeconds(90))
          .until(() -> town.history.answers() > before + 100);
      driver.stop();
      town.settle(driver, redis.port());

      // what was cut off was promised; of the rest nothing is said twice or in another order
      var verdict = town.judge("23 (" + cut + " bytes cut)");
      assertThat(verdict.doubled() + verdict.outOfOrder()).isZero();
      assertThat(verdict.lost()).isLessThan(bytes / 100 + 2L);
      Redises.areDrained(redis.port());
    }
  }

  @Test
  void row24TheFileIsDamagedInTheMiddleTheStartSaysWhatToDoAndNothingIsDeleted() throws Exception {
    try (var town = new Town(folder, 24, List.of(), "--tsunagu.lane.lease=2s")) {
      town.start(1);
      var program = town.programs.getFirst();
      var driver = town.drive(new Driver.Plan(24, 20, 100_000, 40, 0, 2));
      await().atMost(Duration.ofSeconds(90)).until(() -> town.history.answers() > 100);
      program.kill();
      var home = folder.resolve("data").resolve("redis");
      var server = Long.parseLong(Files.readString(home.resolve("pid")).strip());
      await("Redis ended with the program")
          .atMost(Duration.ofSeconds(30))
          .until(() -> ProcessHandle.of(server).filter(ProcessHandle::isAlive).isEmpty());
      var file = home.resolve("appendonly.aof");
      var whole = Files.readAllBytes(file);
      var damaged = whole.clone();
      Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + DAMAGE, (byte) '?');
      Files.write(file, damaged);

      program.start("");
      assertThat(program.process().waitFor(3, TimeUnit.MINUTES)).isTrue();
      assertThat(program.process().exitValue()).isNotZero();
      assertThat(Files.readString(program.log()))
          .contains("nothing was deleted")
          .contains("redis.log");
      assertThat(file).hasBinaryContent(damaged);

      // as the page says: an older copy, or a mended one, takes its place
      Files.write(file, whole);
      program.start("");
      var before = town.history.answers();
      await("answers come again")
          .atMost(Duration.ofMinutes(3))
          .until(() -> town.history.answers() > before + 50);
      driver.stop();
      town.settle(driver);
      await().atMost(Duration.ofMinutes(3)).until(() -> town.history.unanswered() == 0);
      town.judgeClean("24");
    }
  }

  private static long shorten(Path file, int bytes) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - bytes);
    }
    return bytes;
  }
}
