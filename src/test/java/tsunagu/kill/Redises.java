package tsunagu.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What must be true of Redis when everything is done. */
final class Redises {
  private static final List<String> DRAINED = List.of("in", "out", "try");

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
          .filter(line -> !line.endsWith(" 0"))
          .toList();
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
