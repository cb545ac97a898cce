package tsunagu.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The once-key of something that came in: LINE's {@code webhookEventId}, or an id its sender made.
 *
 * @param value at most 64 characters of {@code [A-Za-z0-9_.:-]}
 */
public record MessageId(String value) {
  public MessageId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a message id has 1 to 64 characters");
    }
  }

  /**
   * The once-key of the call to LINE of that place which this message leads to: a name-based UUID
   * (RFC 9562, version 5 form), so that a repeated turn has the same keys.
   *
   * @param place from zero
   */
  public UUID key(int place) {
    try {
      var hash = MessageDigest.getInstance("SHA-1").digest((value + "#" + place).getBytes(UTF_8));
      hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
      hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
      var bytes = ByteBuffer.wrap(hash);
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
