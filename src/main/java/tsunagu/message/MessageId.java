package tsunagu.message;

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
}
