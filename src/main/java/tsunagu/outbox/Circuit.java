package tsunagu.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Keeps calls back from an endpoint that is in trouble: opens after five failures in a row or when
 * more than half of the last twenty failed; after two seconds, doubled each time up to a minute,
 * one call tries whether it is well again. Thread-safe.
 */
final class Circuit {
  private static final int IN_A_ROW = 5;
  private static final int REMEMBERED = 20;
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** While another call probes. */
  private static final Duration MEANWHILE = Duration.ofMillis(200);

  private final LongSupplier nanos;
  private final Duration longest;
  private final Deque<Boolean> last = new ArrayDeque<>();
  private int row;
  private boolean open;
  private boolean probing;
  private long until;
  private Duration wait = FIRST;

  Circuit(LongSupplier nanos) {
    this(nanos, LONGEST);
  }

  /**
   * Closed.
   *
   * @param longest after which one call tries again at the latest
   */
  Circuit(LongSupplier nanos, Duration longest) {
    this.nanos = nanos;
    this.longest = longest;
  }

  /**
   * Whether a call may go.
   *
   * @param stay zero means go, and then {@link #heard} must follow
   * @param probe whether it tries for all others
   */
  record Pass(Duration stay, boolean probe) {
    boolean goes() {
      return stay.isZero();
    }
  }

  synchronized Pass enter() {
    if (!open) {
      return new Pass(Duration.ZERO, false);
    }
    var left = until - nanos.getAsLong();
    if (left > 0) {
      return new Pass(Duration.ofNanos(left), false);
    }
    if (probing) {
      return new Pass(MEANWHILE, false);
    }
    probing = true;
    return new Pass(Duration.ZERO, true);
  }

  /** How a call that was let in ended. */
  synchronized void heard(Pass pass, boolean trouble) {
    if (pass.probe()) {
      probing = false;
      if (trouble) {
        openFor(wait.multipliedBy(2));
      } else {
        close();
      }
    } else if (!open) {
      count(trouble);
    }
  }

  private void count(boolean trouble) {
    row = trouble ? row + 1 : 0;
    last.addLast(trouble);
    if (last.size() > REMEMBERED) {
      last.removeFirst();
    }
    if (row >= IN_A_ROW || mostFailed()) {
      openFor(FIRST);
    }
  }

  private boolean mostFailed() {
    return last.size() == REMEMBERED
        && last.stream().filter(failed -> failed).count() > REMEMBERED / 2;
  }

  /** A call that was let in was not made after all. */
  synchronized void leave(Pass pass) {
    if (pass.probe()) {
      probing = false;
    }
  }

  /** Opens at once, whatever was counted. */
  synchronized void trip() {
    if (!open) {
      openFor(FIRST);
    }
  }

  private void openFor(Duration next) {
    open = true;
    wait = next.compareTo(longest) < 0 ? next : longest;
    until = nanos.getAsLong() + wait.toNanos();
  }

  private void close() {
    open = false;
    row = 0;
    last.clear();
    wait = FIRST;
  }

  synchronized boolean isOpen() {
    return open;
  }
}
