package tsunagu.catalogue;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A cell that holds a day and perhaps times behind it: 2026年12月6日（日曜日）午後1時30分から3時まで.
 *
 * @param days what stands before the times
 * @param times from the first time on; empty where there is none, and for a midnight that a
 *     computer wrote behind a day
 */
record Moment(String days, String times) {
  private static final Pattern TIME =
      Pattern.compile("(?:午前|午後|正午|AM|PM)\\s*\\d{0,2}|\\d{1,2}\\s*(?:時(?!代)|:\\d{2})");
  private static final Pattern MIDNIGHT = Pattern.compile("0?0:00(?::00(?:\\.0+)?)?\\S*");
  private static final Pattern BETWEEN = Pattern.compile("[\\sT、,]+$");

  /** Takes a cell apart. */
  static Moment of(String cell) {
    var text = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
    var time = TIME.matcher(text);
    if (!time.find() || time.start() == 0) {
      return new Moment(cell, "");
    }
    var times = text.substring(time.start());
    var days = BETWEEN.matcher(text.substring(0, time.start())).replaceFirst("");
    return new Moment(days, MIDNIGHT.matcher(times).matches() ? "" : times);
  }
}
