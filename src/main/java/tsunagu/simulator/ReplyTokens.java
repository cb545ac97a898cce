package tsunagu.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Reply tokens: each good for one reply within a minute. A redelivered event gives its token
 * another minute, up to twenty minutes after the event. Thread-safe.
 */
final class ReplyTokens {
  private static final Duration LONGEST = Duration.ofMinutes(20);

  private final Duration life;
  private final InstantSource clock;
  private final Map<String, Token> tokens = new HashMap<>();

  ReplyTokens(Duration life, InstantSource clock) {
    this.life = life;
    this.clock = clock;
  }

  private record Token(String user, Instant issued, Instant until) {}

  /** A new token for a reply to this person. */
  synchronized String issue(String user) {
    var now = clock.instant();
    tokens.values().removeIf(old -> old.issued().plus(LONGEST).isBefore(now));
    var token = Ids.secret();
    tokens.put(token, new Token(user, now, now.plus(life)));
    return token;
  }

  /** Another minute for a token that was not used yet. */
  synchronized void renew(String token) {
    var now = clock.instant();
    tokens.computeIfPresent(
        token,
        (_, old) ->
            old.issued().plus(LONGEST).isBefore(now)
                ? null
                : new Token(old.user(), old.issued(), now.plus(life)));
  }

  /** Uses a token up and says whose it was; refuses one that is unknown, used or too old. */
  synchronized String take(String token) {
    var found = tokens.remove(token);
    if (found == null || found.until().isBefore(clock.instant())) {
      throw Refused.because("Invalid reply token");
    }
    return found.user();
  }
}
