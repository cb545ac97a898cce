package tsunagu.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tsunagu.kill.LineDouble.Fault;

/** LINE errs, cuts, hangs, is slow, is away: every answer still arrives once and in order. */
@Tag("long")
class LineTroubleTests {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private RedisNode redis;
  private TcpProxy wire;
  private Town town;
  private Driver driver;

  @BeforeEach
  void aTownThatTalks() {
    redis = RedisNode.durable(folder.resolve("redis"));
    town = new Town(folder, 26, Town.redisAt(redis.port()));
    wire = new TcpProxy(town.line.port());
    town.program("--line.bot.api-end-point=http://127.0.0.1:" + wire.port()).start("");
    town.programs.getFirst().awaitServing();
    driver = town.drive(new Driver.Plan(26, 40, 100_000, 40, 3, 2));
    await().until(() -> town.history.answers() > 40);
  }

  @AfterEach
  void end() {
    town.close();
    wire.close();
    redis.close();
  }

  @Test
  void row26TheWireToLineIsCutBlockedAndThinned() throws Exception {
    wire.cut();
    Processes.sleep(5_000);
    wire.mend();
    goesOn();
    for (var way : List.of(true, false)) {
      wire.swallow(way, !way);
      Processes.sleep(8_000);
      wire.mend();
      goesOn();
    }
    for (var bytes : List.of(1L, 100L, 333L, 700L)) {
      wire.cutAfter(bytes);
      Processes.sleep(1_500);
    }
    wire.mend();
    goesOn();
    wire.drip(100);
    Processes.sleep(8_000);
    wire.mend();
    wire.cutOpen();
    goesOn();
    endsWell("26");
  }

  @Test
  void row27LineFailsForThirtySeconds() throws Exception {
    town.line.fail(100, Fault.ERROR_500);
    Processes.sleep(30_000);
    town.line.fail(0);
    goesOn();
    endsWell("27 (30 s)");
    IO.println("row 27 (30 s): LINE " + town.line.summary());
    assertThat(town.history.pushedEarly()).isZero();
  }

  @Test
  void row28LineSlowsUsDownNowAndThen() throws Exception {
    for (var i = 0; i < 3; i++) {
      town.line.fail(70, Fault.RATE_429);
      Processes.sleep(3_000);
      town.line.fail(0);
      Processes.sleep(1_000);
    }
    goesOn();
    endsWell("28 (rate)");
  }

  @Test
  void row29LineTakesItsTime() throws Exception {
    town.line.fail(20, Fault.SLOW, Fault.HANGS);
    Processes.sleep(20_000);
    town.line.fail(0);
    goesOn();
    endsWell("29");
  }

  @Test
  void row30And31LineCutsAndMumbles() throws Exception {
    town.line.fail(
        20,
        Fault.CUT_BEFORE,
        Fault.CUT_AFTER,
        Fault.CUT_INSIDE_ANSWER,
        Fault.TAKEN_AND_503,
        Fault.HTML_200,
        Fault.HTML_502,
        Fault.BROKEN_500);
    Processes.sleep(20_000);
    town.line.fail(0);
    goesOn();
    endsWell("30, 31");
  }

  private void goesOn() {
    var before = town.history.answers();
    await("answers come again")
        .atMost(Duration.ofSeconds(60))
        .until(() -> town.history.answers() > before + 40);
  }

  private void endsWell(String row) throws Exception {
    driver.stop();
    town.settle(driver, redis.port());
    town.judgeClean(row);
    Redises.areDrained(redis.port());
  }
}
