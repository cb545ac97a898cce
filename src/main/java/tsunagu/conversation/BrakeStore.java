package tsunagu.conversation;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers when a conversation was braked, and why: no person, no words. The last 200 of the last
 * 30 days. Thread-safe.
 */
@Component
public final class BrakeStore {
  private static final Logger LOG = LoggerFactory.getLogger(BrakeStore.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration KEEP = Duration.ofDays(30);
  private static final String KEY = "t:{brake}";
  private static final int MOST = 200;

  private final StringRedisTemplate redis;
  private final MeterRegistry meters;

  /** Over this Redis; also counted as {@code tsunagu.brakes}. */
  public BrakeStore(StringRedisTemplate redis, MeterRegistry meters) {
    this.redis = redis;
    this.meters = meters;
  }

  /** Why a conversation was braked. */
  public enum Why {
    /** A turn walked through too many steps. */
    STEPS,
    /** A session had too many turns. */
    TURNS,
    /** We began too many flows by ourselves since the person's last word. */
    STARTS,
    /** The person sent the same too often. */
    SAME
  }

  /**
   * One braking.
   *
   * @param where the flow and step; may be empty
   */
  public record Braking(Instant at, Why why, String where) {}

  /** The last ones, newest first. */
  public List<Braking> list() {
    var found = redis.opsForList().range(KEY, 0, MOST - 1L);
    return found == null
        ? List.of()
        : found.stream().map(json -> JSON.readValue(json, Braking.class)).toList();
  }

  /** Adds one; a lost one is a pity, not an error. */
  void note(Braking braking) {
    LOG.warn("A conversation was braked: {} at {}", braking.why(), braking.where());
    meters.counter("tsunagu.brakes", "why", braking.why().name()).increment();
    try {
      redis.opsForList().leftPush(KEY, JSON.writeValueAsString(braking));
      redis.opsForList().trim(KEY, 0, MOST - 1L);
      redis.expire(KEY, KEEP);
    } catch (DataAccessException e) {
      LOG.warn("A braking was not noted: {}", e.getClass().getSimpleName());
    }
  }
}
