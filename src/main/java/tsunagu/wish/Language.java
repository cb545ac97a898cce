package tsunagu.wish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which language to answer in, told by script and function words; plain Japanese is null. */
final class Language {
  /** Learners write at most one kanji among so many kana. */
  private static final int FEW_KANJI = 4;

  private Language() {}

  static @Nullable String of(Sentence sentence, boolean romaji) {
    var text = sentence.text();
    Map<String, Integer> signs = new HashMap<>();
    for (var token : sentence.tokens()) {
      for (var meaning : token.meanings()) {
        if (meaning instanceof Meaning.Tongue(var language)) {
          signs.merge(language, token.length(), Integer::sum);
        }
      }
    }
    var scripts = count(text);
    if (scripts.hangul() > 1) {
      return "ko";
    }
    if (scripts.kana() > 0) {
      boolean learner = !romaji && spacedKana(text, scripts);
      return signs.containsKey("ja-easy") || learner ? "ja-easy" : null;
    }
    if (scripts.kanji() > 0) {
      return signs.containsKey("zh") ? "zh" : null;
    }
    return scripts.latin() < 2 ? null : best(signs);
  }

  private static @Nullable String best(Map<String, Integer> signs) {
    String best = null;
    int most = 0;
    for (var language : new String[] {"en", "pt", "es", "tl", "vi"}) {
      int found = signs.getOrDefault(language, 0);
      if (found > most) {
        most = found;
        best = language;
      }
    }
    return best;
  }

  private record Scripts(int kanji, int kana, int latin, int hangul) {}

  private static Scripts count(String text) {
    int kanji = 0;
    int kana = 0;
    int latin = 0;
    int hangul = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (Script.of(text.charAt(i))) {
        case KANJI -> kanji++;
        case HIRAGANA, KATAKANA -> kana++;
        case LATIN -> latin++;
        case HANGUL -> hangul++;
        case DIGIT, OTHER -> {}
      }
    }
    return new Scripts(kanji, kana, latin, hangul);
  }

  /** Kana cut into words as learners do; kana alone proves nothing. */
  private static boolean spacedKana(String text, Scripts scripts) {
    if (scripts.kanji() * FEW_KANJI > scripts.kana()) {
      return false;
    }
    int spaced = 0;
    for (var word : List.of(text.split("[ \\n。、?!]+", -1))) {
      boolean particle =
          word.length() > 2 && "をがにでのはへも".indexOf(word.charAt(word.length() - 1)) >= 0;
      spaced += particle ? 1 : 0;
    }
    return spaced >= 3;
  }
}
