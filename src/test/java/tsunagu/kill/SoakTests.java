package tsunagu.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Hours in small: at seven tenths of its peak nothing grows that should not. */
@Tag("long")
class SoakTests {
  private static final int MINUTES = Integer.getInteger("kill.minutes", 10);
  private static final int PEOPLE = 1_000;
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  /** One look at the program and at Redis. */
  private record Look(long heapKilobytes, long keys, long redisBytes, long waiting) {}

  @Test
  void tenMinutesAtSeventyPercentLeaveHeapKeysAndLagFlat() throws Exception {
    try (var redis = RedisNode.durable(folder.resolve("redis"));
        var town = new Town(folder, 70, Town.redisAt(redis.port()))) {
      town.start(1);
      // everybody writes once, then as fast as answers come
      var first = town.drive(new Driver.Plan(70, PEOPLE, PEOPLE * 3L, 100_000, 0, 2));
      town.settle(first, redis.port());
      var peak = peak(town, redis, first);
      var driver = town.drive(new Driver.Plan(71, PEOPLE, Long.MAX_VALUE, peak * 0.7 / 2, 0, 2));
      await("everybody is there")
          .atMost(Duration.ofMinutes(5))
          .until(() -> town.history.people() >= 3 * PEOPLE);
      var before = Redises.weights(redis.port());
      var messages = town.history.stored();
      var looks = new ArrayList<Look>();
      for (var i = 0; i < MINUTES * 2; i++) {
        Processes.sleep(30_000);
        looks.add(look(town, redis));
      }
      driver.stop();
      town.settle(driver, redis.port());

      IO.println("soak: peak %.0f messages/s, then 70 %% for %d min".formatted(peak, MINUTES));
      looks.forEach(look -> IO.println("soak: " + look));
      IO.println("soak: messages before " + messages + ", after " + town.history.stored());
      IO.println("soak: bytes before " + before);
      var after = Redises.weights(redis.port());
      IO.println("soak: bytes after  " + after);
      town.judgeClean("soak");
      isFlat(looks);
      isOfWords(before, after);
      Redises.areDrained(redis.port());
      assertThat(Redises.unbounded(redis.port())).isEmpty();
    }
  }

  /** Answers a second while everybody writes as fast as they can. */
  private static double peak(Town town, RedisNode redis, Driver before) {
    assertThat(before.done()).isTrue();
    var answers = town.history.answers();
    var began = System.nanoTime();
    var driver = town.drive(new Driver.Plan(72, PEOPLE, Long.MAX_VALUE, 100_000, 0, 2));
    Processes.sleep(15_000);
    driver.stop();
    town.settle(driver, redis.port());
    return (town.history.answers() - answers) * 1e9 / (System.nanoTime() - began);
  }

  private static Look look(Town town, RedisNode redis) throws IOException {
    var waiting = town.history.stored() - town.history.answers();
    var pid = Long.toString(town.programs.getFirst().process().pid());
    jcmd(pid, "GC.run");
    var used = USED.matcher(jcmd(pid, "GC.heap_info")).results();
    var heap = used.limit(2).mapToLong(found -> Long.parseLong(found.group(1))).sum();
    try (var resp = new Resp(redis.port())) {
      var memory = resp.word("INFO", "memory").lines().filter(l -> l.startsWith("used_memory:"));
      var bytes = Long.parseLong(memory.findFirst().orElseThrow().strip().split(":", 2)[1]);
      return new Look(heap, resp.number("DBSIZE"), bytes, waiting);
    }
  }

  private static String jcmd(String... words) throws IOException {
    var command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString()));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The last third is like the middle one; the first is for warming up. */
  private static void isFlat(List<Look> looks) {
    var third = looks.size() / 3;
    var middle = looks.subList(third, looks.size() - third);
    var last = looks.subList(looks.size() - third, looks.size());
    assertThat(least(last, Look::heapKilobytes))
        .isLessThan(least(middle, Look::heapKilobytes) * 12 / 10);
    assertThat(least(last, Look::keys)).isLessThan(least(middle, Look::keys) * 102 / 100);
    assertThat(least(last, Look::waiting)).isLessThan(least(middle, Look::waiting) * 2 + 50);
  }

  /** What Redis holds more than before are words and marks of messages, all kept for a time. */
  private static void isOfWords(Map<String, Long> before, Map<String, Long> after) {
    var grown = grown("used_memory", before, after);
    var kept =
        Stream.of("log", "heard", "seen", "p").mapToLong(name -> grown(name, before, after)).sum();
    assertThat(grown).isLessThan(kept * 12 / 10 + 4_000_000);
  }

  private static long grown(String name, Map<String, Long> before, Map<String, Long> after) {
    return after.getOrDefault(name, 0L) - before.getOrDefault(name, 0L);
  }

  private static long least(List<Look> looks, java.util.function.ToLongFunction<Look> of) {
    return looks.stream().mapToLong(of).min().orElseThrow();
  }
}
