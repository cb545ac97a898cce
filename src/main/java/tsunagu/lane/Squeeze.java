package tsunagu.lane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Makes a state small before it is sealed: states look alike, so most of one is found in a list of
 * usual words that every instance has. The list must not change: what was squeezed with it could
 * not be read again.
 *
 * <p>What was seen before, in the list or in the state itself, is replaced by where it was seen and
 * how long it is, in the manner of LZ4's blocks; the codes of a deflater would make it a third
 * smaller, but working them out anew for each small state cost ten times as much. Thread-safe.
 */
final class Squeeze {
  static final byte[] WORDS = words();

  /** A state is refused far below this; nothing larger is ever taken out. */
  static final int LARGEST = 1024 * 1024;

  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Less is not worth the three bytes that say where it was. */
  private static final int SHORTEST = 4;

  private static final int FARTHEST = 0xffff;

  /** As much as half a byte says. */
  private static final int FULL = 15;

  private static final int PLACES_BITS = 12;
  private static final int OWN_BITS = 9;
  private static final short[] PLACES = places();

  private Squeeze() {}

  private static byte[] words() {
    try (var source = Squeeze.class.getResourceAsStream("/lane/state-words-1.txt")) {
      if (source == null) {
        throw new IllegalStateException("No usual words of states");
      }
      return source.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where in the list each four bytes stand, counted from one, by what {@link #place} says. */
  private static short[] places() {
    var places = new short[1 << PLACES_BITS];
    for (var at = 0; at + SHORTEST <= WORDS.length; at++) {
      places[place(WORDS, at)] = (short) (at + 1);
    }
    return places;
  }

  private static int place(byte[] all, int at) {
    return ((int) FOUR.get(all, at) * -1_640_531_535) >>> (Integer.SIZE - PLACES_BITS);
  }

  static byte[] in(byte[] whole) {
    var all = Arrays.copyOf(WORDS, WORDS.length + whole.length);
    System.arraycopy(whole, 0, all, WORDS.length, whole.length);
    var own = new int[1 << OWN_BITS];
    var small = new Making(whole.length);
    var said = WORDS.length;
    var at = said;
    while (at + SHORTEST <= all.length) {
      var place = place(all, at);
      var mine = place >>> (PLACES_BITS - OWN_BITS);
      var seen = seen(all, at, own[mine], PLACES[place]);
      own[mine] = at + 1;
      if (seen < 0) {
        at++;
      } else {
        var length = alike(all, seen, at);
        small.add(all, said, at, length - SHORTEST);
        small.back(at - seen);
        at += length;
        said = at;
      }
    }
    small.add(all, said, all.length, 0);
    return small.all();
  }

  /** Where the four bytes at a place stand before it; -1 where they do not. */
  private static int seen(byte[] all, int at, int own, int listed) {
    if (own > 0 && at - own < FARTHEST && (int) FOUR.get(all, own - 1) == (int) FOUR.get(all, at)) {
      return own - 1;
    }
    return listed > 0
            && at - listed < FARTHEST
            && (int) FOUR.get(all, listed - 1) == (int) FOUR.get(all, at)
        ? listed - 1
        : -1;
  }

  private static int alike(byte[] all, int seen, int at) {
    var length = Arrays.mismatch(all, seen, all.length - (at - seen), all, at, all.length);
    return length < 0 ? all.length - at : length;
  }

  /** A state becoming small. Not thread-safe. */
  private static final class Making {
    private final byte[] small;
    private int filled;

    /** What nothing was seen of before grows by a few bytes only. */
    Making(int whole) {
      small = new byte[whole + whole / 0xff + 16];
    }

    /** One byte with both lengths, more where they are long, and what was not seen before. */
    void add(byte[] all, int from, int to, int more) {
      var literal = to - from;
      one(Math.min(literal, FULL) << 4 | Math.min(more, FULL));
      rest(literal);
      System.arraycopy(all, from, small, filled, literal);
      filled += literal;
      rest(more);
    }

    void back(int far) {
      one(far);
      one(far >> Byte.SIZE);
    }

    private void rest(int length) {
      if (length >= FULL) {
        var left = length - FULL;
        for (; left >= 0xff; left -= 0xff) {
          one(0xff);
        }
        one(left);
      }
    }

    private void one(int value) {
      small[filled++] = (byte) value;
    }

    byte[] all() {
      return Arrays.copyOf(small, filled);
    }
  }

  /**
   * The way back.
   *
   * @throws IllegalStateException when it was not made here, or is too large
   */
  static byte[] out(byte[] small) {
    try {
      return new Taking(small).all();
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalStateException("A state cannot be taken out", e);
    }
  }

  /** One state on its way out. Not thread-safe. */
  private static final class Taking {
    private final byte[] small;
    private byte[] all;
    private int next;
    private int filled = WORDS.length;

    Taking(byte[] small) {
      this.small = small;
      this.all = Arrays.copyOf(WORDS, WORDS.length + 4 * small.length + SHORTEST);
    }

    byte[] all() {
      while (true) {
        var lengths = one();
        var literal = rest(lengths >> 4);
        room(literal);
        System.arraycopy(small, next, all, filled, literal);
        filled += literal;
        next += literal;
        var more = rest(lengths & FULL);
        if (next == small.length) {
          return Arrays.copyOfRange(all, WORDS.length, filled);
        }
        again(one() | one() << Byte.SIZE, more + SHORTEST);
      }
    }

    private void again(int back, int length) {
      room(length);
      if (back == 0) {
        throw new IndexOutOfBoundsException(0);
      }
      // byte by byte: what is repeated may reach into itself
      for (var i = 0; i < length; i++, filled++) {
        all[filled] = all[filled - back];
      }
    }

    private int one() {
      return small[next++] & 0xff;
    }

    private int rest(int length) {
      var whole = length;
      for (var more = length == FULL ? 0xff : 0; more == 0xff; whole += more) {
        more = one();
      }
      return whole;
    }

    private void room(int length) {
      if (filled + length > LARGEST) {
        throw new IllegalStateException("A state cannot be taken out");
      }
      if (filled + length > all.length) {
        all = Arrays.copyOf(all, Math.max(2 * all.length, filled + length));
      }
    }
  }
}
