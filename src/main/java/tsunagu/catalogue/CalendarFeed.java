package tsunagu.catalogue;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.TextProperty;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The events of a calendar file (RFC 5545), one line for each time; what repeats ends somewhere.
 */
final class CalendarFeed {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final List<String> HEAD =
      List.of(
          "UID",
          "SUMMARY",
          "DTSTART",
          "DTEND",
          "開始時間",
          "終了時間",
          "DESCRIPTION",
          "LOCATION",
          "CATEGORIES",
          "ORGANIZER",
          "URL",
          "STATUS");
  private static final int MOST_EVENTS = 20_000;
  private static final int MOST_TIMES = 100;
  private static final int MOST_LINES = 50_000;

  private final ICalendar calendar;
  private final List<Table.Line> lines = new ArrayList<>();

  private CalendarFeed(ICalendar calendar) {
    this.calendar = calendar;
  }

  /** Reads it; never throws. Lines are counted by event, the first being 1. */
  static Table table(String text) {
    try {
      var calendar = Biweekly.parse(text).first();
      if (calendar == null || calendar.getEvents().isEmpty()) {
        return Table.nothing(1, "カレンダーのファイルですが、予定（VEVENT）がありません。");
      }
      return new CalendarFeed(calendar).read();
    } catch (RuntimeException e) { // whatever stands in a broken file
      return Table.nothing(1, "カレンダーのファイル（ics）として読めません。もとのカレンダーから書き出し直してください。");
    }
  }

  private Table read() {
    lines.add(new Table.Line(1, HEAD));
    int number = 0;
    for (var event : calendar.getEvents()) {
      if (++number > MOST_EVENTS || lines.size() > MOST_LINES) {
        break;
      }
      event(event, number);
    }
    return Table.of(lines);
  }

  private void event(VEvent event, int number) {
    var start = event.getDateStart();
    if (start == null || start.getValue() == null) {
      line(event, number, List.of("", "", "", ""));
      return;
    }
    var zone = zone(start);
    boolean timed = start.getValue().hasTime();
    var length = length(event, start.getValue());
    var times = event.getDateIterator(TimeZone.getTimeZone(zone));
    for (int i = 0; i < MOST_TIMES && times.hasNext(); i++) {
      line(event, number, time(times.next(), zone, length, timed));
    }
  }

  /** What has no zone was read by this computer's clock. */
  private ZoneId zone(DateOrDateTimeProperty start) {
    boolean zoned = start.getValue().hasTime() && !calendar.getTimezoneInfo().isFloating(start);
    var raw = start.getValue().getRawComponents();
    boolean named = calendar.getTimezoneInfo().getTimezone(start) != null;
    return zoned && (named || (raw != null && raw.isUtc())) ? JAPAN : ZoneId.systemDefault();
  }

  private static Duration length(VEvent event, Date start) {
    var end = event.getDateEnd();
    if (end != null && end.getValue() != null) {
      return Duration.between(start.toInstant(), end.getValue().toInstant());
    }
    var duration = event.getDuration();
    return duration == null || duration.getValue() == null
        ? Duration.ZERO
        : Duration.ofMillis(duration.getValue().toMillis());
  }

  /** First and last day, first and last time; the last day of a whole day is exclusive. */
  private static List<String> time(Date at, ZoneId zone, Duration length, boolean timed) {
    var start = LocalDateTime.ofInstant(at.toInstant(), zone);
    var end = LocalDateTime.ofInstant(at.toInstant().plus(length), zone);
    if (!timed) {
      var last = length.toHours() > 1 ? end.minusHours(1).toLocalDate() : start.toLocalDate();
      return List.of(start.toLocalDate().toString(), last.toString(), "", "");
    }
    boolean night = end.toLocalTime().equals(LocalTime.MIDNIGHT) && length.isPositive();
    return List.of(
        start.toLocalDate().toString(),
        (night ? end.minusMinutes(1) : end).toLocalDate().toString(),
        start.toLocalTime().toString(),
        length.isPositive() ? night ? "24:00" : end.toLocalTime().toString() : "");
  }

  private void line(VEvent event, int number, List<String> time) {
    var cells = new ArrayList<String>();
    cells.add(text(event.getUid()));
    cells.add(text(event.getSummary()));
    cells.addAll(time);
    cells.add(text(event.getDescription()));
    cells.add(text(event.getLocation()));
    cells.add(
        event.getCategories().stream()
            .flatMap(some -> some.getValues().stream())
            .collect(Collectors.joining("、")));
    var organizer = event.getOrganizer();
    var name = organizer == null ? null : organizer.getCommonName();
    cells.add(name == null ? "" : name);
    cells.add(text(event.getUrl()));
    cells.add("CANCELLED".equalsIgnoreCase(text(event.getStatus())) ? "中止" : "");
    lines.add(new Table.Line(number, cells));
  }

  private static String text(@Nullable TextProperty property) {
    var value = property == null ? null : property.getValue();
    return value == null ? "" : value;
  }
}
