package tsunagu.wish;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import tsunagu.wish.DatePiece.Kind;

/** Finds dates, hours, ages, amounts and lists of weekdays that are written with numbers. */
final class Numbers {
  /** A leap year, so that every day of a month is one. */
  private static final int ANY_YEAR = 2028;

  /** The year before the first of 令和. */
  private static final int REIWA = 2018;

  private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";

  /** Behind a number of months, these make it a length of time: 三月たちました. */
  private static final List<String> LENGTHS = List.of("たち", "たっ", "たつ", "がた", "経", "ぶり", "あまり");

  private static final List<String> AND =
      List.of("または", "もしくは", "・", "、", ",", "と", "か", "や", "&", "or");

  /** What may stand behind the second of two days that is written without 日: 12/5か6に. */
  private static final String AFTER_DAY = "日にのでがはもどあか()、。 頃?!";

  private final String text;
  private final List<Token> found = new ArrayList<>();

  private Numbers(String text) {
    this.text = text;
  }

  static List<Token> in(String text) {
    var numbers = new Numbers(text);
    int i = 0;
    while (i < text.length()) {
      i = Math.max(i + 1, numbers.read(i));
    }
    return numbers.found;
  }

  private int read(int i) {
    char c = text.charAt(i);
    if (c == '第') {
      return nth(i);
    }
    if ((c == 'r' || is(i, "令和")) && (i == 0 || !isLatin(i - 1))) {
      int end = era(i);
      if (end > i) {
        return end;
      }
    }
    if (Numeral.begins(c)) {
      return counted(i);
    }
    return WeekdayRun.isDay(c) ? weekdays(i) : i + 1;
  }

  private boolean isLatin(int i) {
    return Script.of(text.charAt(i)) == Script.LATIN;
  }

  private boolean isDigit(int i) {
    return i < text.length() && Script.of(text.charAt(i)) == Script.DIGIT;
  }

  private boolean is(int i, String word) {
    return text.startsWith(word, i);
  }

  private int nth(int i) {
    var n = Numeral.at(text, i + 1);
    if (n == null || n.value() < 1 || n.value() > 5) {
      return i + 1;
    }
    var nths = new ArrayList<Integer>(List.of(n.value()));
    int end = n.end();
    while (end + 1 < text.length() && "・、,と".indexOf(text.charAt(end)) >= 0) {
      var more = Numeral.at(text, text.charAt(end + 1) == '第' ? end + 2 : end + 1);
      if (more == null || more.value() > 5) {
        break;
      }
      nths.add(more.value());
      end = more.end();
    }
    if (is(end, "週の")) {
      end += 2;
    } else if (is(end, "週")) {
      end += 1;
    }
    return add(i, end, new DatePiece(Kind.NTH, nths, List.of()));
  }

  private int era(int i) {
    int from = text.charAt(i) == 'r' ? i + 1 : i + 2;
    var n = is(from, "元") ? new Numeral(1, from + 1) : Numeral.at(text, from);
    if (n == null || n.value() < 1 || n.value() > 50 || is(n.end(), "年度")) {
      return i;
    }
    boolean said = is(n.end(), "年") || is(n.end(), ".") || is(n.end(), "/");
    return said ? year(i, REIWA + n.value(), n.end() + 1) : i;
  }

  private int year(int start, int year, int end) {
    var month = Numeral.at(text, end);
    if (month != null && month.value() >= 1 && month.value() <= 12) {
      if (is(month.end(), "月")) {
        return month(start, YearMonth.of(year, month.value()), month.end() + 1);
      }
      if (isSeparator(month.end())) {
        return date(start, YearMonth.of(year, month.value()), month.end() + 1);
      }
    }
    return add(start, end, DatePiece.of(Kind.CALENDAR_YEAR, year));
  }

  private boolean isSeparator(int i) {
    return i < text.length() && "/.-".indexOf(text.charAt(i)) >= 0;
  }

  /** A month of a year, or of year 0 where none was said. */
  private int month(int start, YearMonth month, int end) {
    var day = Numeral.at(text, is(end, "の") ? end + 1 : end);
    if (day != null && !is(day.end(), "日間")) {
      int said = is(day.end(), "日") ? 1 : is(day.end(), "にち") ? 2 : 0;
      if (said > 0 || (and(day.end()) > 0 && isDay(day.end() + and(day.end())))) {
        return dated(start, month, day.value(), day.end() + said);
      }
    }
    return add(
        start,
        end,
        month.getYear() == 0
            ? DatePiece.of(Kind.MONTH, month.getMonthValue())
            : DatePiece.of(Kind.MONTH, month.getMonthValue(), month.getYear()));
  }

  private int date(int start, YearMonth month, int from) {
    var day = Numeral.at(text, from);
    if (day == null) {
      return start + 1;
    }
    return dated(start, month, day.value(), is(day.end(), "日") ? day.end() + 1 : day.end());
  }

  private int dated(int start, YearMonth month, int day, int end) {
    int year = month.getYear() == 0 ? ANY_YEAR : month.getYear();
    if (day < 1 || day > YearMonth.of(year, month.getMonthValue()).lengthOfMonth()) {
      return start + 1;
    }
    int after = bracketed(end);
    add(
        start,
        after,
        month.getYear() == 0
            ? DatePiece.of(Kind.DATE, month.getMonthValue(), day)
            : DatePiece.of(Kind.DATE, month.getMonthValue(), day, month.getYear()));
    int next = after + and(after);
    return next > after && isDay(next) ? another(next, month) : after;
  }

  /** A second day of the same month: 12/5か6, 1月10・11日. */
  private int another(int start, YearMonth month) {
    var day = Numeral.at(text, start);
    if (day == null) {
      return start;
    }
    return dated(start, month, day.value(), is(day.end(), "日") ? day.end() + 1 : day.end());
  }

  /** Length of a word that joins two days, 0 where there is none. */
  private int and(int i) {
    return AND.stream().filter(word -> is(i, word)).mapToInt(String::length).findFirst().orElse(0);
  }

  private boolean isDay(int i) {
    var day = Numeral.at(text, i);
    if (day == null || day.value() < 1 || day.value() > 31 || is(day.end(), "日間")) {
      return false;
    }
    return day.end() == text.length() || AFTER_DAY.indexOf(text.charAt(day.end())) >= 0;
  }

  /** Past a weekday in brackets, or right behind the day: it says nothing new. */
  private int bracketed(int end) {
    if (is(end, "(") && end + 1 < text.length()) {
      int close = text.indexOf(')', end);
      var inside = close > 0 && close - end <= 9 ? text.substring(end + 1, close) : "";
      boolean weekday = !inside.isEmpty() && WeekdayRun.isDay(inside.charAt(0));
      return weekday || inside.contains("よう") ? close + 1 : end;
    }
    for (var word : List.of("の", "")) {
      int i = end + word.length();
      if (is(end, word) && i < text.length() && WeekdayRun.isDay(text.charAt(i))) {
        int ending = WeekdayRun.ending(text, i + 1);
        if (ending > 0) {
          return i + 1 + ending;
        }
      }
    }
    return end;
  }

  private int counted(int i) {
    if (i > 0 && text.charAt(i) != '十' && isDigit(i) && isDigit(i - 1)) {
      return i + 1;
    }
    var n = Numeral.at(text, i);
    if (n == null) {
      return i + 1;
    }
    int value = n.value();
    int end = n.end();
    if (value >= 2000 && value <= 2100 && (is(end, "年") || isSeparator(end)) && !is(end, "年間")) {
      return year(i, value, end + 1);
    }
    int month = value >= 1 && value <= 12 ? inMonth(i, YearMonth.of(0, value), end) : i;
    if (month > i) {
      return month;
    }
    int english = afterEnglishMonth(i, n);
    if (english > i) {
      return english;
    }
    var time = Counts.time(text, i, n);
    if (time != null) {
      return add(time);
    }
    if (value >= 2 && value <= 31 && is(end, "日") && !is(end, "日間") && !is(end, "日中")) {
      return add(i, bracketed(end + 1), DatePiece.of(Kind.DAY_OF_MONTH, value));
    }
    var amount = Counts.amount(text, i, n);
    return amount == null ? end : add(amount);
  }

  private int inMonth(int i, YearMonth month, int end) {
    if (is(end, "月") || is(end, "がつ")) {
      int after = is(end, "月") ? end + 1 : end + 2;
      boolean length = LENGTHS.stream().anyMatch(word -> is(after, word));
      return length ? after : month(i, month, after);
    }
    return is(end, "/") && isDigit(end + 1) ? date(i, month, end + 1) : i;
  }

  /** December 12, Dec. 5th; the token begins with the month. */
  private int afterEnglishMonth(int i, Numeral day) {
    int wordEnd = i;
    while (wordEnd > 0 && " .".indexOf(text.charAt(wordEnd - 1)) >= 0) {
      wordEnd--;
    }
    int start = wordEnd;
    while (start > 0 && wordEnd - start < 10 && isLatin(start - 1)) {
      start--;
    }
    int month = wordEnd - start < 3 ? -1 : MONTHS.indexOf(text.substring(start, start + 3));
    if (month < 0 || month % 4 != 0 || wordEnd == i || day.value() < 1 || day.value() > 31) {
      return i;
    }
    int after = day.end();
    for (var ordinal : List.of("st", "nd", "rd", "th")) {
      after = is(day.end(), ordinal) ? day.end() + 2 : after;
    }
    return dated(start, YearMonth.of(0, month / 4 + 1), day.value(), after);
  }

  private int weekdays(int i) {
    boolean inside = i > 0 && (isDigit(i - 1) || Script.of(text.charAt(i - 1)) == Script.KANJI);
    var run = inside && !afterNth(i) ? null : WeekdayRun.at(text, i);
    return run == null ? i + 1 : add(run);
  }

  private boolean afterNth(int i) {
    char before = text.charAt(i - 1);
    return (!found.isEmpty() && found.getLast().end() == i) || "週回次度の毎隔".indexOf(before) >= 0;
  }

  private int add(int start, int end, DatePiece piece) {
    return add(new Token(start, end, List.of(new Meaning.Day("", piece))));
  }

  private int add(Token token) {
    found.add(token);
    return token.end();
  }
}
