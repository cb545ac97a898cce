package tsunagu.wish;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.DatePiece.Kind;

/** Puts the pieces of dates of one text together. One object a text. */
final class Dates {
  private static final List<String> NAMES =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final List<String> WEEKEND = List.of("sat", "sun");

  private final Sentence sentence;
  private final List<Token> tokens;
  private final LocalDate today;
  private final Holidays holidays;
  private final List<String> weekdays = new ArrayList<>();
  private @Nullable Days span;
  private @Nullable YearMonth lastMonth;
  private int i;
  private int begun;

  private Dates(Sentence sentence, List<Token> tokens, LocalDate today, Holidays holidays) {
    this.sentence = sentence;
    this.tokens = tokens;
    this.today = today;
    this.holidays = holidays;
  }

  static Wish.When read(Sentence sentence, List<Token> tokens, LocalDate today, Holidays holidays) {
    return new Dates(sentence, tokens, today, holidays).read();
  }

  private Wish.When read() {
    for (i = 0; i < tokens.size(); i++) {
      begun = i;
      tryStep();
    }
    var part = DayPart.of(sentence, tokens);
    var from = span == null ? null : span.from();
    var to = span == null ? null : span.to();
    return new Wish.When(from, to, weekdays.stream().distinct().toList(), part);
  }

  /** A day that no calendar has says nothing. */
  private void tryStep() {
    try {
      step(piece(i));
    } catch (DateTimeException e) {
      lastMonth = null;
    }
  }

  private DatePiece piece(int at) {
    return tokens.get(at).as(Meaning.Day.class).map(Meaning.Day::piece).orElseThrow();
  }

  /** The piece that follows close by and is of a kind; taking it moves on. */
  private Optional<DatePiece> take(Kind kind) {
    if (i + 1 >= tokens.size() || piece(i + 1).kind() != kind || !close(i)) {
      return Optional.empty();
    }
    i++;
    return Optional.of(piece(i));
  }

  private boolean close(int at) {
    var gap = sentence.between(tokens.get(at), tokens.get(at + 1));
    return gap.length() <= 2 && gap.chars().allMatch(c -> "の,、(,)中,ofon".indexOf(c) >= 0);
  }

  private void step(DatePiece piece) {
    switch (piece.kind()) {
      case DAY -> add(Days.on(today.plusDays(piece.number(0))));
      case WEEK -> week(piece.number(0));
      case WEEKEND -> add(weekend(piece.number(0)).notBefore(today));
      case MONTHS -> month(YearMonth.from(today).plusMonths(piece.number(0)));
      case MONTH -> month(monthOf(piece, 0));
      case YEAR -> year(today.getYear() + piece.number(0));
      case CALENDAR_YEAR -> year(piece.number(0));
      case FISCAL -> fiscal(piece.number(0));
      case REST_OF_YEAR -> add(new Days(today, LocalDate.of(today.getYear(), 12, 31)));
      case DATE -> add(Days.on(dateOf(piece, 0)));
      case DAY_OF_MONTH -> dayOfMonth(piece.number(0));
      case SPAN -> add(spanOf(piece, 0));
      case SEASON -> add(seasonOf(piece, 0));
      case NAMED -> holidays.next(piece.names().getFirst(), today).ifPresent(this::named);
      case LONG_WEEKEND -> holidays.longWeekend(today).ifPresent(this::add);
      case NEXT -> next();
      case NTH -> take(Kind.WEEKDAYS).ifPresent(days -> weekdays.addAll(days.names()));
      case EVERY -> every();
      case WEEKDAYS -> weekdays.addAll(piece.names());
      case THIRD -> third(YearMonth.from(today), piece.number(0));
      case FROM -> span = span == null ? null : new Days(span.from(), null);
      case UNTIL -> span = span == null || span.to() == null ? span : new Days(null, span.to());
      case PART, HOUR -> {}
    }
  }

  /** 毎週土曜 is a rule, and so is 毎年11月, which is no date at all. */
  private void every() {
    var days = take(Kind.WEEKDAYS);
    if (days.isPresent()) {
      weekdays.addAll(days.get().names());
    } else if (take(Kind.MONTH).isEmpty() && take(Kind.DATE).isEmpty()) {
      take(Kind.DAY_OF_MONTH);
    }
  }

  private void named(LocalDate day) {
    add(take(Kind.LONG_WEEKEND).isPresent() ? holidays.around(day) : Days.on(day));
  }

  private void add(Days days) {
    var last = days.to();
    if (last != null && last.isBefore(today)) {
      return;
    }
    boolean later = span != null && joined();
    var first = later && span != null ? span.from() : null;
    span =
        switch (Bound.of(sentence, tokens.get(i))) {
          case UNTIL -> new Days(first, last);
          case BEFORE -> new Days(first, before(days));
          case SINCE -> new Days(days.from(), null);
          case AFTER -> new Days(last == null ? null : last.plusDays(1), null);
          case NONE ->
              later && span != null && span.to() == null
                  ? new Days(span.from(), last)
                  : span != null ? span.hull(days) : days;
        };
  }

  /** The last day before a span; of one or two days such as Christmas the last is the feast. */
  private static @Nullable LocalDate before(Days days) {
    var from = days.from();
    var to = days.to();
    if (from == null || to == null) {
      return from == null ? to : from.minusDays(1);
    }
    return to.isAfter(from.plusDays(1)) ? from.minusDays(1) : to.minusDays(1);
  }

  private boolean joined() {
    var gap = begun == 0 ? "" : sentence.between(tokens.get(begun - 1), tokens.get(begun));
    return gap.equals("から") || gap.equals("~") || gap.equals("-") || gap.equals("to");
  }

  private void week(int weeks) {
    var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(weeks);
    var days = take(Kind.WEEKDAYS);
    if (days.isEmpty()) {
      add(new Days(monday, monday.plusDays(6)).notBefore(today));
      return;
    }
    var names = days.get().names();
    if (names.equals(WEEKEND)) {
      add(weekend(weeks).notBefore(today));
    } else if (names.size() == 1 && NAMES.contains(names.getFirst())) {
      add(Days.on(monday.plusDays(NAMES.indexOf(names.getFirst()))));
    } else {
      add(new Days(monday, monday.plusDays(6)).notBefore(today));
      weekdays.addAll(names);
    }
  }

  private Days weekend(int weeks) {
    var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(weeks);
    return new Days(monday.plusDays(5), monday.plusDays(6));
  }

  private YearMonth monthOf(DatePiece piece, int year) {
    int month = piece.number(0);
    if (piece.numbers().size() > 1) {
      return YearMonth.of(piece.number(1), month);
    }
    if (year > 0) {
      return YearMonth.of(year, month);
    }
    var found = YearMonth.of(today.getYear(), month);
    return found.isBefore(YearMonth.from(today)) ? found.plusYears(1) : found;
  }

  private void month(YearMonth month) {
    lastMonth = month;
    var third = take(Kind.THIRD);
    if (third.isPresent()) {
      third(month, third.get().number(0));
      return;
    }
    var day = take(Kind.DAY_OF_MONTH);
    if (day.isPresent()) {
      add(Days.on(month.atDay(day.get().number(0))));
      return;
    }
    var nth = take(Kind.NTH);
    var days = take(Kind.WEEKDAYS);
    if (nth.isPresent() && days.isPresent()) {
      nth(month, nth.get().numbers(), days.get().names());
      return;
    }
    add(new Days(month.atDay(1), month.atEndOfMonth()).notBefore(today));
    days.ifPresent(found -> weekdays.addAll(found.names()));
  }

  private void nth(YearMonth month, List<Integer> nths, List<String> names) {
    for (int n : nths) {
      for (var name : names) {
        int weekday = NAMES.indexOf(name);
        if (weekday >= 0) {
          var day =
              month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(n, DayOfWeek.of(weekday + 1)));
          if (YearMonth.from(day).equals(month)) {
            add(Days.on(day));
          }
        }
      }
    }
  }

  private void third(YearMonth month, int third) {
    var from = month.atDay((third - 1) * 10 + 1);
    var to = third == 3 ? month.atEndOfMonth() : month.atDay(third * 10);
    add(new Days(from, to).notBefore(today));
  }

  private void year(int year) {
    if (i + 1 < tokens.size() && close(i)) {
      var next = piece(i + 1);
      switch (next.kind()) {
        case MONTH -> {
          i++;
          month(monthOf(next, year));
          return;
        }
        case DATE -> {
          i++;
          add(Days.on(dateOf(next, year)));
          return;
        }
        case SPAN -> {
          i++;
          add(spanOf(next, year));
          return;
        }
        case SEASON -> {
          i++;
          add(seasonOf(next, year));
          return;
        }
        default -> {}
      }
    }
    add(new Days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).notBefore(today));
  }

  private void fiscal(int years) {
    int start = (today.getMonthValue() < 4 ? today.getYear() - 1 : today.getYear()) + years;
    add(new Days(LocalDate.of(start, 4, 1), LocalDate.of(start + 1, 3, 31)).notBefore(today));
  }

  private LocalDate dateOf(DatePiece piece, int year) {
    int month = piece.number(0);
    int day = piece.number(1);
    int given = piece.numbers().size() > 2 ? piece.number(2) : year;
    if (given > 0) {
      return LocalDate.of(given, month, day);
    }
    for (int y = today.getYear(); y < today.getYear() + 8; y++) {
      if (YearMonth.of(y, month).isValidDay(day) && !LocalDate.of(y, month, day).isBefore(today)) {
        lastMonth = YearMonth.of(y, month);
        return LocalDate.of(y, month, day);
      }
    }
    throw new DateTimeException("no such day");
  }

  private void dayOfMonth(int day) {
    var month = lastMonth;
    if (month == null) {
      month = YearMonth.from(today);
      while (!month.isValidDay(day) || month.atDay(day).isBefore(today)) {
        month = month.plusMonths(1);
      }
    }
    add(Days.on(month.atDay(day)));
  }

  private Days spanOf(DatePiece piece, int year) {
    var found = spanIn(piece, year > 0 ? year : today.getYear() - 1);
    while (year == 0 && found.to() != null && found.to().isBefore(today)) {
      found = spanIn(piece, (found.from() == null ? today : found.from()).getYear() + 1);
    }
    return found.notBefore(today);
  }

  private static Days spanIn(DatePiece piece, int year) {
    var from = LocalDate.of(year, piece.number(0), piece.number(1));
    var to = LocalDate.of(year, piece.number(2), piece.number(3));
    return new Days(from, to.isBefore(from) ? to.plusYears(1) : to);
  }

  private Days seasonOf(DatePiece piece, int year) {
    int y = year > 0 ? year : today.getYear() - 1;
    while (true) {
      var from = LocalDate.of(y, piece.number(0), 1);
      var to = YearMonth.of(y, piece.number(1)).atEndOfMonth();
      var found = new Days(from, to.isBefore(from) ? to.plusYears(1) : to);
      if (year > 0 || found.to() == null || !found.to().isBefore(today)) {
        return found.notBefore(today);
      }
      y++;
    }
  }

  private void next() {
    var days = take(Kind.WEEKDAYS);
    if (days.isEmpty()) {
      return;
    }
    var names = days.get().names();
    if (names.equals(List.of("holiday"))) {
      holidays.next(today).ifPresent(day -> add(Days.on(day)));
    } else if (names.equals(WEEKEND)) {
      var saturday = today.with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
      add(new Days(saturday, saturday.plusDays(1)));
    } else if (names.size() == 1 && NAMES.contains(names.getFirst())) {
      var weekday = DayOfWeek.of(NAMES.indexOf(names.getFirst()) + 1);
      add(Days.on(today.with(TemporalAdjusters.next(weekday))));
    } else {
      weekdays.addAll(names);
    }
  }
}
