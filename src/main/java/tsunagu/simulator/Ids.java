package tsunagu.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Identifiers in LINE's shapes. Those of a resident's deeds follow from a seed, so that a deed told
 * twice because the program was stopped in between keeps its ids and a bot can drop the second.
 */
final class Ids {
  private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** {@code U} and 32 hexadecimal digits, always the same for a name. */
  static String user(String name) {
    return "U" + HexFormat.of().formatHex(Arrays.copyOf(hash("user " + name), 16));
  }

  /** A message id of 18 digits, always the same for a seed. */
  static String message(String seed) {
    long number = ByteBuffer.wrap(hash("message " + seed)).getLong() >>> 1;
    return Long.toString(100_000_000_000_000_000L + number % 900_000_000_000_000_000L);
  }

  /** A ULID: 26 letters that begin with the time; always the same for a time and a seed. */
  static String event(Instant at, String seed) {
    var letters = new char[26];
    long time = at.toEpochMilli();
    for (int i = 9; i >= 0; i--, time >>>= 5) {
      letters[i] = CROCKFORD[(int) (time & 31)];
    }
    var bytes = hash("event " + seed);
    for (int i = 10; i < 26; i++) {
      letters[i] = CROCKFORD[bytes[i] & 31];
    }
    return new String(letters);
  }

  /** 32 hexadecimal digits nobody can guess. */
  static String secret() {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
