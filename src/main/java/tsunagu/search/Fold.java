package tsunagu.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** One spelling for the many ways of writing the same letters. */
final class Fold {
  private static final Pattern READING =
      Pattern.compile("(?<=[\\p{IsHan}々〆])\\s?\\([\\p{IsHiragana}ー]+\\)");
  private static final Pattern SMALL_KE = Pattern.compile("(?<=\\p{IsHan})[ケヵ](?=\\p{IsHan})");

  private Fold() {}

  /** Half and full width made one, small letters, readings in brackets after kanji left out. */
  static String of(String text) {
    var plain = lower(Normalizer.normalize(text, Normalizer.Form.NFKC));
    var bare = plain.indexOf('(') < 0 ? plain : READING.matcher(plain).replaceAll("");
    boolean small = bare.indexOf('ケ') >= 0 || bare.indexOf('ヵ') >= 0;
    return small ? SMALL_KE.matcher(bare).replaceAll("ヶ") : bare;
  }

  /** Most Japanese has no capital letters: then nothing is copied. */
  private static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 'A' && c <= 'Z') || (c > 0x7f && c < 0x2000) || c > 0xd7ff) {
        return text.toLowerCase(Locale.ROOT);
      }
    }
    return text;
  }
}
