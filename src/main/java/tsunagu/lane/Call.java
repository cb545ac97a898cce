package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** The keys and words of one call of a script, as they are gathered. Not thread-safe. */
final class Call {
  private final Script script;
  private final List<byte[]> keys = new ArrayList<>();
  private final List<byte[]> words = new ArrayList<>();

  Call(Script script) {
    this.script = script;
  }

  Script script() {
    return script;
  }

  /** Adds a key; answers its place, from one. */
  int key(String name) {
    keys.add(bytes(name));
    return keys.size();
  }

  Call keys(String... names) {
    for (var name : names) {
      key(name);
    }
    return this;
  }

  Call word(byte[] word) {
    words.add(word);
    return this;
  }

  Call word(String word) {
    return word(bytes(word));
  }

  Call word(long word) {
    return word(Long.toString(word));
  }

  byte[][] keys() {
    return keys.toArray(byte[][]::new);
  }

  byte[][] words() {
    return words.toArray(byte[][]::new);
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
