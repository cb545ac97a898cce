package tsunagu.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/**
 * Keeps LINE's calls-a-second limits across instances: each may send a little without asking, more
 * only from blocks that Redis hands out, good for the second they were asked in. Thread-safe.
 */
final class RateBlocks {
  /** Of a limit, what one instance sends unasked, so that a quiet town costs Redis nothing. */
  private static final int FREE = 100;

  /** Of a limit, what the unasked sending of all instances may come to and is never handed out. */
  private static final int SET_ASIDE = 5;

  private static final int BLOCKS = 20;

  private final LineStore store;
  private final OutboxSettings.Rates rates;
  private final InstantSource clock;
  private final Map<Endpoint, Bucket> buckets = new EnumMap<>(Endpoint.class);

  RateBlocks(LineStore store, OutboxSettings.Rates rates, InstantSource clock) {
    this.store = store;
    this.rates = rates;
    this.clock = clock;
    for (var endpoint : Endpoint.values()) {
      buckets.put(endpoint, new Bucket(endpoint));
    }
  }

  /** Takes one call; zero when it may go, else how long to wait. */
  Duration take(Endpoint endpoint) {
    return bucket(endpoint).take();
  }

  /** Takes one call for somebody who is about to {@link #take} it; zero, or how long to wait. */
  Duration reserve(Endpoint endpoint) {
    return bucket(endpoint).reserve();
  }

  /** LINE said there were too many. */
  void slow(Endpoint endpoint) {
    store.slow(endpoint);
    bucket(endpoint).empty();
  }

  private Bucket bucket(Endpoint endpoint) {
    return java.util.Objects.requireNonNull(buckets.get(endpoint));
  }

  private final class Bucket {
    private final Endpoint endpoint;
    private final int limit;
    private long second;
    private int left;

    /** Taken by those who are about to send. */
    private int reserved;

    /** Before then there is nothing more to be had of Redis. */
    private Instant closed = Instant.MIN;

    private int thousandths = 1_000;

    Bucket(Endpoint endpoint) {
      this.endpoint = endpoint;
      this.limit = Math.max(1, endpoint.limit(rates));
    }

    synchronized Duration take() {
      var now = clock.instant();
      begin(now.getEpochSecond());
      if (reserved > 0) {
        reserved--;
        return Duration.ZERO;
      }
      return next(now);
    }

    synchronized Duration reserve() {
      var now = clock.instant();
      begin(now.getEpochSecond());
      var wait = next(now);
      if (wait.isZero()) {
        reserved++;
      }
      return wait;
    }

    private void begin(long now) {
      if (now != second) {
        second = now;
        reserved = 0;
        left = Math.max(1, limit / FREE) * thousandths / 1_000;
      }
    }

    private Duration next(Instant now) {
      if (left > 0) {
        left--;
        return Duration.ZERO;
      }
      if (now.isBefore(closed)) {
        // a thousand who wait would otherwise ask Redis a thousand times
        return Duration.between(now, closed);
      }
      var shared = Math.max(1, limit - limit / SET_ASIDE);
      var block = store.block(endpoint, shared, Math.max(1, limit / BLOCKS));
      thousandths = block.thousandths();
      left = block.granted();
      if (left > 0) {
        left--;
        return Duration.ZERO;
      }
      var wait = block.next().plusMillis(1);
      closed = now.plus(wait);
      return wait;
    }

    synchronized void empty() {
      left = 0;
      reserved = 0;
      thousandths = Math.max(16, thousandths / 2);
    }
  }
}
