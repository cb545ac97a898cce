package tsunagu.resident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tsunagu.message.PersonId;

/**
 * One-time links in Redis: {@code t:{link}:<SHA-256 of the token>}, which Redis itself forgets.
 *
 * <p>What is kept says only purpose, person (a keyed hash) and subject (an id), so it needs no
 * sealing; whoever reads Redis cannot get from the hash back to a link.
 */
@Component
final class LinkStore implements Links {
  static final Duration LONGEST = Duration.ofMinutes(30);
  private static final int RANDOM_BYTES = 20;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  /** Longer ones are not ours; they need not be hashed. */
  private static final int LONGEST_TOKEN = 64;

  private final SecureRandom random = new SecureRandom();
  private final StringRedisTemplate redis;

  LinkStore(StringRedisTemplate redis) {
    this.redis = redis;
  }

  @Override
  public String mint(String purpose, PersonId person, String subject, Duration keep) {
    if (keep.compareTo(LONGEST) > 0 || !keep.isPositive()) {
      throw new IllegalArgumentException(
          "a one-time link lives more than nothing and at most PT30M");
    }
    if (purpose.contains("\n") || subject.contains("\n")) {
      throw new IllegalArgumentException("a link's purpose and subject are one line each");
    }
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    var token = TEXT.encodeToString(bytes);
    var value = purpose + "\n" + person.hash() + "\n" + subject;
    redis.opsForValue().set(key(hash(token)), value, keep);
    return token;
  }

  @Override
  public Optional<Link> find(String token) {
    if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
      return Optional.empty();
    }
    var id = hash(token);
    return Optional.ofNullable(redis.opsForValue().get(key(id))).map(value -> link(id, value));
  }

  @Override
  public void use(String token) {
    redis.delete(key(hash(token)));
  }

  private static Link link(String id, String value) {
    var lines = value.split("\n", -1);
    return new Link(id, lines[0], new PersonId(lines[1]), lines[2]);
  }

  private static String key(String hash) {
    return "t:{link}:" + hash;
  }

  private static String hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return TEXT.encodeToString(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
