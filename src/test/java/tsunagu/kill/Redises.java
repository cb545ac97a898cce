package tsunagu.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What must be true of Redis when everything is done. */
final class Redises {
  /** Beside the keys: all that is in use, and what of it is no key's. */
  private static final List<String> SERVER =
      List.of("used_memory", "used_memory_overhead", "mem_clients_normal", "mem_aof_buffer");

  private static final List<String> DRAINED = List.of("in", "out", "try");

  /**
   * One a lane, drained or bounded by the door and the outbox; one an installation; what
   * coordinators keep as long as they want.
   */
  private static final Pattern BOUNDED =
      Pattern.compile(
          "t:\\{l\\d\\d}:(own|seq|in|out|try|tm|tms|wishes)"
              + "|t:\\{l\\d\\d}:aud:.*|t:\\{(cfg|mem)}|t:\\{(cat|org|acc|audit)}:?.*");

  private Redises() {}

  /** Inbox, outbox and records of tries are empty in every lane. */
  static void areDrained(int port) {
    await("inbox, outbox and tries are empty")
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(waiting(port)).isEmpty());
  }

  /** What still waits somewhere, by key and number. */
  static List<String> waiting(int port) throws IOException {
    try (var redis = new Resp(port)) {
      return IntStream.range(0, 64)
          .mapToObj("t:{l%02d}:"::formatted)
          .flatMap(lane -> DRAINED.stream().map(kind -> lane + kind))
          .map(key -> key + " " + length(redis, key))
          // in a cluster most lanes are another node's
          .filter(line -> !line.endsWith(" 0") && !line.contains("-MOVED"))
          .toList();
    }
  }

  /** Keys that neither end by themselves nor are bounded by what they hold. */
  static List<String> unbounded(int port) throws IOException {
    try (var redis = new Resp(port)) {
      return redis.keys().stream()
          .filter(key -> !BOUNDED.matcher(key).matches())
          .filter(key -> ttl(redis, key) == -1)
          .toList();
    }
  }

  /** Bytes of all keys by what they hold, and beside them what the server needs for itself. */
  static SortedMap<String, Long> weights(int port) throws IOException {
    var weights = new TreeMap<String, Long>();
    try (var redis = new Resp(port)) {
      for (var key : redis.keys()) {
        var bytes = redis.word("MEMORY", "USAGE", key, "SAMPLES", "0");
        // one that ended meanwhile weighs nothing
        weights.merge(family(key), bytes.isEmpty() ? 0 : Long.parseLong(bytes), Long::sum);
      }
      redis
          .word("INFO", "memory")
          .lines()
          .map(line -> line.strip().split(":", 2))
          .filter(parts -> SERVER.contains(parts[0]))
          .forEach(parts -> weights.put(parts[0], Long.parseLong(parts[1])));
    }
    return weights;
  }

  /** The part of a key that says what it holds: {@code in}, {@code p}, {@code seen}. */
  private static String family(String key) {
    var rest = key.substring(key.indexOf('}') + 1);
    return rest.isEmpty() ? key : rest.split(":", 3)[1];
  }

  private static long ttl(Resp redis, String key) {
    try {
      return redis.number("TTL", key);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String length(Resp redis, String key) {
    try {
      return redis.word(key.endsWith(":in") ? "XLEN" : "HLEN", key);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
