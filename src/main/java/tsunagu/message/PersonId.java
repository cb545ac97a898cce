package tsunagu.message;

/**
 * A person as we know them: the keyed hash of their LINE user id (HMAC-SHA256, 128 bits, base32).
 *
 * @param hash 26 lower-case base32 characters
 */
public record PersonId(String hash) {
  /** The first six characters: enough to follow someone through a log, not enough to find them. */
  @Override
  public String toString() {
    return "p:" + hash.substring(0, Math.min(6, hash.length()));
  }
}
