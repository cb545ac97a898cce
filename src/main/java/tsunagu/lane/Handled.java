package tsunagu.lane;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The numbers of the last events of each lane that were handled here. One that waits again all the
 * same was handled by a commit that Redis forgot. Thread-safe.
 */
final class Handled {
  /** As many as are looked at of an inbox. */
  static final int REMEMBERED = 256;

  private final AtomicLongArray numbers;

  Handled(int lanes) {
    this.numbers = new AtomicLongArray(lanes * REMEMBERED);
  }

  void add(int lane, long number) {
    numbers.set(place(lane, number), number);
  }

  boolean contains(int lane, long number) {
    return number > 0 && numbers.get(place(lane, number)) == number;
  }

  /** The lane is another's, or its numbers begin anew. */
  void forget(int lane) {
    for (var place = 0; place < REMEMBERED; place++) {
      numbers.set(lane * REMEMBERED + place, 0);
    }
  }

  private static int place(int lane, long number) {
    return lane * REMEMBERED + (int) (number % REMEMBERED);
  }
}
