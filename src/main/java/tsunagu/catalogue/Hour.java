package tsunagu.catalogue;

import java.text.Normalizer;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time cell, read.
 *
 * @param time null unless the form is PLAIN or REPAIRED
 */
record Hour(@Nullable LocalTime time, Day.Form form) {
  private static final Pattern PLAIN = Pattern.compile("(\\d{1,2}):(\\d{2})(:\\d{2}(\\.\\d+)?)?");
  private static final Pattern DIGITS = Pattern.compile("(\\d{1,2})(\\d{2})");
  private static final Pattern WORDS =
      Pattern.compile(
          "(午前|午後|正午)?\\s*(?:(\\d{1,2})\\s*(?:時\\s*(?:(\\d{1,2})\\s*分?|(半))?|:(\\d{2})))?");

  /** Reads a cell. */
  static Hour of(String cell) {
    var text = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
    if (text.isEmpty()) {
      return new Hour(null, Day.Form.EMPTY);
    }
    var plain = PLAIN.matcher(text);
    if (plain.matches()) {
      return hour(Integer.parseInt(plain.group(1)), Integer.parseInt(plain.group(2)), false);
    }
    var digits = DIGITS.matcher(text);
    if (digits.matches()) {
      return hour(Integer.parseInt(digits.group(1)), Integer.parseInt(digits.group(2)), true);
    }
    var words = WORDS.matcher(text);
    return words.matches() ? ofWords(words) : new Hour(null, Day.Form.WRONG);
  }

  private static Hour ofWords(Matcher words) {
    if (words.group(2) == null) {
      return "正午".equals(words.group(1)) ? hour(12, 0, true) : new Hour(null, Day.Form.WRONG);
    }
    int hour = Integer.parseInt(words.group(2));
    int later = "午後".equals(words.group(1)) && hour < 12 ? 12 : 0;
    return hour(hour + later, minutes(words), true);
  }

  private static int minutes(Matcher words) {
    if (words.group(4) != null) {
      return 30;
    }
    var digits = words.group(3) != null ? words.group(3) : words.group(5);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static Hour hour(int hour, int minute, boolean repaired) {
    if (hour == 24 && minute == 0) {
      return new Hour(LocalTime.of(23, 59), Day.Form.PLAIN);
    }
    if (hour > 23 || minute > 59) {
      return new Hour(null, Day.Form.WRONG);
    }
    return new Hour(LocalTime.of(hour, minute), repaired ? Day.Form.REPAIRED : Day.Form.PLAIN);
  }
}
