package tsunagu.console;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** How long ago something was, as a coordinator would say it. */
final class Ages {
  /** After so many working days without an answer the resident is left waiting too long. */
  static final int PATIENCE = 3;

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("M月d日 HH:mm");

  private Ages() {}

  static String ago(Instant then, Instant now) {
    var minutes = ChronoUnit.MINUTES.between(then, now);
    if (minutes < 60) {
      return minutes < 1 ? "たったいま" : minutes + "分前";
    }
    var days = ChronoUnit.DAYS.between(day(then), day(now));
    return days == 0 ? minutes / 60 + "時間前" : days == 1 ? "昨日" : days + "日前";
  }

  static String exact(Instant moment) {
    return ZonedDateTime.ofInstant(moment, TOKYO).format(EXACT);
  }

  /** Whole working days (Monday to Friday) after the day it happened. */
  static int workingDays(Instant then, Instant now) {
    var count = 0;
    for (var day = day(then).plusDays(1); !day.isAfter(day(now)); day = day.plusDays(1)) {
      var weekday = day.getDayOfWeek();
      count += weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY ? 0 : 1;
    }
    return count;
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, TOKYO);
  }
}
