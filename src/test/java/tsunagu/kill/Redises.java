package tsunagu.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What must be true of Redis when everything is done. */
final class Redises {
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
