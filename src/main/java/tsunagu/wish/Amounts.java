package tsunagu.wish;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads an amount such as 20, ２０人くらい, 二十五 or 千五百 out of what was typed. */
final class Amounts {
  private static final int MOST_TEXT = 200;
  private static final int MOST = 9_999;
  private static final Pattern WRITTEN = Pattern.compile("[0-9][0-9,]*|[〇一二三四五六七八九十百千]+");
  private static final Pattern SPOKEN =
      Pattern.compile("(ひとり|1人|一人|ひとつ)|(ふたり|二人|ふたつ)|(さんにん|みっつ)|(よにん|よっつ)|(ごにん|いつつ)");
  private static final String DIGITS = "〇一二三四五六七八九";

  private Amounts() {}

  static OptionalInt first(String text) {
    var folded = Fold.text(text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT));
    var written = WRITTEN.matcher(folded);
    if (written.find()) {
      long value = value(written.group().replace(",", ""));
      return value <= MOST ? OptionalInt.of((int) value) : OptionalInt.empty();
    }
    var spoken = SPOKEN.matcher(folded);
    if (spoken.find()) {
      for (int group = 1; group <= spoken.groupCount(); group++) {
        if (spoken.group(group) != null) {
          return OptionalInt.of(group);
        }
      }
    }
    return OptionalInt.empty();
  }

  private static long value(String digits) {
    if (Character.isDigit(digits.charAt(0))) {
      return digits.length() > 6 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
    long sum = 0;
    long run = 0;
    boolean digit = false;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int unit = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1000 : 0;
      if (unit == 0) {
        run = Math.min(run * 10 + DIGITS.indexOf(c), MOST + 1L);
        digit = true;
      } else {
        sum += unit * (digit ? run : 1);
        run = 0;
        digit = false;
      }
    }
    return sum + run;
  }
}
