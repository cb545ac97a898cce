package tsunagu.resident;

import java.time.Duration;
import java.util.Optional;
import tsunagu.message.PersonId;

/**
 * One-time links: 128 random bits, of which only a hash is stored; used up on submit, never on
 * view. Thread-safe.
 */
public interface Links {
  /**
   * A new link's token, URL-safe.
   *
   * @param purpose {@code refer} or {@code me}
   * @param subject what it is about, such as a referral's id; may be empty
   * @param keep at most 30 minutes
   */
  String mint(String purpose, PersonId person, String subject, Duration keep);

  /** What a token opens; empty for wrong, old and used ones alike. */
  Optional<Link> find(String token);

  /** Uses a link up. */
  void use(String token);

  /**
   * What a link opens.
   *
   * @param id the hash of the token, the once-key of what is submitted through it
   */
  record Link(String id, String purpose, PersonId person, String subject) {}
}
