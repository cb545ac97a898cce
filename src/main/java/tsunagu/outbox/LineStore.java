package tsunagu.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * What all instances know together about the channel: rate blocks, the month's counts and the last
 * doubtful answers; all under {@code t:{line}}, nothing of a person beyond a short mark.
 * Thread-safe; what cannot be counted is a pity, not an error.
 */
@Component
class LineStore {
  private static final Logger LOG = LoggerFactory.getLogger(LineStore.class);
  private static final Duration KEEP = Duration.ofDays(400);
  private static final Duration KEEP_DOUBTS = Duration.ofDays(30);
  private static final int MOST_DOUBTS = 500;
  private static final String DOUBTS = "t:{line}:doubts";

  @SuppressWarnings("rawtypes") // a Redis list has no type of its own
  private static final RedisScript<List> BLOCK =
      new DefaultRedisScript<>(text("rate-block"), List.class);

  private static final RedisScript<Long> SLOW =
      new DefaultRedisScript<>(text("rate-slow"), Long.class);

  private final StringRedisTemplate redis;

  LineStore(StringRedisTemplate redis) {
    this.redis = redis;
  }

  private static String text(String name) {
    try {
      return new ClassPathResource("outbox/" + name + ".lua")
          .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * Calls of this second that were handed to us.
   *
   * @param next when the next second begins
   * @param thousandths of the limit that may be used now; fewer after LINE complained
   */
  record Block(int granted, Duration next, int thousandths) {}

  /** Takes up to so many calls of the present second; all instances together get the limit. */
  Block block(Endpoint endpoint, int limit, int wanted) {
    try {
      List<?> answer =
          redis.execute(
              BLOCK, List.of(rate(endpoint)), String.valueOf(limit), String.valueOf(wanted));
      return new Block(number(answer, 0), Duration.ofMillis(number(answer, 1)), number(answer, 2));
    } catch (DataAccessException e) {
      LOG.info("No rate block: Redis is away");
      return new Block(0, Duration.ofMillis(200), 1_000);
    }
  }

  private static int number(List<?> answer, int at) {
    return Integer.parseInt(String.valueOf(answer.get(at)));
  }

  /** LINE complained of too many calls: all instances get half as many for a while. */
  void slow(Endpoint endpoint) {
    quietly(() -> redis.execute(SLOW, List.of(rate(endpoint))));
  }

  private static String rate(Endpoint endpoint) {
    return "t:{line}:rate:" + endpoint.word();
  }

  /** Adds to one of the month's counts. */
  void count(YearMonth month, String what, long more) {
    quietly(() -> {
      redis.opsForHash().increment(quota(month), what, more);
      redis.expire(quota(month), KEEP);
    });
  }

  /** Writes some of the month's facts. */
  void put(YearMonth month, Map<String, String> facts) {
    quietly(() -> {
      redis.opsForHash().putAll(quota(month), facts);
      redis.expire(quota(month), KEEP);
    });
  }

  /** All counts and facts of a month; empty also when Redis is away. */
  Map<String, String> month(YearMonth month) {
    var found = new HashMap<String, String>();
    quietly(() -> found.putAll(redis.<String, String>opsForHash().entries(quota(month))));
    return found;
  }

  private static String quota(YearMonth month) {
    return "t:{line}:quota:" + month;
  }

  /** Remembers an answer of which nobody can tell whether it arrived. */
  void doubt(Sending.Doubt doubt) {
    quietly(() -> {
      var line = doubt.at().toEpochMilli() + " " + doubt.person() + " " + doubt.repeated();
      redis.opsForList().leftPush(DOUBTS, line);
      redis.opsForList().trim(DOUBTS, 0, MOST_DOUBTS - 1L);
      redis.expire(DOUBTS, KEEP_DOUBTS);
    });
  }

  /** The last of them, newest first. */
  List<Sending.Doubt> doubts(int most) {
    var lines = redis.opsForList().range(DOUBTS, 0, most - 1L);
    return lines == null ? List.of() : lines.stream().map(LineStore::doubt).toList();
  }

  private static Sending.Doubt doubt(String line) {
    var parts = line.split(" ", 3);
    return new Sending.Doubt(
        Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1], Boolean.parseBoolean(parts[2]));
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (DataAccessException e) {
      LOG.info("Not counted: Redis is away");
    }
  }
}
