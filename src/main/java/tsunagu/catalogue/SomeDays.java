package tsunagu.catalogue;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Several days in one cell: 令和8年12月5日（土）～7日（月）, or 12/5、12/12 without a year.
 *
 * @param days in order; empty where the cell cannot be read
 * @param rest what stands behind the days, for people to read
 */
record SomeDays(List<LocalDate> days, String rest) {
  private static final SomeDays NONE = new SomeDays(List.of(), "");
  private static final int LONGEST = 366;
  private static final Pattern WEEKDAY = Pattern.compile("\\((?:[月火水木金土日・祝休]|曜日?)+\\)");
  private static final Pattern DAY =
      Pattern.compile(
          "(?:(?:(\\d{4})|(令和|R)\\s?(\\d{1,2}|元))\\s?[年./-]\\s?)?"
              + "(?:(\\d{1,2})\\s?[月./-]\\s?)?(\\d{1,2})(?![0-9:時分人名回歳円])\\s?日?");
  private static final Pattern UNTIL = Pattern.compile("\\s*(?:~|〜|-|–|—|から)\\s*");
  private static final Pattern AND = Pattern.compile("\\s*(?:[、,;・/]|及び|および|と|\\s)\\s*");

  /** A day without a year is the nearest one, so that what is over is not shown for next year. */
  private static final int HALF_A_YEAR = 183;

  SomeDays {
    days = List.copyOf(days);
  }

  /**
   * Reads a cell.
   *
   * @param today tells the year where there is none; the first day of 1970 tells nothing
   */
  static SomeDays of(String cell, LocalDate today) {
    var text = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
    try {
      return new Reading(WEEKDAY.matcher(text).replaceAll(""), today).days();
    } catch (DateTimeException e) {
      return NONE;
    }
  }

  /** One cell from left to right. */
  private static final class Reading {
    private final String text;
    private final LocalDate today;
    private final TreeSet<LocalDate> days = new TreeSet<>();
    private @Nullable LocalDate last;
    private int at;

    Reading(String text, LocalDate today) {
      this.text = text;
      this.today = today;
    }

    SomeDays days() {
      boolean range = false;
      while (at < text.length()) {
        var day = DAY.matcher(text).region(at, text.length());
        if (!day.lookingAt()) {
          break;
        }
        var next = date(day);
        if (next == null) {
          break;
        }
        add(next, range);
        at = day.end();
        range = takes(UNTIL);
        if (!range && !takes(AND)) {
          break;
        }
      }
      var rest = text.substring(Math.min(at, text.length())).replaceFirst("^まで", "").strip();
      return days.isEmpty() ? NONE : new SomeDays(new ArrayList<>(days), rest);
    }

    private boolean takes(Pattern between) {
      var found = between.matcher(text).region(at, text.length());
      if (!found.lookingAt()) {
        return false;
      }
      at = found.end();
      return true;
    }

    private void add(LocalDate next, boolean range) {
      var from = range && last != null ? last : next;
      for (var day = from; !day.isAfter(next) && days.size() < LONGEST; day = day.plusDays(1)) {
        days.add(day);
      }
      days.add(next);
      last = next;
    }

    private static LocalDate later(LocalDate before, int month, int of) {
      var same = LocalDate.of(before.getYear(), month, of);
      return same.isBefore(before) ? same.plusYears(1) : same;
    }

    private @Nullable LocalDate date(Matcher day) {
      var before = last;
      int of = Integer.parseInt(day.group(5));
      if (day.group(4) == null) { // a number alone is a day only behind another
        return before == null || day.group(1) != null
            ? null
            : later(before, before.getMonthValue(), of);
      }
      int month = Integer.parseInt(day.group(4));
      if (day.group(1) != null) {
        return LocalDate.of(Integer.parseInt(day.group(1)), month, of);
      }
      if (day.group(2) != null) {
        var year = day.group(3);
        return LocalDate.of(2018 + ("元".equals(year) ? 1 : Integer.parseInt(year)), month, of);
      }
      if (before != null) {
        return later(before, month, of);
      }
      if (today.equals(LocalDate.EPOCH)) {
        return null;
      }
      var thisYear = LocalDate.of(today.getYear(), month, of);
      if (thisYear.isBefore(today.minusDays(HALF_A_YEAR))) {
        return thisYear.plusYears(1);
      }
      return thisYear.isAfter(today.plusDays(HALF_A_YEAR)) ? thisYear.minusYears(1) : thisYear;
    }
  }
}
