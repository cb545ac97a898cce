package tsunagu.catalogue;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date cell, read.
 *
 * @param date null unless the form is PLAIN or REPAIRED
 */
record Day(@Nullable LocalDate date, Form form) {
  private static final Pattern TAIL =
      Pattern.compile("\\s*([(](?:[月火水木金土日・祝休]|曜日?)+[)])?([T\\s]\\d{1,2}:\\d{2}(:\\d{2})?\\S*)?$");
  private static final Pattern PLAIN = Pattern.compile("(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})");
  private static final List<Pattern> YEAR_FIRST =
      List.of(
          Pattern.compile("(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日?"),
          Pattern.compile("(\\d{4})[./-](\\d{1,2})[./-](\\d{1,2})"),
          Pattern.compile("(\\d{4})(\\d{2})(\\d{2})"));
  private static final Pattern ERA =
      Pattern.compile(
          "(令和|平成|R|H)\\s*(\\d{1,2}|元)\\s*[年.]\\s*(\\d{1,2})\\s*[月.]\\s*(\\d{1,2})\\s*日?");
  private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

  /** How Excel keeps a day, counted from {@link #NIGHT_ZERO}: those of 2009 to 2064. */
  private static final Pattern SERIAL = Pattern.compile("[45]\\d{4}|60000");

  private static final LocalDate NIGHT_ZERO = LocalDate.of(1899, 12, 30);

  /** How it was written. */
  enum Form {
    EMPTY,
    PLAIN,
    REPAIRED,
    UNKNOWN,
    WRONG
  }

  /** A day that was read elsewhere. */
  static Day read(LocalDate date) {
    return new Day(date, Form.PLAIN);
  }

  /** Reads a cell; 9999-12-31 is how publishers write that they do not know. */
  static Day of(String cell) {
    var text = TAIL.matcher(Normalizer.normalize(cell, Normalizer.Form.NFKC).strip());
    var bare = text.replaceFirst("");
    if (bare.isEmpty()) {
      return new Day(null, cell.isBlank() ? Form.EMPTY : Form.WRONG);
    }
    if (bare.startsWith("9999") || bare.startsWith("9/99/9999")) {
      return new Day(null, Form.UNKNOWN);
    }
    var plain = PLAIN.matcher(bare);
    if (plain.matches()) {
      return day(plain.group(1), plain.group(3), plain.group(4), Form.PLAIN);
    }
    for (var pattern : YEAR_FIRST) {
      var match = pattern.matcher(bare);
      if (match.matches()) {
        return day(match.group(1), match.group(2), match.group(3), Form.REPAIRED);
      }
    }
    if (SERIAL.matcher(bare).matches()) {
      return new Day(NIGHT_ZERO.plusDays(Integer.parseInt(bare)), Form.REPAIRED);
    }
    var last = YEAR_LAST.matcher(bare);
    if (last.matches()) {
      return day(last.group(3), last.group(1), last.group(2), Form.REPAIRED);
    }
    var era = ERA.matcher(bare);
    return era.matches() ? ofEra(era) : new Day(null, Form.WRONG);
  }

  private static Day ofEra(Matcher era) {
    int first = List.of("令和", "R").contains(era.group(1)) ? 2018 : 1988;
    int year = first + ("元".equals(era.group(2)) ? 1 : Integer.parseInt(era.group(2)));
    return day(Integer.toString(year), era.group(3), era.group(4), Form.REPAIRED);
  }

  private static Day day(String year, String month, String day, Form form) {
    int y = Integer.parseInt(year);
    if (y < 2000 || y > 2100) {
      return new Day(null, Form.WRONG);
    }
    try {
      return new Day(LocalDate.of(y, Integer.parseInt(month), Integer.parseInt(day)), form);
    } catch (DateTimeException e) {
      return new Day(null, Form.WRONG);
    }
  }
}
