package tsunagu.wish;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The public holidays of the table; beyond it only weekends are days off. */
final class Holidays {
  private final NavigableMap<LocalDate, String> names;

  Holidays(Map<LocalDate, String> names) {
    this.names = new TreeMap<>(names);
  }

  boolean has(LocalDate day) {
    return names.containsKey(day);
  }

  boolean off(LocalDate day) {
    var weekday = day.getDayOfWeek();
    return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY || names.containsKey(day);
  }

  /** The next public holiday after a day. */
  Optional<LocalDate> next(LocalDate after) {
    return Optional.ofNullable(names.higherKey(after));
  }

  /** The run of days off that a day stands in. */
  Days around(LocalDate day) {
    var from = day;
    while (off(from.minusDays(1))) {
      from = from.minusDays(1);
    }
    var to = day;
    while (off(to.plusDays(1))) {
      to = to.plusDays(1);
    }
    return new Days(from, to);
  }

  /** The next day of that name, today included. */
  Optional<LocalDate> next(String name, LocalDate today) {
    return names.tailMap(today, true).entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * First and last day of the next run of at least three days off that begins after a day; New Year
   * has a name of its own.
   */
  Optional<Days> longWeekend(LocalDate after) {
    var day = after.plusDays(1);
    while (off(day.minusDays(1)) && off(day)) {
      day = day.plusDays(1);
    }
    for (int i = 0; i < 400; i++) {
      var end = day;
      while (off(end)) {
        end = end.plusDays(1);
      }
      if (day.plusDays(3).compareTo(end) <= 0 && day.getDayOfYear() > 3) {
        return Optional.of(new Days(day, end.minusDays(1)));
      }
      day = end.isAfter(day) ? end : day.plusDays(1);
    }
    return Optional.empty();
  }
}
