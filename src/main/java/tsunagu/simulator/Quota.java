package tsunagu.simulator;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;

/** The month's pushes in Japan's time: recipients count, not message objects. Thread-safe. */
final class Quota {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final long limit;
  private final InstantSource clock;
  private YearMonth month;
  private long used;

  /** At most this many; -1 is unlimited. */
  Quota(long limit, InstantSource clock) {
    this.limit = limit;
    this.clock = clock;
    this.month = now();
  }

  long limit() {
    return limit;
  }

  synchronized long used() {
    turn();
    return used;
  }

  /** Counts these recipients, or refuses all of them. */
  synchronized void spend(long recipients) {
    turn();
    if (limit >= 0 && used + recipients > limit) {
      throw new Refused(429, "You have reached your monthly limit.", java.util.List.of());
    }
    used += recipients;
  }

  private void turn() {
    if (!month.equals(now())) {
      month = now();
      used = 0;
    }
  }

  private YearMonth now() {
    return YearMonth.from(clock.instant().atZone(JAPAN));
  }
}
