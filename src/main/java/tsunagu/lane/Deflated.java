package tsunagu.lane;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Takes states out that were written before {@link Squeeze} made them small. Thread-safe. */
final class Deflated {
  private Deflated() {}

  /**
   * The state as it was.
   *
   * @throws IllegalStateException when it was not made so, or is too large
   */
  static byte[] out(byte[] small) {
    var inflater = new Inflater(true);
    try {
      inflater.setDictionary(Squeeze.WORDS);
      inflater.setInput(small);
      var whole = new ByteArrayOutputStream(small.length * 4);
      var part = new byte[4096];
      while (!inflater.finished()) {
        var length = inflater.inflate(part);
        if ((length == 0 && !inflater.finished()) || whole.size() > Squeeze.LARGEST) {
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
