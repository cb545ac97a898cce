package tsunagu.catalogue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing.Occurrence;
import tsunagu.catalogue.Listing.When;

/** When the event of a row is. */
final class EventDates {
  private static final int MOST_DAYS = 366;
  private static final SomeDays NONE = new SomeDays(List.of(), "");

  /** A rhythm in the place of a day; only one that does not need asking. */
  private static final Pattern RHYTHM =
      Pattern.compile("(?:毎週|毎月|隔週|毎日|第[1-5１-５一二三四五][^回]{0,12}[月火水木金土日])[^\\n]{0,50}");

  private static final LocalTime EVENING = LocalTime.of(17, 0);
  private static final LocalTime MORNING = LocalTime.of(8, 0);
  private static final LocalTime LATE = LocalTime.of(23, 50);

  private final Cells cells;
  private final SomeDays some;
  private final Day from;
  private final Day to;
  private final Hour start;
  private final Hour end;
  private final boolean hoursNoted;

  EventDates(Cells cells, LocalDate today) {
    this.cells = cells;
    var first = cells.day(Column.FROM);
    this.some = some(first, today);
    this.from = some.days().isEmpty() ? first : Day.read(some.days().getFirst());
    this.to = last(cells, some, today);
    var hours = Hours.of(cells);
    this.start = hours.start();
    this.end = hours.end();
    this.hoursNoted = hours.noted();
  }

  /** The last day; one without a year is the next such day after the first. */
  private static Day last(Cells cells, SomeDays some, LocalDate today) {
    var last = cells.day(Column.TO);
    if (last.form() != Day.Form.WRONG) {
      return last;
    }
    var near = some.days().isEmpty() ? today : some.days().getLast();
    var read = SomeDays.of(Moment.of(cells.raw(Column.TO)).days(), near);
    if (read.days().size() != 1 || !read.rest().isEmpty()) {
      return last;
    }
    cells.repaired(Column.TO, said(read.days()));
    return Day.read(read.days().getFirst());
  }

  /** Whether the row has a rhythm, such as 毎週火曜日, where a day should stand. */
  private boolean isRegular() {
    return from.date() == null && RHYTHM.matcher(cells.raw(Column.FROM)).matches();
  }

  /** The days of the list of days, else those of a first day that is several. */
  private SomeDays some(Day first, LocalDate today) {
    var listed = SomeDays.of(cells.raw(Column.DAYS), today);
    if (!listed.days().isEmpty() && listed.rest().isEmpty()) {
      return listed;
    }
    if (first.form() != Day.Form.WRONG) {
      return NONE;
    }
    var several = SomeDays.of(Moment.of(cells.raw(Column.FROM)).days(), today);
    if (!several.days().isEmpty()) {
      cells.repaired(Column.FROM, said(several.days()));
    }
    return several;
  }

  private static String said(List<LocalDate> days) {
    return days.size() == 1
        ? days.getFirst() + " と読みました。"
        : days.getFirst() + " から " + days.getLast() + " までの " + days.size() + " 日と読みました。";
  }

  /** Why this row cannot be an event, or empty. */
  Optional<Report.Problem> impossible() {
    var first = from.date();
    if (isRegular()) {
      return Optional.empty();
    }
    if (first == null) {
      return Optional.of(cells.problem(Column.FROM, noDate(from.form())));
    }
    if (to.form() == Day.Form.WRONG) {
      return Optional.of(cells.problem(Column.TO, noDate(Day.Form.WRONG)));
    }
    var last = to.date();
    if (last != null && last.isBefore(first)) {
      return Optional.of(cells.problem(Column.TO, "終わりの日が始まりの日より前です。日付を直してください。"));
    }
    if (backwards(last == null ? first : last, first)) {
      return Optional.of(cells.problem(Column.END, "終わりの時刻が始まりの時刻より前です。時刻を直してください。"));
    }
    return Optional.empty();
  }

  private static String noDate(Day.Form form) {
    return switch (form) {
      case EMPTY -> "開催日がありません。2026-11-28 のように書いてください。";
      case UNKNOWN -> "開催日が決まっていません（9999-12-31）。決まってから載せてください。";
      case WRONG, PLAIN, REPAIRED -> "日付として読めません。2026-11-28 のように書いてください。";
    };
  }

  /** A night that ends after midnight is no mistake. */
  private boolean backwards(LocalDate last, LocalDate first) {
    var begins = start.time();
    var ends = end.time();
    return begins != null
        && ends != null
        && !wholeDay()
        && last.equals(first)
        && ends.isBefore(begins)
        && (begins.isBefore(EVENING) || ends.isAfter(MORNING));
  }

  private boolean wholeDay() {
    var begins = start.time();
    var ends = end.time();
    return LocalTime.MIDNIGHT.equals(begins)
        && (ends == null || LocalTime.MIDNIGHT.equals(ends) || !ends.isBefore(LATE));
  }

  /** The dates, once nothing is impossible. */
  When when() {
    return new When(occurrences(), regularly(), note(), applyBy());
  }

  private String regularly() {
    if (!isRegular()) {
      return "";
    }
    cells.repaired(Column.FROM, "日付ではなく、くり返しの言葉として載せました。");
    var hours = start.time() == null ? "" : " " + cells.line(Column.START, 40);
    return Cells.shorten(cells.line(Column.FROM, 60) + hours, 100);
  }

  private List<Occurrence> occurrences() {
    var first = from.date();
    if (first == null) {
      return List.of();
    }
    if (some.days().size() > 1) {
      return some.days().stream().map(this::occurrence).toList();
    }
    var last = to.date() == null ? first : to.date();
    if (last.isAfter(first.plusDays(MOST_DAYS - 1L))) {
      cells.repaired(Column.TO, "期間が長いので、はじめの " + MOST_DAYS + " 日だけを載せました。");
      last = first.plusDays(MOST_DAYS - 1L);
    }
    var days = new ArrayList<Occurrence>();
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
      days.add(occurrence(day));
    }
    return days;
  }

  private Occurrence occurrence(LocalDate day) {
    return wholeDay()
        ? new Occurrence(day, null, null)
        : new Occurrence(day, start.time(), start.time() == null ? null : end.time());
  }

  private String note() {
    var period =
        from.date() != null && to.date() != null && to.date().isAfter(from.date())
            ? "期間中の毎日とはかぎりません。主催者のページで確かめてください。"
            : "";
    var parts =
        Stream.of(
                period,
                some.rest().isEmpty() ? "" : cells.line(Column.FROM, 200),
                hoursNoted ? hours() : unread(start, Column.START),
                unread(end, Column.END),
                cells.line(Column.DATE_NOTE, 300),
                cells.line(Column.CONDITION, 200))
            .filter(part -> !part.isEmpty())
            .distinct()
            .toList();
    return Cells.shorten(String.join(" ", parts), 500);
  }

  private String hours() {
    var start = cells.line(Column.START, 80);
    return start.isEmpty() ? cells.line(Column.FROM, 200) : start;
  }

  private String unread(Hour hour, Column column) {
    return hour.form() == Day.Form.WRONG ? cells.line(column, 80) : "";
  }

  /** 11月30日（月）まで, as near to the event as can be. */
  private Day withoutYear(LocalDate near) {
    var read = SomeDays.of(Moment.of(cells.raw(Column.APPLY_BY)).days(), near);
    if (read.days().size() != 1 || !read.rest().isEmpty()) {
      return new Day(null, Day.Form.WRONG);
    }
    cells.repaired(Column.APPLY_BY, said(read.days()));
    return Day.read(read.days().getFirst());
  }

  /** The last day to apply; 00:00 on it means the end of that day, so the time is not asked. */
  private @Nullable LocalDate applyBy() {
    var day = cells.day(Column.APPLY_BY);
    var first = from.date();
    if (day.form() == Day.Form.WRONG && first != null) {
      day = withoutYear(first);
    }
    if (day.form() == Day.Form.WRONG) {
      cells.repaired(Column.APPLY_BY, "日付として読めないので、申込の締切は「わからない」としました。");
      return null;
    }
    var by = day.date();
    if (by != null && first != null && by.isBefore(first.minusYears(1))) {
      cells.repaired(Column.APPLY_BY, "開催日の一年より前の締切なので、「わからない」としました。");
      return null;
    }
    return by;
  }
}
