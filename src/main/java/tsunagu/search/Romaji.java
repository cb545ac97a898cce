package tsunagu.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Japanese written in Latin letters (Hepburn or Kunrei), as hiragana. */
final class Romaji {
  private static final Map<String, String> KANA = table();

  private Romaji() {}

  /** The hiragana of a word, or nothing when it cannot be read as Japanese through and through. */
  static Optional<String> kana(String word) {
    var plain = word.replace('ō', 'o').replace('ū', 'u').replace("-", "").replace("'", "");
    var out = new StringBuilder();
    int at = 0;
    while (at < plain.length()) {
      int read = syllable(plain, at, out);
      if (read == 0) {
        return Optional.empty();
      }
      at += read;
    }
    return out.isEmpty() ? Optional.empty() : Optional.of(out.toString());
  }

  private static int syllable(String word, int at, StringBuilder out) {
    for (int length = Math.min(3, word.length() - at); length > 0; length--) {
      var kana = KANA.get(word.substring(at, at + length));
      if (kana != null) {
        out.append(kana);
        return length;
      }
    }
    char first = word.charAt(at);
    char second = at + 1 < word.length() ? word.charAt(at + 1) : ' ';
    if (first == 'n' || (first == 'm' && "bmp".indexOf(second) >= 0)) {
      out.append('ん');
      return 1;
    }
    if (first == second || (first == 't' && second == 'c')) {
      out.append('っ');
      return 1;
    }
    return 0;
  }

  private static Map<String, String> table() {
    var kana = new HashMap<String, String>();
    for (var row :
        """
        a あ i い u う e え o お
        ka か ki き ku く ke け ko こ ga が gi ぎ gu ぐ ge げ go ご
        sa さ si し shi し su す se せ so そ za ざ zi じ ji じ zu ず ze ぜ zo ぞ
        ta た ti ち chi ち tu つ tsu つ te て to と da だ di じ du ず de で do ど
        na な ni に nu ぬ ne ね no の ha は hi ひ hu ふ fu ふ he へ ho ほ
        ba ば bi び bu ぶ be べ bo ぼ pa ぱ pi ぴ pu ぷ pe ぺ po ぽ
        ma ま mi み mu む me め mo も ya や yu ゆ yo よ
        ra ら ri り ru る re れ ro ろ wa わ wo を fa ふぁ fi ふぃ fe ふぇ fo ふぉ
        sha しゃ shu しゅ sho しょ cha ちゃ chu ちゅ cho ちょ ja じゃ ju じゅ jo じょ je じぇ
        """
            .lines()
            .toList()) {
      var cells = row.split(" ", -1);
      for (int i = 0; i < cells.length; i += 2) {
        kana.put(cells[i], cells[i + 1]);
      }
    }
    for (var glide :
        "ky き gy ぎ sy し zy じ jy じ ty ち ny に hy ひ by び py ぴ my み ry り"
            .split("(?<=\\p{IsHiragana}) ", -1)) {
      var cells = glide.split(" ", -1);
      kana.put(cells[0] + "a", cells[1] + "ゃ");
      kana.put(cells[0] + "u", cells[1] + "ゅ");
      kana.put(cells[0] + "o", cells[1] + "ょ");
    }
    return kana;
  }
}
