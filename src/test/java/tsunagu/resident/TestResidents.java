package tsunagu.resident;

import org.springframework.data.redis.core.StringRedisTemplate;
import tsunagu.lane.Lanes;

/** The real residents and links, for the tests of other rooms. */
public final class TestResidents {
  private TestResidents() {}

  /** Residents over lanes. */
  public static Residents over(Lanes lanes) {
    return new LaneResidents(lanes);
  }

  /** One-time links in a Redis. */
  public static Links links(StringRedisTemplate redis) {
    return new LinkStore(redis);
  }
}
