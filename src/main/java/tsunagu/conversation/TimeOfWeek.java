package tsunagu.conversation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tsunagu.wish.Wish;

/** When in the week somebody would have time, so roughly that it tells nothing of a person. */
final class TimeOfWeek {
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final int A_WEEK = 7;

  private TimeOfWeek() {}

  /** {@code weekend-morning}, {@code working}, {@code night}; empty where any time would do. */
  static String of(Wish wish) {
    var part = wish.when().part();
    return Stream.of(days(wish.when()), part == null ? "" : part)
        .filter(one -> !one.isEmpty())
        .collect(Collectors.joining("-"));
  }

  private static String days(Wish.When when) {
    var weekdays = weekdays(when);
    if (weekdays.isEmpty()) {
      return "";
    }
    boolean free = weekdays.stream().allMatch(TimeOfWeek::isFree);
    return free ? "weekend" : weekdays.stream().noneMatch(TimeOfWeek::isFree) ? "working" : "";
  }

  private static boolean isFree(String day) {
    return day.equals("holiday") || WEEKEND.stream().anyMatch(one -> code(one).equals(day));
  }

  private static String code(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  /** Those that were named, else those of a span shorter than a week. */
  private static Set<String> weekdays(Wish.When when) {
    LocalDate from = when.from();
    LocalDate to = when.to();
    if (!when.weekdays().isEmpty()) {
      return Set.copyOf(when.weekdays());
    }
    if (from == null || to == null || !to.isBefore(from.plusDays(A_WEEK))) {
      return Set.of();
    }
    return from.datesUntil(to.plusDays(1))
        .map(day -> code(day.getDayOfWeek()))
        .collect(Collectors.toSet());
  }
}
