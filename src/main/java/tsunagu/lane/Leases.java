package tsunagu.lane;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which lanes this instance holds, and who wants to know. A lease that ran out fences nobody; only
 * another claim does. Thread-safe.
 */
final class Leases {
  private static final Logger log = LoggerFactory.getLogger(Leases.class);

  private final AtomicReferenceArray<@Nullable Held> held;
  private final List<Lanes.Listener> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock telling = new ReentrantLock();

  Leases(int lanes) {
    this.held = new AtomicReferenceArray<>(lanes);
  }

  int count() {
    return held.length();
  }

  /** Whether a lane is held and its lease has not run out. */
  boolean isHeld(int lane) {
    return lasting(lane, Duration.ZERO);
  }

  /** Under which name this instance holds a lane, whether or not the lease has run out. */
  Optional<String> holder(int lane) {
    return Optional.ofNullable(held.get(lane)).map(Held::holder);
  }

  /**
   * Makes a call under the name by which a lane is held.
   *
   * @return false when another instance holds it, which everybody is told if it was news
   */
  boolean under(int lane, Function<String, Answer> call) {
    var holder = holder(lane);
    if (holder.isEmpty()) {
      return false;
    }
    if (call.apply(holder.get()).is("FENCED")) {
      fenced(lane, holder.get());
      return false;
    }
    return true;
  }

  /** Whether a lane is held and its lease, by this machine's own running clock, lasts so long. */
  boolean lasting(int lane, Duration atLeast) {
    var mine = held.get(lane);
    return mine != null && System.nanoTime() - mine.ends() < -atLeast.toNanos();
  }

  /** A claim stood, or the lane's numbers began anew under it. */
  void taken(int lane, String holder, long ends) {
    telling.lock();
    try {
      held.set(lane, new Held(holder, ends));
      tell(listener -> listener.taken(lane));
    } finally {
      telling.unlock();
    }
  }

  /** A renewal stood. */
  void prolonged(int lane, String holder, long ends) {
    held.getAndUpdate(
        lane, old -> old == null || !old.holder().equals(holder) ? old : new Held(holder, ends));
  }

  /** Another instance holds a lane that we held under this name: everybody stops. */
  void fenced(int lane, String holder) {
    if (gone(lane, holder)) {
      log.warn("Lane {} was taken by another instance", lane);
    }
  }

  /** We no longer hold a lane under this name; false when that was known. */
  boolean gone(int lane, String holder) {
    telling.lock();
    try {
      var mine = held.get(lane);
      if (mine == null || !mine.holder().equals(holder)) {
        return false;
      }
      held.set(lane, null);
      tell(listener -> listener.lost(lane));
      return true;
    } finally {
      telling.unlock();
    }
  }

  /** Asks everybody to begin nothing more in a lane; true when nothing of it runs any more. */
  boolean leaving(int lane) {
    telling.lock();
    try {
      var idle = true;
      for (var listener : listeners) {
        idle &= listener.leaving(lane);
      }
      return idle;
    } finally {
      telling.unlock();
    }
  }

  /** A lane that everybody was asked to leave is kept. */
  void staying(int lane) {
    telling.lock();
    try {
      tell(listener -> listener.staying(lane));
    } finally {
      telling.unlock();
    }
  }

  void listen(Lanes.Listener listener) {
    telling.lock();
    try {
      listeners.add(listener);
      for (var lane = 0; lane < held.length(); lane++) {
        if (held.get(lane) != null) {
          listener.taken(lane);
        }
      }
    } finally {
      telling.unlock();
    }
  }

  /** Redis may be another than before. */
  void doubted() {
    tell(Lanes.Listener::doubted);
  }

  void arrived(List<Arrived> arrived) {
    if (!arrived.isEmpty()) {
      tell(listener -> listener.arrived(arrived));
    }
  }

  private void tell(Consumer<Lanes.Listener> words) {
    for (var listener : listeners) {
      try {
        words.accept(listener);
      } catch (RuntimeException e) {
        log.error("A listener of the lanes failed", e);
      }
    }
  }

  private record Held(String holder, long ends) {}
}
