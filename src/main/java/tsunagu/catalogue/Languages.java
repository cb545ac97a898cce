package tsunagu.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The languages something can be done in. */
enum Languages {
  JA("ja", "(?i)\\bja\\b|日本語"),
  EASY("ja-easy", "やさしい(?:日本語|にほんご)"),
  EN("en", "(?i)\\ben\\b|英語|English"),
  ZH("zh", "(?i)\\bzh\\b|中国語"),
  KO("ko", "(?i)\\bko\\b|韓国|朝鮮語|ハングル"),
  PT("pt", "(?i)\\bpt\\b|ポルトガル"),
  TL("tl", "(?i)\\btl\\b|タガログ|フィリピノ"),
  VI("vi", "(?i)\\bvi\\b|ベトナム"),
  ES("es", "(?i)\\bes\\b|スペイン語");

  private final String code;
  private final Pattern words;

  Languages(String code, String words) {
    this.code = code;
    this.words = Pattern.compile(words);
  }

  /** The codes named in a text; Japanese is always among them. */
  static List<String> of(String text) {
    var found = new ArrayList<String>(List.of(JA.code));
    for (var language : values()) {
      if (language != JA && language.words.matcher(text).find()) {
        found.add(language.code);
      }
    }
    return found;
  }
}
