package tsunagu.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The retry keys of calls that were accepted in the last 24 hours. Thread-safe. */
final class RetryKeys {
  private static final Duration REMEMBERED = Duration.ofHours(24);

  private final InstantSource clock;
  private final Map<UUID, Accepted> accepted = new HashMap<>();

  RetryKeys(InstantSource clock) {
    this.clock = clock;
  }

  /** The call that was accepted, and the ids of the messages it sent (a push only). */
  record Accepted(String request, List<String> sent, Instant at) {}

  /** The earlier call with this key, if it is still remembered. */
  synchronized Optional<Accepted> find(UUID key) {
    var now = clock.instant();
    accepted.values().removeIf(old -> old.at().plus(REMEMBERED).isBefore(now));
    return Optional.ofNullable(accepted.get(key));
  }

  /** Remembers that a call was accepted. */
  synchronized void keep(UUID key, String request, List<String> sent) {
    accepted.put(key, new Accepted(request, List.copyOf(sent), clock.instant()));
  }
}
