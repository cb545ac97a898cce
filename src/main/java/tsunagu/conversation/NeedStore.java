package tsunagu.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tsunagu.wish.Wish;

/** Counts, by month, what was looked for and not found: ward, field and kind, never words. */
@Component
class NeedStore {
  private static final Logger LOG = LoggerFactory.getLogger(NeedStore.class);
  private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");
  private static final Duration KEEP = Duration.ofDays(800);

  private final StringRedisTemplate redis;

  NeedStore(StringRedisTemplate redis) {
    this.redis = redis;
  }

  /** Adds one; a lost count is a pity, not an error. */
  void count(Wish wish, Instant at) {
    try {
      var key = key(YearMonth.from(at.atZone(HERE)));
      redis.opsForHash().increment(key, field(wish), 1);
      redis.expire(key, KEEP);
    } catch (DataAccessException e) {
      LOG.warn("An unmet need was not counted: {}", e.getClass().getSimpleName());
    }
  }

  private static String key(YearMonth month) {
    return "t:{need}:" + month;
  }

  private static String field(Wish wish) {
    var wards = String.join("+", wish.where().wards());
    var fields =
        wish.topic().fields().stream().map(String::valueOf).collect(Collectors.joining("+"));
    var kind = wish.aim().kind();
    return wards + "|" + fields + "|" + (kind == null ? "" : kind.name());
  }
}
