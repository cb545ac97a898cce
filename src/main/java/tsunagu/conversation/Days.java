package tsunagu.conversation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing.Occurrence;

/**
 * Days and times as people say them; plain Japanese gives the reading of every day, because 4日 and
 * 20日 are read in no regular way.
 */
final class Days {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
  private static final List<String> FIRST_DAYS =
      List.of("ついたち", "ふつか", "みっか", "よっか", "いつか", "むいか", "なのか", "ようか", "ここのか", "とおか");
  private static final List<String> WEEKDAYS = List.of("げつ", "か", "すい", "もく", "きん", "ど", "にち");

  private Days() {}

  static String say(Occurrence occurrence, String language) {
    var day = day(occurrence.date(), language);
    var start = occurrence.start();
    if (start == null) {
      return day;
    }
    return day + (language.equals("en") ? ", " : " ") + hours(start, occurrence.end(), language);
  }

  /** A day with its weekday, to be there on it. */
  static String day(LocalDate day, String language) {
    return switch (language) {
      case "en" -> WEEKDAY.format(day) + " " + date(day, language);
      case "ja-easy" ->
          "%s %s曜日（%sようび）"
              .formatted(
                  date(day, language),
                  weekday(day),
                  WEEKDAYS.get(day.getDayOfWeek().getValue() - 1));
      default -> date(day, language) + "（" + weekday(day) + "）";
    };
  }

  /** A day of the past, where the weekday does not matter. */
  static String date(LocalDate day, String language) {
    return switch (language) {
      case "en" -> ENGLISH.format(day);
      case "ja-easy" ->
          "%d月（がつ）%d日（%s）"
              .formatted(day.getMonthValue(), day.getDayOfMonth(), reading(day.getDayOfMonth()));
      default -> "%d月%d日".formatted(day.getMonthValue(), day.getDayOfMonth());
    };
  }

  private static String reading(int day) {
    return switch (day) {
      case 14 -> "じゅうよっか";
      case 20 -> "はつか";
      case 24 -> "にじゅうよっか";
      default -> day <= FIRST_DAYS.size() ? FIRST_DAYS.get(day - 1) : "にち";
    };
  }

  private static String weekday(LocalDate date) {
    return date.getDayOfWeek().getDisplayName(TextStyle.NARROW, Locale.JAPANESE);
  }

  private static String hours(LocalTime start, @Nullable LocalTime end, String language) {
    if (language.equals("ja-easy")) {
      return half(start) + " " + easy(start) + "から" + (end == null ? "" : easyEnd(start, end));
    }
    var until = end == null ? "" : CLOCK.format(end);
    return CLOCK.format(start) + (language.equals("en") ? "–" : "〜") + until;
  }

  private static String easyEnd(LocalTime start, LocalTime end) {
    var half = half(end).equals(half(start)) ? " " : " " + half(end) + " ";
    return half + easy(end) + "まで";
  }

  private static String half(LocalTime time) {
    return time.getHour() < 12 ? "ごぜん" : "ごご";
  }

  private static String easy(LocalTime time) {
    var hour = time.getHour() <= 12 ? time.getHour() : time.getHour() - 12;
    return hour + "時（じ）" + minutes(time.getMinute());
  }

  /** 10分 is read ぷん, 15分 is read ふん. */
  private static String minutes(int minutes) {
    if (minutes == 0) {
      return "";
    }
    var soft = List.of(2, 5, 7, 9).contains(minutes % 10);
    return minutes + (soft ? "分（ふん）" : "分（ぷん）");
  }
}
