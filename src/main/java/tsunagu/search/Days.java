package tsunagu.search;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing;

/**
 * Dates as terms, one for each occurrence and part of the day ({@code 20261128m}), so that one and
 * the same occurrence has to satisfy date, weekday and part; a rhythm without dates gives one for
 * each weekday and part ({@code sat-m}), what is always there {@code any}. The day alone ({@code
 * 20261128}) stands for any part of it.
 */
final class Days {
  static final String ANY = "any";

  /** The first letters of morning, afternoon, evening and night. */
  static final String PARTS = "maen";

  private static final LocalTime[] BEGINS = {
    LocalTime.MIN, LocalTime.NOON, LocalTime.of(16, 0), LocalTime.of(18, 0)
  };
  private static final LocalTime[] ENDS = {
    LocalTime.NOON, LocalTime.of(17, 0), LocalTime.of(19, 0), LocalTime.MAX
  };
  private static final int AN_HOUR = 60;

  private Days() {}

  /** The terms of a listing. */
  static Set<String> of(Listing.When when) {
    var terms = new TreeSet<String>();
    when.occurrences().forEach(occurrence -> terms.addAll(of(occurrence)));
    return terms.isEmpty() ? Rhythm.of(when.regularly()) : terms;
  }

  /** The terms of one occurrence. */
  static List<String> of(Listing.Occurrence occurrence) {
    return written(on(occurrence.date()), parts(occurrence.start(), occurrence.end()));
  }

  /** What a day is called. */
  static String on(LocalDate day) {
    return Integer.toString(
        (day.getYear() * 100 + day.getMonthValue()) * 100 + day.getDayOfMonth());
  }

  /** What a day of each week is called: its code of the vocabulary. */
  static String weekly(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  /** The terms that are written: the day and one a part. */
  static List<String> written(String day, String parts) {
    var terms = new ArrayList<String>();
    terms.add(day);
    for (int i = 0; i < parts.length(); i++) {
      terms.add(day + parts.charAt(i));
    }
    return terms;
  }

  /** The terms to ask for: one a part, or the day alone for all of them. */
  static List<String> terms(String day, String parts) {
    if (parts.length() == PARTS.length()) {
      return List.of(day);
    }
    var terms = new ArrayList<String>();
    for (int i = 0; i < parts.length(); i++) {
      terms.add(day + parts.charAt(i));
    }
    return terms;
  }

  /** The parts of the day that this takes an hour of; all of them when the time is not known. */
  static String parts(@Nullable LocalTime start, @Nullable LocalTime end) {
    if (start == null) {
      return PARTS;
    }
    var parts = new StringBuilder();
    for (int i = 0; i < PARTS.length(); i++) {
      var last = end == null || !end.isAfter(start) ? start.plusMinutes(1) : end;
      int from = Math.max(minute(start), minute(BEGINS[i]));
      int to = Math.min(minute(last), minute(ENDS[i]));
      boolean begins = minute(start) >= minute(BEGINS[i]) && minute(start) < minute(ENDS[i]);
      boolean brief = minute(last) - minute(start) < AN_HOUR;
      if (to - from >= AN_HOUR || (brief && begins)) {
        parts.append(PARTS.charAt(i));
      }
    }
    return parts.isEmpty() ? PARTS : parts.toString();
  }

  private static int minute(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }
}
