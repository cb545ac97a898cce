package tsunagu.wish;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A word of a date before it is known what day it means.
 *
 * @param numbers what the kind needs, for example month and day
 * @param names weekdays, day parts or the name of a holiday
 */
record DatePiece(Kind kind, List<Integer> numbers, List<String> names) {
  private static final Set<Kind> NAMED_KINDS =
      EnumSet.of(Kind.WEEKDAYS, Kind.PART, Kind.NAMED, Kind.ON);

  /** The kinds; the words after {@code is:} in {@code dates.yaml} are these in lower case. */
  enum Kind {
    /** Days from today. */
    DAY,
    /** Weeks from this one, Monday to Sunday. */
    WEEK,
    /** The Saturday and Sunday of that week. */
    WEEKEND,
    /** Months from this one. */
    MONTHS,
    /** Years from this one. */
    YEAR,
    /** School years from this one, April to March. */
    FISCAL,
    /** From today to the end of the year. */
    REST_OF_YEAR,
    /** A month of the calendar; with a second number its year. */
    MONTH,
    /** Month and day; with a third number the year. */
    DATE,
    /** A day of a month. */
    DAY_OF_MONTH,
    /** A year of the calendar. */
    CALENDAR_YEAR,
    /** The n-th weekday of a month. */
    NTH,
    /** A third of a month: 1, 2 or 3. */
    THIRD,
    /** A half of a month or of holidays: 1 or 2. */
    HALF,
    /** A weekday of a week, counted from this one. */
    ON,
    /** From today so many days. */
    WITHIN,
    /** Month, day, month, day. */
    SPAN,
    /** First and last month. */
    SEASON,
    /** A day with a name in {@code holidays.yaml}. */
    NAMED,
    /** Three days off or more in a row. */
    LONG_WEEKEND,
    WEEKDAYS,
    PART,
    HOUR,
    /** The next one after today. */
    NEXT,
    /** Every one: no day but a rule. */
    EVERY,
    /** And later. */
    FROM,
    /** And earlier. */
    UNTIL
  }

  DatePiece {
    numbers = List.copyOf(numbers);
    names = List.copyOf(names);
  }

  static DatePiece of(Kind kind, Integer... numbers) {
    return new DatePiece(kind, List.of(numbers), List.of());
  }

  static DatePiece named(Kind kind, List<String> names) {
    return new DatePiece(kind, List.of(), names);
  }

  /**
   * Reads the little language of {@code dates.yaml}, such as {@code week 1} or {@code weekdays sat
   * sun}.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static DatePiece parse(String is) {
    var parts = List.of(is.strip().split("\\s+"));
    Kind kind;
    try {
      kind = Kind.valueOf(parts.getFirst().toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("no such piece of a date: " + parts.getFirst(), e);
    }
    var numbers = new ArrayList<Integer>();
    var names = new ArrayList<String>();
    for (var part : parts.subList(1, parts.size())) {
      if (part.matches("[+-]?\\d+")) {
        numbers.add(Integer.valueOf(part));
      } else {
        names.add(part);
      }
    }
    int wanted =
        switch (kind) {
          case DAY,
              WEEK,
              WEEKEND,
              MONTHS,
              YEAR,
              FISCAL,
              THIRD,
              HALF,
              ON,
              WITHIN,
              MONTH,
              HOUR,
              NTH ->
              1;
          case SEASON -> 2;
          case SPAN -> 4;
          default -> 0;
        };
    if (numbers.size() != wanted) {
      throw new IllegalArgumentException(is + " needs " + wanted + " numbers");
    }
    boolean named = NAMED_KINDS.contains(kind);
    if (named == names.isEmpty()) {
      throw new IllegalArgumentException(
          named ? is + " needs a name" : is + " has a word too many: " + names);
    }
    return new DatePiece(kind, numbers, names);
  }

  int number(int i) {
    return numbers.get(i);
  }
}
