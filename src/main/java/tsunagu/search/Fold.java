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
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return SMALL_KE.matcher(READING.matcher(plain).replaceAll("")).replaceAll("ヶ");
  }
}
