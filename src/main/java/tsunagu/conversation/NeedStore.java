package tsunagu.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tsunagu.wish.Wish;

/**
 * Counts, by month, what was looked for and not found: ward, field, kind and time of the week,
 * never words nor days. Thread-safe.
 */
@Component
public final class NeedStore {
  private static final Logger LOG = LoggerFactory.getLogger(NeedStore.class);
  private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");
  private static final Duration KEEP = Duration.ofDays(800);

  private final StringRedisTemplate redis;

  /** Over this Redis. */
  public NeedStore(StringRedisTemplate redis) {
    this.redis = redis;
  }

  /**
   * How often the same was looked for in vain.
   *
   * @param wards official names; empty when no ward was named
   * @param fields NPO numbers, 1 to 20; empty when none was meant
   * @param kind of listing, such as {@code EVENT}; empty when any would have done
   * @param time {@code working} or {@code weekend} days and a part of the day, such as {@code
   *     weekend-morning}; either may be missing
   */
  public record Need(
      List<String> wards, List<Integer> fields, String kind, String time, long count) {
    public Need {
      wards = List.copyOf(wards);
      fields = List.copyOf(fields);
    }
  }

  /** What was not found in a month, in no order; kept for about 26 months. */
  public List<Need> list(YearMonth month) {
    return redis.<String, String>opsForHash().entries(key(month)).entrySet().stream()
        .map(entry -> need(entry.getKey(), Long.parseLong(entry.getValue())))
        .toList();
  }

  private static Need need(String field, long count) {
    var parts = field.split("\\|", -1);
    return new Need(
        several(parts[0]).toList(),
        several(parts[1]).map(Integer::valueOf).toList(),
        parts[2],
        parts.length > 3 ? parts[3] : "", // counts of earlier programs have no time
        count);
  }

  private static Stream<String> several(String joined) {
    return Stream.of(joined.split("\\+", -1)).filter(each -> !each.isEmpty());
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
    return wards
        + "|"
        + fields
        + "|"
        + (kind == null ? "" : kind.name())
        + "|"
        + TimeOfWeek.of(wish);
  }
}
