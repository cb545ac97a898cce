package tsunagu.wish;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which days the pieces of dates are, counted from one day. A week is from Monday to Sunday. */
final class Almanac {
  private static final List<String> NAMES =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final int TEN = 10;
  private static final int HALF = 15;
  private static final int APRIL = 4;

  private final LocalDate today;
  private final Holidays holidays;

  Almanac(LocalDate today, Holidays holidays) {
    this.today = today;
    this.holidays = holidays;
  }

  /** The day of the week by its name; null for holidays. */
  static @Nullable DayOfWeek weekday(String name) {
    int found = NAMES.indexOf(name);
    return found < 0 ? null : DayOfWeek.of(found + 1);
  }

  /** Whether weekdays follow one another, so that 木曜か金曜 are two days in a row. */
  static boolean inRow(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      int at = NAMES.indexOf(names.get(i));
      if (at < 0 || (i > 0 && at != NAMES.indexOf(names.get(i - 1)) + 1)) {
        return false;
      }
    }
    return !names.isEmpty();
  }

  private LocalDate monday(int weeks) {
    return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(weeks);
  }

  /** A weekday of a week, counted from this one. */
  LocalDate day(int weeks, String name) {
    return monday(weeks).plusDays(Math.max(0, NAMES.indexOf(name)));
  }

  /** From the first to the last of weekdays in a row. */
  Days days(int weeks, List<String> names) {
    return new Days(day(weeks, names.getFirst()), day(weeks, names.getLast()));
  }

  /** The whole week; from today on where it has begun. */
  Days week(int weeks) {
    return new Days(monday(weeks), monday(weeks).plusDays(6)).notBefore(today);
  }

  Days weekend(int weeks) {
    return new Days(monday(weeks).plusDays(5), monday(weeks).plusDays(6)).notBefore(today);
  }

  /** The next weekday after today and those that follow it in a row. */
  Optional<Days> next(List<String> names) {
    if (names.equals(List.of("holiday"))) {
      return holidays.next(today).map(Days::on);
    }
    var first = weekday(names.getFirst());
    if (first == null || !inRow(names)) {
      return Optional.empty();
    }
    var day = today.with(TemporalAdjusters.next(first));
    return Optional.of(new Days(day, day.plusDays(names.size() - 1L)));
  }

  /**
   * The month a piece names, from this month on.
   *
   * @param year the year that was said, or 0
   */
  YearMonth month(DatePiece piece, int year) {
    int month = piece.number(0);
    if (piece.numbers().size() > 1) {
      return YearMonth.of(piece.number(1), month);
    }
    var found = YearMonth.of(year > 0 ? year : today.getYear(), month);
    return year == 0 && found.isBefore(YearMonth.from(today)) ? found.plusYears(1) : found;
  }

  Days all(YearMonth month) {
    return new Days(month.atDay(1), month.atEndOfMonth()).notBefore(today);
  }

  /** Weekdays of a month by their number; −1 is the last. */
  static List<LocalDate> nth(YearMonth month, List<Integer> nths, List<String> names) {
    var days = new ArrayList<LocalDate>();
    for (int n : nths) {
      for (var name : names) {
        var weekday = weekday(name);
        if (weekday != null) {
          var day = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(n, weekday));
          if (YearMonth.from(day).equals(month)) {
            days.add(day);
          }
        }
      }
    }
    return days;
  }

  /** Seven days of a month: the first, the second … */
  Days week(YearMonth month, int n) {
    var from = month.atDay(Math.min((n - 1) * 7 + 1, month.lengthOfMonth()));
    var to = from.plusDays(6);
    return new Days(from, to.isAfter(month.atEndOfMonth()) ? month.atEndOfMonth() : to)
        .notBefore(today);
  }

  Days third(YearMonth month, int third) {
    var from = month.atDay((third - 1) * TEN + 1);
    var to = third == 3 ? month.atEndOfMonth() : month.atDay(third * TEN);
    return new Days(from, to).notBefore(today);
  }

  Days half(YearMonth month, int half) {
    return half == 1
        ? new Days(month.atDay(1), month.atDay(HALF)).notBefore(today)
        : new Days(month.atDay(HALF + 1), month.atEndOfMonth()).notBefore(today);
  }

  /** The first days off in a row of a month; empty where it has none. */
  Optional<Days> longWeekend(YearMonth month) {
    var before = month.atDay(1).minusDays(1);
    return holidays
        .longWeekend(before.isBefore(today) ? today : before)
        .filter(days -> days.from() != null && YearMonth.from(days.from()).equals(month));
  }

  Days year(int year) {
    return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).notBefore(today);
  }

  Days fiscal(int years) {
    int now = today.getMonthValue() < APRIL ? today.getYear() - 1 : today.getYear();
    int start = now + years;
    return new Days(LocalDate.of(start, APRIL, 1), LocalDate.of(start + 1, 3, 31)).notBefore(today);
  }

  /** A day of the calendar, in a year that was said or the first from today on that has it. */
  LocalDate date(DatePiece piece, int year) {
    int month = piece.number(0);
    int day = piece.number(1);
    int given = piece.numbers().size() > 2 ? piece.number(2) : year;
    if (given > 0) {
      return LocalDate.of(given, month, day);
    }
    for (int y = today.getYear(); y < today.getYear() + 8; y++) {
      if (YearMonth.of(y, month).isValidDay(day) && !LocalDate.of(y, month, day).isBefore(today)) {
        return LocalDate.of(y, month, day);
      }
    }
    throw new DateTimeException("no such day");
  }

  /** The next month that has a day which is not past. */
  YearMonth monthWith(int day) {
    var month = YearMonth.from(today);
    while (!month.isValidDay(day) || month.atDay(day).isBefore(today)) {
      month = month.plusMonths(1);
    }
    return month;
  }

  Days span(DatePiece piece, int year) {
    int y = year > 0 ? year : today.getYear() - 1;
    var found = span(piece.numbers(), y);
    while (year == 0 && ended(found)) {
      found = span(piece.numbers(), ++y);
    }
    return found.notBefore(today);
  }

  private boolean ended(Days days) {
    return days.to() != null && days.to().isBefore(today);
  }

  /** Month and day to month and day, or month to month. */
  private static Days span(List<Integer> ends, int year) {
    boolean days = ends.size() == 4;
    var from = LocalDate.of(year, ends.getFirst(), days ? ends.get(1) : 1);
    var to =
        days
            ? LocalDate.of(year, ends.get(2), ends.get(3))
            : YearMonth.of(year, ends.getLast()).atEndOfMonth();
    return new Days(from, to.isBefore(from) ? to.plusYears(1) : to);
  }
}
