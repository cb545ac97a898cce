package tsunagu.wish;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.DatePiece.Kind;

/** Puts the pieces of dates of one text together. One object a text. */
final class Dates {
  private static final List<String> WEEKEND = List.of("sat", "sun");
  private static final Set<Kind> EXACT = EnumSet.of(Kind.DATE, Kind.DAY);
  private static final Set<Kind> OF_YEAR =
      EnumSet.of(Kind.MONTH, Kind.DATE, Kind.SPAN, Kind.SEASON);

  /** 受験が2月なので3月に: the first is told as a reason, the other is meant. */
  private static final List<String> REASONS = List.of("なので", "なんで", "だから", "ですので", "だったので", "なもんで");

  /** A feast lasts so many days at most. */
  private static final int FEAST = 2;

  private final Sentence sentence;
  private final List<Token> tokens;
  private final LocalDate today;
  private final Holidays holidays;
  private final Almanac almanac;
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
    this.almanac = new Almanac(today, holidays);
  }

  static Wish.When read(Sentence sentence, List<Token> tokens, LocalDate today, Holidays holidays) {
    return new Dates(sentence, tokens, today, holidays).read();
  }

  private Wish.When read() {
    for (i = 0; i < tokens.size(); i++) {
      begun = i;
      if (!isReason()) {
        tryStep();
      }
    }
    var part = DayPart.of(sentence, tokens);
    var from = span == null ? null : span.from();
    var to = span == null ? null : span.to();
    return new Wish.When(from, to, weekdays.stream().distinct().toList(), part);
  }

  private boolean isReason() {
    var kind = piece(i).kind();
    boolean day = kind != Kind.PART && kind != Kind.HOUR && kind != Kind.NEXT;
    return day
        && i + 1 < tokens.size()
        && REASONS.stream().anyMatch(word -> sentence.followedBy(tokens.get(i), word));
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
    return isNext(kind) ? Optional.of(piece(++i)) : Optional.empty();
  }

  private boolean isNext(Kind kind) {
    return i + 1 < tokens.size() && piece(i + 1).kind() == kind && close(i);
  }

  private boolean close(int at) {
    var gap = sentence.between(tokens.get(at), tokens.get(at + 1));
    return gap.length() <= 2 && gap.chars().allMatch(c -> "の,、(,)中,ofon".indexOf(c) >= 0);
  }

  private void step(DatePiece piece) {
    switch (piece.kind()) {
      case DAY -> day(piece.number(0));
      case WITHIN -> add(new Days(today, today.plusDays(piece.number(0))));
      case ON -> add(Days.on(almanac.day(piece.number(0), piece.names().getFirst())));
      case WEEK -> week(piece.number(0));
      case WEEKEND -> add(almanac.weekend(piece.number(0)));
      case MONTHS -> month(YearMonth.from(today).plusMonths(piece.number(0)));
      case MONTH -> month(almanac.month(piece, 0));
      case YEAR -> year(today.getYear() + piece.number(0));
      case CALENDAR_YEAR -> year(piece.number(0));
      case FISCAL -> add(almanac.fiscal(piece.number(0)));
      case REST_OF_YEAR -> add(new Days(today, LocalDate.of(today.getYear(), 12, 31)));
      case DATE -> date(piece, 0);
      case DAY_OF_MONTH -> dayOfMonth(piece.number(0));
      case SPAN, SEASON -> span(piece, 0);
      case NAMED -> holidays.next(piece.names().getFirst(), today).ifPresent(this::named);
      case LONG_WEEKEND -> holidays.longWeekend(today).ifPresent(this::add);
      case NEXT -> next();
      case NTH -> nth(piece.numbers());
      case EVERY -> every();
      case WEEKDAYS -> weekdays.addAll(piece.names());
      case THIRD -> part(month -> almanac.third(month, piece.number(0)));
      case HALF -> part(month -> almanac.half(month, piece.number(0)));
      case FROM -> span = span == null ? null : new Days(span.from(), null);
      case UNTIL -> span = span == null || span.to() == null ? span : new Days(null, span.to());
      case PART, HOUR -> {}
    }
  }

  /** 2週間後の土曜 is a day of that week. */
  private void day(int days) {
    if (days >= 7 && days % 7 == 0 && isNext(Kind.WEEKDAYS)) {
      week(days / 7);
    } else {
      add(Days.on(today.plusDays(days)));
    }
  }

  /** 第2土曜 is a rule; the last Saturday of December is a day. */
  private void nth(List<Integer> nths) {
    var names = take(Kind.WEEKDAYS).map(DatePiece::names).orElse(List.of());
    var month = names.isEmpty() ? Optional.<DatePiece>empty() : take(Kind.MONTH);
    if (month.isPresent()) {
      Almanac.nth(almanac.month(month.get(), 0), nths, names).forEach(one -> add(Days.on(one)));
    } else {
      weekdays.addAll(names);
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
    var names = take(Kind.WEEKDAYS).map(DatePiece::names).orElse(List.of());
    if (names.equals(WEEKEND)) {
      add(almanac.weekend(weeks));
    } else if (Almanac.inRow(names)) {
      add(almanac.days(weeks, names));
    } else {
      add(almanac.week(weeks));
      weekdays.addAll(names);
    }
  }

  private void month(YearMonth month) {
    lastMonth = month;
    var third = take(Kind.THIRD);
    if (third.isPresent()) {
      add(almanac.third(month, third.get().number(0)));
      return;
    }
    var half = take(Kind.HALF);
    if (half.isPresent()) {
      add(almanac.half(month, half.get().number(0)));
      return;
    }
    var day = take(Kind.DAY_OF_MONTH);
    if (day.isPresent()) {
      add(Days.on(month.atDay(day.get().number(0))));
      return;
    }
    if (isNext(Kind.LONG_WEEKEND)) {
      i++;
      add(almanac.longWeekend(month).orElse(almanac.all(month)));
      return;
    }
    weekday(month, take(Kind.NTH).map(DatePiece::numbers).orElse(List.of()));
  }

  private void weekday(YearMonth month, List<Integer> nths) {
    var names = take(Kind.WEEKDAYS).map(DatePiece::names).orElse(List.of());
    var days = Almanac.nth(month, nths, names);
    if (!days.isEmpty()) {
      days.forEach(one -> add(Days.on(one)));
    } else if (names.isEmpty() && !nths.isEmpty() && nths.getFirst() > 0) {
      add(almanac.week(month, nths.getFirst()));
    } else {
      add(almanac.all(month));
      weekdays.addAll(names);
    }
  }

  /** Part of a month whose name follows, as in early December, else of this one. */
  private void part(Function<YearMonth, Days> days) {
    var month = take(Kind.MONTH).map(piece -> almanac.month(piece, 0));
    var ahead = take(Kind.MONTHS).map(piece -> YearMonth.from(today).plusMonths(piece.number(0)));
    add(days.apply(month.or(() -> ahead).orElse(YearMonth.from(today))));
  }

  private void year(int year) {
    if (i + 1 < tokens.size() && close(i) && OF_YEAR.contains(piece(i + 1).kind())) {
      var next = piece(++i);
      switch (next.kind()) {
        case MONTH -> month(almanac.month(next, year));
        case DATE -> date(next, year);
        default -> span(next, year);
      }
    } else {
      add(almanac.year(year));
    }
  }

  private void date(DatePiece piece, int year) {
    var day = almanac.date(piece, year);
    lastMonth = YearMonth.from(day);
    add(Days.on(day));
  }

  private void dayOfMonth(int day) {
    var month = lastMonth == null ? almanac.monthWith(day) : lastMonth;
    add(Days.on(month.atDay(day)));
  }

  /** A season or holidays; what is more exact behind it, or beside a feast, is meant alone. */
  private void span(DatePiece piece, int year) {
    if (isNext(Kind.MONTH) || isNext(Kind.DATE)) {
      return;
    }
    var days = almanac.span(piece, year);
    if (isFeast(days) && tokens.stream().anyMatch(this::isExact)) {
      return;
    }
    var part = take(Kind.HALF).or(() -> take(Kind.THIRD));
    add(part.isPresent() ? piece(days, part.get().number(0)) : days);
  }

  private static boolean isFeast(Days days) {
    return days.from() != null
        && days.to() != null
        && days.to().isBefore(days.from().plusDays(FEAST));
  }

  private boolean isExact(Token token) {
    return token.as(Meaning.Day.class).map(Meaning.Day::piece).stream()
        .anyMatch(piece -> EXACT.contains(piece.kind()));
  }

  /** The first half of a span, or the second. */
  private static Days piece(Days days, int which) {
    var from = days.from();
    var to = days.to();
    if (from == null || to == null) {
      return days;
    }
    var middle = from.plusDays((to.toEpochDay() - from.toEpochDay()) / 2);
    return which == 1 ? new Days(from, middle) : new Days(middle.plusDays(1), to);
  }

  private void next() {
    var names = take(Kind.WEEKDAYS).map(DatePiece::names).orElse(List.of());
    var days = names.isEmpty() ? Optional.<Days>empty() : almanac.next(names);
    days.ifPresentOrElse(this::add, () -> weekdays.addAll(names));
  }
}
