package tsunagu.conversation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing.Occurrence;

/** Days and times as people say them; plain Japanese follows the guideline for やさしい日本語. */
final class Days {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

  private Days() {}

  static String say(Occurrence occurrence, String language) {
    var day = day(occurrence.date(), language);
    var start = occurrence.start();
    if (start == null) {
      return day;
    }
    return day + (language.equals("en") ? ", " : " ") + hours(start, occurrence.end(), language);
  }

  static String day(LocalDate date, String language) {
    return switch (language) {
      case "en" ->
          date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
              + " "
              + date.format(DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH));
      case "ja-easy" ->
          "%d年%d月%d日（%s曜日）"
              .formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth(), weekday(date));
      default -> "%d月%d日（%s）".formatted(date.getMonthValue(), date.getDayOfMonth(), weekday(date));
    };
  }

  private static String weekday(LocalDate date) {
    DayOfWeek day = date.getDayOfWeek();
    return day.getDisplayName(TextStyle.NARROW, Locale.JAPANESE);
  }

  private static String hours(LocalTime start, @Nullable LocalTime end, String language) {
    if (language.equals("ja-easy")) {
      return easy(start) + "から" + (end == null ? "" : easy(end) + "まで");
    }
    var until = end == null ? "" : CLOCK.format(end);
    return CLOCK.format(start) + (language.equals("en") ? "–" : "〜") + until;
  }

  private static String easy(LocalTime time) {
    var half = time.getHour() < 12 ? "午前" : "午後";
    var hour = time.getHour() <= 12 ? time.getHour() : time.getHour() - 12;
    return half + hour + "時" + (time.getMinute() == 0 ? "" : time.getMinute() + "分");
  }
}
