package tsunagu.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Very many timers become due in the same second while residents write. */
@Tag("long")
class TimerTests {
  private static final int TIMERS = Integer.getInteger("kill.timers", 50_000);
  private static final int LANES = 64;
  private static final int AT_ONCE = 200;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void row39FiftyThousandTimersDueAtOnceFireOnceEachAndLetResidentsThrough() throws Exception {
    try (var redis = RedisNode.durable(folder.resolve("redis"));
        var town = new Town(folder, 39, Town.redisAt(redis.port()))) {
      town.start(2);
      var driver = town.drive(new Driver.Plan(39, 40, 100_000, 20, 0, 1));
      await().atMost(Duration.ofSeconds(60)).until(() -> town.history.answers() > 100);
      var slowest = town.history.slowestMillis();
      set(redis);
      var began = System.nanoTime();
      await("all have fired and are handled")
          .atMost(Duration.ofMinutes(15))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> fired(redis) >= TIMERS - 1L && waitingTimers(redis) == 0);
      driver.stop();
      town.settle(driver, redis.port());
      var took = Duration.ofNanos(System.nanoTime() - began);

      town.judgeClean("39");
      IO.println(
          "row 39: %d timers due at once in %d s; residents' longest wait %d ms before, %d ms in all"
              .formatted(TIMERS, took.toSeconds(), slowest, town.history.slowestMillis()));
      // each moved into an inbox once: nothing else gave numbers but what residents said
      assertThat(fired(redis) - town.history.stored()).isEqualTo(TIMERS);
      Redises.areDrained(redis.port());
    }
  }

  /** Timers of people who are not there, due at once; each is handled, and changes nothing. */
  private static void set(RedisNode redis) throws IOException {
    try (var resp = new Resp(redis.port())) {
      var due = Long.toString(System.currentTimeMillis());
      for (var lane = 0; lane < LANES; lane++) {
        var key = "t:{l%02d}:tm".formatted(lane);
        var words = new ArrayList<>(List.of("ZADD", key));
        for (var timer = lane; timer < TIMERS; timer += LANES) {
          words.addAll(List.of(due, "nobody%020d remind s".formatted(timer)));
          if (words.size() > AT_ONCE) {
            resp.ask(words.toArray(String[]::new));
            words.subList(2, words.size()).clear();
          }
        }
        if (words.size() > 2) {
          resp.ask(words.toArray(String[]::new));
        }
      }
    }
  }

  /** How many events ever got a number. */
  private static long fired(RedisNode redis) throws IOException {
    return sum(redis, "GET", "seq");
  }

  private static long waitingTimers(RedisNode redis) throws IOException {
    return sum(redis, "ZCARD", "tm");
  }

  private static long sum(RedisNode redis, String command, String kind) throws IOException {
    try (var resp = new Resp(redis.port())) {
      var all = 0L;
      for (var lane : IntStream.range(0, LANES).toArray()) {
        var told = resp.word(command, "t:{l%02d}:%s".formatted(lane, kind));
        all += told.isEmpty() ? 0 : Long.parseLong(told);
      }
      return all;
    }
  }
}
