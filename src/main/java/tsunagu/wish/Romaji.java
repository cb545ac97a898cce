package tsunagu.wish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns Japanese written in Latin letters into hiragana. */
final class Romaji {
  private static final Map<String, String> KANA = new HashMap<>();
  private static final Set<String> SIGNS =
      Set.of(
          "desu",
          "masu",
          "shitai",
          "sitai",
          "arimasu",
          "arimasuka",
          "arimasenka",
          "borantia",
          "boranthia",
          "borantea",
          "borantya",
          "borantiya",
          "sagashite",
          "sagashiteimasu",
          "imasu",
          "imasuka",
          "onegai",
          "onegaishimasu",
          "kudasai",
          "watashi",
          "tetsudai",
          "tetsudaitai",
          "kodomo",
          "kyou",
          "ashita",
          "doyoubi",
          "doyou",
          "nichiyoubi",
          "nichiyou",
          "oshiete",
          "sanka",
          "ikitai",
          "yaritai",
          "eigo",
          "nihongo",
          "gomihiroi",
          "dekimasu",
          "dekimasuka",
          "shimasu",
          "konnichiwa",
          "arigatou",
          "shuumatsu",
          "raishuu",
          "konshuu",
          "shinitai",
          "tasukete");

  /** Kana words from this length on are Japanese when the dictionaries know them. */
  private static final int LONG = 3;

  private static final Set<String> PARTICLES =
      Set.of("wo", "wa", "ga", "ni", "de", "no", "mo", "to", "ka", "kara", "made");

  /** Written apart from the name of the place: tama ku, musashi nakahara eki. */
  private static final Set<String> WARD_ENDS = Set.of("ku", "eki");

  private static final List<String> ROWS =
      List.of(
          ":あいうえお", "k:かきくけこ", "s:さしすせそ", "t:たちつてと", "n:なにぬねの", "h:はひふへほ", "m:まみむめも", "y:や_ゆ_よ",
          "r:らりるれろ", "w:わ__を_", "g:がぎぐげご", "z:ざじずぜぞ", "d:だぢづでど", "b:ばびぶべぼ", "p:ぱぴぷぺぽ", "f:__ふ__",
          "j:_じ___", "v:__ぶ__");
  private static final List<String> GLIDES =
      List.of(
          "ky:き", "sy:し", "sh:し", "ty:ち", "ch:ち", "ny:に", "hy:ひ", "my:み", "ry:り", "gy:ぎ", "zy:じ",
          "j:じ", "jy:じ", "by:び", "py:ぴ");

  static {
    for (var row : ROWS) {
      int colon = row.indexOf(':');
      for (int v = 0; v < 5; v++) {
        char kana = row.charAt(colon + 1 + v);
        if (kana != '_') {
          KANA.put(row.substring(0, colon) + "aiueo".charAt(v), String.valueOf(kana));
        }
      }
    }
    for (var glide : GLIDES) {
      int colon = glide.indexOf(':');
      var head = glide.substring(0, colon);
      var kana = glide.substring(colon + 1);
      KANA.put(head + "a", kana + "ゃ");
      KANA.put(head + "u", kana + "ゅ");
      KANA.put(head + "o", kana + "ょ");
    }
    KANA.putAll(
        Map.of(
            "shi", "し", "chi", "ち", "tsu", "つ", "ji", "じ", "wo", "を", "thi", "てぃ", "fa", "ふぁ", "fi",
            "ふぃ", "fo", "ふぉ", "je", "じぇ"));
    KANA.put("che", "ちぇ");
    KANA.put("she", "しぇ");
  }

  private Romaji() {}

  /**
   * The text in hiragana when its Latin words can be Japanese and enough of them are, else null; a
   * single English word among them stays: eigo no circle wa arimasu ka.
   *
   * @param known whether the dictionaries know a word of kana
   */
  static @Nullable String toKana(String folded, Predicate<String> known) {
    var out = new StringBuilder();
    int signs = 0;
    int words = 0;
    int particles = 0;
    int strange = 0;
    int i = 0;
    while (i < folded.length()) {
      int end = i;
      while (end < folded.length() && Script.of(folded.charAt(end)) == Script.LATIN) {
        end++;
      }
      if (end == i) {
        char c = folded.charAt(i++);
        if (Script.of(c) != Script.OTHER && Script.of(c) != Script.DIGIT) {
          return null;
        }
        if (c != '-') {
          out.append(c);
        }
        continue;
      }
      var word = folded.substring(i, end);
      var kana = word(word);
      words++;
      if (kana == null) {
        strange++;
        out.append(word);
        i = end;
        continue;
      }
      boolean sign = SIGNS.contains(word) || (kana.length() >= LONG && known.test(kana));
      signs += sign ? 1 : 0;
      particles += PARTICLES.contains(word) ? 1 : 0;
      if (WARD_ENDS.contains(word) && !out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
        out.setLength(out.length() - 1);
      }
      out.append(kana);
      i = end;
    }
    boolean japanese = signs > 1 || (signs > 0 && (particles > 0 || words == 1 || sure(folded)));
    boolean foreign = strange > 0 && (signs < 2 || particles == 0 || strange * 4 > words);
    return japanese && !foreign && signs * 6 >= words ? out.toString() : null;
  }

  private static boolean sure(String folded) {
    return SIGNS.stream().anyMatch(folded::contains);
  }

  private static @Nullable String word(String word) {
    var plain = word.replace('ō', 'o').replace('ū', 'u').replace('ā', 'a');
    var out = new StringBuilder();
    int i = 0;
    while (i < plain.length()) {
      int read = syllable(plain, i, out);
      if (read == 0) {
        return null;
      }
      i += read;
    }
    return out.toString();
  }

  private static int syllable(String word, int i, StringBuilder out) {
    for (int length = Math.min(4, word.length() - i); length > 0; length--) {
      var kana = KANA.get(word.substring(i, i + length));
      if (kana != null) {
        out.append(kana);
        return length;
      }
    }
    char c = word.charAt(i);
    if (c == 'n' || (c == 'm' && i + 1 < word.length() && "bpm".indexOf(word.charAt(i + 1)) >= 0)) {
      out.append('ん');
      return 1;
    }
    if (i + 1 < word.length() && (c == word.charAt(i + 1) || word.startsWith("tch", i))) {
      out.append('っ');
      return 1;
    }
    return 0;
  }
}
