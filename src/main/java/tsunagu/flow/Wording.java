package tsunagu.flow;

import java.util.List;
import java.util.Map;

/** The same words in each language; {@code {slot}} stands for a value. */
record Wording(Map<String, String> languages, int line) {
  /** Those every wording must have. */
  static final List<String> REQUIRED = List.of("ja", "ja-easy", "en");

  static final Wording EMPTY = new Wording(Map.of(), 0);

  Wording {
    languages = Map.copyOf(languages);
  }

  /** The words in a language; one we do not speak falls back to easy, then to plain Japanese. */
  String in(String language) {
    for (var candidate : List.of(language, "ja-easy", "ja")) {
      var words = languages.get(candidate);
      if (words != null) {
        return words;
      }
    }
    return "";
  }
}
