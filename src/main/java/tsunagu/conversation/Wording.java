package tsunagu.conversation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** The few words that stand on cards, by language; sentences are the flows' business. */
final class Wording {
  private static final Properties JAPANESE = read("ja");
  private static final Map<String, Properties> ALL =
      Map.of("ja", JAPANESE, "ja-easy", read("ja-easy"), "en", read("en"));

  private final Properties words;

  private Wording(Properties words) {
    this.words = words;
  }

  /** The words of a language; Japanese where we do not have it. */
  static Wording of(String language) {
    var words = ALL.get(language);
    return new Wording(words == null ? JAPANESE : words);
  }

  /** A word; the key itself when there is none. */
  String of(String group, String key) {
    return words.getProperty(group + "." + key, key);
  }

  /** Whether there is a word. */
  boolean has(String group, String key) {
    return words.containsKey(group + "." + key);
  }

  /** A label. */
  String label(String key) {
    return of("label", key);
  }

  private static Properties read(String language) {
    var name = "cards-" + language + ".properties";
    var read = new Properties();
    try (var file = Wording.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      read.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
