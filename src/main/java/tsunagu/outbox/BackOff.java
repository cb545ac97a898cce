package tsunagu.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits that double, with jitter so that not everybody comes back at once. */
final class BackOff {
  private static final int LAST_DOUBLING = 20;

  private BackOff() {}

  /** Full jitter: anything up to the doubled wait. */
  static Duration full(Duration first, Duration longest, int count) {
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most(first, longest, count)) + 1);
  }

  /** Half jitter, for replies, whose few attempts should not all come at once. */
  static Duration half(Duration first, Duration longest, int count) {
    var most = most(first, longest, count);
    return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
  }

  private static long most(Duration first, Duration longest, int count) {
    var doubled = first.toMillis() << Math.clamp(count - 1, 0, LAST_DOUBLING);
    return Math.max(1, Math.min(doubled, longest.toMillis()));
  }
}
