package tsunagu.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who read or changed what of a resident: only ever appended to, each entry sealed to the one
 * before by its hash, so that a change, a gap or another order shows.
 */
@Component
class AuditStore {
  private static final String KEY = "t:{audit}:log";
  private static final int TRIES = 50;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  // appends only while nobody else has appended since we looked
  private static final RedisScript<Long> APPEND =
      new DefaultRedisScript<>(
          "if redis.call('LLEN', KEYS[1]) == tonumber(ARGV[1]) then"
              + " return redis.call('RPUSH', KEYS[1], ARGV[2]) else return 0 end",
          Long.class);

  private final StringRedisTemplate redis;

  AuditStore(StringRedisTemplate redis) {
    this.redis = redis;
  }

  /**
   * One entry.
   *
   * @param number from 0 on, without holes
   * @param what such as {@code contact-read}
   * @param of a referral, notice or account; never a resident's words
   * @param before the hash of the entry before, empty for the first
   */
  record Entry(
      long number,
      Instant at,
      String by,
      String organisation,
      String what,
      String of,
      String before,
      String hash) {}

  /**
   * Writes an entry; what it is about must not be shown or done when this throws.
   *
   * @throws IllegalStateException when others keep appending
   */
  void write(Coordinator by, String what, String of) {
    for (var tried = 0; tried < TRIES; tried++) {
      var size = redis.opsForList().size(KEY);
      var number = size == null ? 0 : size;
      var last = number == 0 ? null : redis.opsForList().index(KEY, number - 1);
      var before = last == null ? "" : JSON.readValue(last, Entry.class).hash();
      var entry = sealed(number, by, what, of, before);
      var done =
          redis.execute(
              APPEND, List.of(KEY), Long.toString(number), JSON.writeValueAsString(entry));
      if (done != null && done > 0) {
        return;
      }
    }
    throw new IllegalStateException("the audit cannot be written");
  }

  /** The last entries, newest first. */
  List<Entry> list(int most) {
    var lines = redis.opsForList().range(KEY, -most, -1);
    return lines == null
        ? List.of()
        : lines.stream().map(line -> JSON.readValue(line, Entry.class)).toList().reversed();
  }

  /** The number of the first entry that does not fit the one before, or -1 when all do. */
  long broken() {
    var lines = redis.opsForList().range(KEY, 0, -1);
    var before = "";
    var number = 0L;
    for (var line : lines == null ? List.<String>of() : lines) {
      var entry = JSON.readValue(line, Entry.class);
      if (entry.number() != number || !entry.before().equals(before) || !right(entry)) {
        return number;
      }
      before = entry.hash();
      number++;
    }
    return -1;
  }

  private static Entry sealed(long number, Coordinator by, String what, String of, String before) {
    var open = new Entry(number, Instant.now(), by.name(), by.organisation(), what, of, before, "");
    return closed(open);
  }

  private static boolean right(Entry entry) {
    return closed(entry).hash().equals(entry.hash());
  }

  private static Entry closed(Entry it) {
    var text =
        String.join(
            "\n",
            Long.toString(it.number),
            it.at.toString(),
            it.by,
            it.organisation,
            it.what,
            it.of,
            it.before);
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      var hash = HexFormat.of().formatHex(digest);
      return new Entry(it.number, it.at, it.by, it.organisation, it.what, it.of, it.before, hash);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
