package tsunagu.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Redis is full, read-only, slow, frozen, away, forgetful: the door says 503 in time, and all goes
 * on by itself afterwards.
 */
@Tag("long")
class RedisTroubleTests {
  private static final Duration DOOR = Duration.ofMillis(1_500);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private RedisNode redis;
  private TcpProxy wire;
  private Town town;
  private Driver driver;

  @BeforeEach
  void aTownThatTalks() {
    redis = RedisNode.durable(folder.resolve("redis"));
    wire = new TcpProxy(redis.port());
    town = new Town(folder, 5, Town.redisAt(wire.port()));
    town.start(1);
    driver = town.drive(new Driver.Plan(5, 40, 100_000, 40, 3, 2));
    await().until(() -> town.history.answers() > 40);
  }

  @AfterEach
  void end() {
    town.close();
    wire.close();
    redis.close();
  }

  @Test
  void row13and17RedisFrozenForOneFiveAndThirtySeconds() throws Exception {
    for (var seconds : List.of(1, 5, 30)) {
      redis.freeze();
      if (seconds > 1) {
        theDoorRefuses();
      }
      Processes.sleep(seconds * 1_000L - (seconds > 1 ? 1_300 : 0));
      redis.thaw();
      goesOn();
    }
    endsWell("13, 17 (frozen)");
  }

  @Test
  void row17RedisAnswersAfter50And500And2000Milliseconds() throws Exception {
    for (var millis : List.of(50, 500)) {
      wire.delay(millis);
      Processes.sleep(5_000);
      assertThat(knock()).isEqualTo(200);
    }
    wire.delay(2_000);
    Processes.sleep(500);
    theDoorRefuses();
    Processes.sleep(4_000);
    wire.mend();
    goesOn();
    endsWell("17 (slow)");
  }

  @Test
  void row16RedisIsAway() throws Exception {
    redis.kill();
    theDoorRefuses();
    assertThat(town.health(0, "liveness")).isEqualTo(200);
    await().atMost(Duration.ofSeconds(10)).until(() -> town.health(0, "readiness") == 503);
    Processes.sleep(15_000);
    redis.start();
    goesOn();
    await().atMost(Duration.ofSeconds(10)).until(() -> town.health(0, "readiness") == 200);
    endsWell("16");
  }

  @Test
  void row16TheProgramWaitsForARedisThatIsNotThereYet() throws Exception {
    redis.kill();
    var second = town.program();
    second.start("");
    Processes.sleep(6_000);
    assertThat(second.runs()).isTrue();
    redis.start();
    second.awaitServing();
    goesOn();
    endsWell("16 (at start)");
  }

  @Test
  void row18RedisIsReadOnlyForAWhile() throws Exception {
    redis.tell("REPLICAOF", "127.0.0.1", Integer.toString(Processes.freePort()));
    theDoorRefuses();
    Processes.sleep(5_000);
    redis.tell("REPLICAOF", "NO", "ONE");
    goesOn();
    redis.tell("CONFIG", "SET", "min-replicas-to-write", "1");
    theDoorRefuses();
    Processes.sleep(5_000);
    redis.tell("CONFIG", "SET", "min-replicas-to-write", "0");
    goesOn();
    endsWell("18");
  }

  @Test
  void row19RedisIsFullForAWhile() throws Exception {
    redis.tell("CONFIG", "SET", "maxmemory", "600kb");
    theDoorRefuses();
    Processes.sleep(8_000);
    redis.tell("CONFIG", "SET", "maxmemory", "512mb");
    goesOn();
    endsWell("19");
  }

  @Test
  void row20ScriptsAreForgottenEverySecond() throws Exception {
    for (var i = 0; i < 10; i++) {
      assertThat(redis.tell("SCRIPT", "FLUSH")).isEqualTo("OK");
      Processes.sleep(1_000);
      assertThat(knock()).isEqualTo(200);
    }
    goesOn();
    endsWell("20");
  }

  @Test
  void row25TheWireToRedisIsCutBlockedAndThinned() throws Exception {
    wire.cut();
    theDoorRefuses();
    Processes.sleep(3_000);
    wire.mend();
    goesOn();
    for (var way : List.of(true, false)) {
      wire.swallow(way, !way);
      theDoorRefuses();
      Processes.sleep(8_000);
      wire.mend();
      goesOn();
    }
    for (var bytes : List.of(1L, 100L, 333L, 1_000L, 5_000L)) {
      wire.cutAfter(bytes);
      Processes.sleep(1_500);
    }
    wire.mend();
    goesOn();
    wire.drip(100);
    Processes.sleep(10_000);
    wire.mend();
    wire.cutOpen();
    goesOn();
    endsWell("25");
  }

  /** Whether a signed body that holds an event is taken now. */
  private int knock() {
    try (var door = new Door(town.ports().getFirst())) {
      var id = "probe-" + System.nanoTime();
      var body =
          """
          {"destination":"U0","events":[{"type":"unsend","mode":"active","timestamp":%d,
          "webhookEventId":"%s","deliveryContext":{"isRedelivery":false},
          "source":{"type":"user","userId":"Uprobe"},"unsend":{"messageId":"1"}}]}\
          """
              .formatted(System.currentTimeMillis(), id);
      return door.knock(body.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void theDoorRefuses() {
    var times = new long[3];
    for (var i = 0; i < times.length; i++) {
      var began = System.nanoTime();
      assertThat(knock()).isEqualTo(503);
      times[i] = (System.nanoTime() - began) / 1_000_000;
    }
    Arrays.sort(times);
    // the middle of three: the machine may pause, the door may not
    assertThat(Duration.ofMillis(times[1])).isLessThan(DOOR);
  }

  /** Answers come again, without a restart. */
  private void goesOn() {
    await("the door is open again").atMost(Duration.ofSeconds(15)).until(() -> knock() == 200);
    var before = town.history.answers();
    await("answers come again")
        .atMost(Duration.ofSeconds(20))
        .until(() -> town.history.answers() > before + 20);
  }

  private void endsWell(String row) {
    driver.stop();
    town.settle(driver, redis.port());
    town.judgeClean(row);
    Redises.areDrained(redis.port());
  }
}
