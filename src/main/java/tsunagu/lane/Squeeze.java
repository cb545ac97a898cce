package tsunagu.lane;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Makes a state small before it is sealed: states look alike, so most of one is found in a list of
 * usual words that every instance has. The list must not change: what was squeezed with it could
 * not be read again. Thread-safe.
 */
final class Squeeze {
  private static final byte[] WORDS = words();
  private static final int LEVEL = 3;
  private static final int MOST_IDLE = 64;

  /** A state is refused far below this; nothing larger is ever taken out. */
  private static final int LARGEST = 1024 * 1024;

  private final Queue<Deflater> idle = new ConcurrentLinkedQueue<>();

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

  byte[] in(byte[] whole) {
    var known = idle.poll();
    var deflater = known == null ? new Deflater(LEVEL, true) : known;
    deflater.reset();
    deflater.setDictionary(WORDS);
    deflater.setInput(whole);
    deflater.finish();
    // what cannot be made smaller grows by a few bytes only
    var small = new byte[whole.length + 64];
    var length = deflater.deflate(small);
    if (!deflater.finished()) {
      throw new IllegalStateException("A state grew when it was made small");
    }
    if (idle.size() < MOST_IDLE) {
      idle.add(deflater);
    } else {
      deflater.end();
    }
    return Arrays.copyOf(small, length);
  }

  /**
   * The way back.
   *
   * @throws IllegalStateException when it was not made here, or is too large
   */
  byte[] out(byte[] small) {
    var inflater = new Inflater(true);
    try {
      inflater.setDictionary(WORDS);
      inflater.setInput(small);
      var whole = new ByteArrayOutputStream(small.length * 4);
      var part = new byte[4096];
      while (!inflater.finished()) {
        var length = inflater.inflate(part);
        if ((length == 0 && !inflater.finished()) || whole.size() > LARGEST) {
          throw new IllegalStateException("A state cannot be taken out");
        }
        whole.write(part, 0, length);
      }
      return whole.toByteArray();
    } catch (DataFormatException e) {
      throw new IllegalStateException("A state cannot be taken out", e);
    } finally {
      inflater.end();
    }
  }
}
