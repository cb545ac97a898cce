package tsunagu.outbox;

import java.time.Duration;
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
    private int thousandths = 1_000;

    Bucket(Endpoint endpoint) {
      this.endpoint = endpoint;
      this.limit = Math.max(1, endpoint.limit(rates));
    }

    synchronized Duration take() {
      var now = clock.instant().getEpochSecond();
      if (now != second) {
        second = now;
        left = Math.max(1, limit / FREE) * thousandths / 1_000;
      }
      if (left > 0) {
        left--;
        return Duration.ZERO;
      }
      var shared = Math.max(1, limit - limit / SET_ASIDE);
      var block = store.block(endpoint, shared, Math.max(1, limit / BLOCKS));
      thousandths = block.thousandths();
      left = block.granted();
      if (left > 0) {
        left--;
        return Duration.ZERO;
      }
      return block.next().plusMillis(1);
    }

    synchronized void empty() {
      left = 0;
      thousandths = Math.max(16, thousandths / 2);
    }
  }
}
