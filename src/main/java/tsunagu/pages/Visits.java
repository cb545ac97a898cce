package tsunagu.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts what each address asks for within a minute. Bounded: when too many addresses come in one
 * minute, the further ones share a count. Thread-safe.
 */
final class Visits {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final int MOST_ADDRESSES = 20_000;
  private static final String OTHERS = "others";

  private final VisitSettings settings;
  private final AtomicReference<Window> window = new AtomicReference<>(new Window(0));

  Visits(VisitSettings settings) {
    this.settings = settings;
  }

  private record Window(long minute, ConcurrentHashMap<String, AtomicInteger> counts) {
    Window(long minute) {
      this(minute, new ConcurrentHashMap<>());
    }
  }

  /** Whether an address may read once more. */
  boolean mayRead(String address, Instant now) {
    return count("r " + address, now) <= settings.reads();
  }

  /** Whether an address may send something once more. */
  boolean mayChange(String address, Instant now) {
    return count("c " + address, now) <= settings.changes();
  }

  private int count(String key, Instant now) {
    var minute = now.toEpochMilli() / MINUTE;
    var current = window.updateAndGet(one -> one.minute() == minute ? one : new Window(minute));
    var full = current.counts().size() >= MOST_ADDRESSES && !current.counts().containsKey(key);
    return current
        .counts()
        .computeIfAbsent(full ? key.charAt(0) + OTHERS : key, _ -> new AtomicInteger())
        .incrementAndGet();
  }
}
