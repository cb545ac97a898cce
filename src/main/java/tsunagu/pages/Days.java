package tsunagu.pages;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import tsunagu.catalogue.Listing;

/** Dates and times in words, never as 11/28 or on a 24-hour clock alone. */
final class Days {
  static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private Days() {}

  /** One date with its times, such as 2026年11月28日（土曜日）午後1時から午後5時まで. */
  static String of(Listing.Occurrence when, Locale locale) {
    var text = new StringBuilder(of(when.date(), locale));
    var start = when.start();
    var end = when.end();
    if (locale.getLanguage().equals("en")) {
      text.append(start == null ? "" : ", " + english(start));
      text.append(end == null ? "" : (start == null ? ", until " : " to ") + english(end));
    } else {
      text.append(start == null ? "" : japanese(start) + "から");
      text.append(end == null ? "" : japanese(end) + "まで");
    }
    return text.toString();
  }

  /** A day with its weekday. */
  static String of(LocalDate day, Locale locale) {
    if (locale.getLanguage().equals("en")) {
      return day.format(DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH));
    }
    var weekday = weekday(day.getDayOfWeek());
    return "%d年%d月%d日（%s）"
        .formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), weekday);
  }

  /** A moment's day in Kawasaki. */
  static String of(Instant moment, Locale locale) {
    return of(LocalDate.ofInstant(moment, TOKYO), locale);
  }

  private static String weekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.JAPANESE);
  }

  private static String japanese(LocalTime time) {
    var hour = time.getHour() == 12 ? 12 : time.getHour() % 12;
    var minute = time.getMinute() == 0 ? "" : time.getMinute() + "分";
    return (time.getHour() < 12 ? "午前" : "午後") + hour + "時" + minute;
  }

  private static String english(LocalTime time) {
    return time.format(DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH));
  }
}
