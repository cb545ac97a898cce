package tsunagu.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps imported listings in Redis, one field a source. They are public, so they are not sealed.
 * Every change moves a version on, by which the other instances see that there is something new.
 */
@Component
final class CatalogueStore {
  private static final String LISTINGS = "t:{cat}:listings";
  private static final String VERSION = "t:{cat}:version";
  private static final RedisScript<Long> KEEP =
      RedisScript.of(
          "redis.call('HSET', KEYS[1], ARGV[1], ARGV[2]) return redis.call('INCR', KEYS[2])",
          Long.class);

  private final StringRedisTemplate redis;
  private final JsonMapper json = JsonMapper.builder().build();

  CatalogueStore(StringRedisTemplate redis) {
    this.redis = redis;
  }

  /** Puts the listings of a source in the place of its earlier ones. */
  void save(String source, Collection<Listing> listings) {
    redis.execute(KEEP, List.of(LISTINGS, VERSION), source, json.writeValueAsString(listings));
  }

  /** All that was kept, by source. */
  Map<String, List<Listing>> list() {
    var sources = new LinkedHashMap<String, List<Listing>>();
    redis
        .<String, String>opsForHash()
        .entries(LISTINGS)
        .forEach((source, kept) ->
            sources.put(source, json.readValue(kept, new TypeReference<List<Listing>>() {})));
    return sources;
  }

  /** Moves on with every change, on whichever instance. */
  String version() {
    var version = redis.opsForValue().get(VERSION);
    return version == null ? "" : version;
  }
}
