package tsunagu.wish;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds dates, hours, ages, amounts and lists of weekdays that are written with numbers. */
final class Numbers {
  private static final String KANJI = "〇一二三四五六七八九";
  private static final int ADULT = 18;
  private static final String DAYS = "月火水木金土日";
  private static final List<String> NAMES =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";
  private static final String SEPARATORS = "・、,/&";
  private static final List<String> COUNTERS =
      List.of(
          "年間", "時間", "分間", "日間", "週間", "週", "ヶ月", "か月", "カ月", "ケ月", "人", "名", "回", "分", "キロ", "kg",
          "枚", "個", "台", "円", "万", "箱", "冊", "本", "着", "組", "年", "つ", "度", "割", "畳", "坪", "番", "階",
          "時半");

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
    if ((c == 'r' || text.startsWith("令和", i)) && (i == 0 || !isLatin(i - 1))) {
      int end = era(i);
      if (end > i) {
        return end;
      }
    }
    if (isDigit(i) || KANJI.indexOf(c) > 0 || c == '十') {
      return counted(i);
    }
    return DAYS.indexOf(c) >= 0 ? weekdays(i) : i + 1;
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

  /** A number with its end, or null. */
  private record Amount(int value, int end) {}

  private @Nullable Amount number(int i) {
    if (isDigit(i)) {
      int end = i;
      int value = 0;
      while (isDigit(end) && end - i < 8) {
        value = value * 10 + (text.charAt(end) - '0');
        end++;
      }
      return new Amount(value, end);
    }
    int end = i;
    int value = 0;
    int digit = -1;
    for (; end < text.length() && end - i < 4; end++) {
      char c = text.charAt(end);
      int one = KANJI.indexOf(c);
      if (c == '十') {
        value += digit < 0 ? 10 : digit * 10;
        digit = -1;
      } else if (one >= 0) {
        digit = digit < 0 ? one : digit * 10 + one;
      } else {
        break;
      }
    }
    return end == i ? null : new Amount(value + Math.max(digit, 0), end);
  }

  private int nth(int i) {
    var n = number(i + 1);
    if (n == null || n.value() < 1 || n.value() > 5) {
      return i + 1;
    }
    var nths = new ArrayList<Integer>(List.of(n.value()));
    int end = n.end();
    while (end + 1 < text.length() && "・、,と".indexOf(text.charAt(end)) >= 0) {
      var more = number(text.charAt(end + 1) == '第' ? end + 2 : end + 1);
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
    return add(i, end, new DatePiece(DatePiece.Kind.NTH, nths, List.of()));
  }

  private int era(int i) {
    int from = text.charAt(i) == 'r' ? i + 1 : i + 2;
    var n = is(from, "元") ? new Amount(1, from + 1) : number(from);
    if (n == null || n.value() < 1 || n.value() > 50) {
      return i;
    }
    if (is(n.end(), "年度")) {
      return i;
    }
    if (is(n.end(), "年") || is(n.end(), ".") || is(n.end(), "/")) {
      return year(i, 2018 + n.value(), n.end() + 1);
    }
    return i;
  }

  private int year(int start, int year, int end) {
    var month = number(end);
    if (month != null && month.value() >= 1 && month.value() <= 12) {
      if (is(month.end(), "月")) {
        return month(start, year, month.value(), month.end() + 1);
      }
      if (isSeparator(month.end())) {
        return date(start, year, month.value(), month.end() + 1);
      }
    }
    return add(start, end, DatePiece.of(DatePiece.Kind.CALENDAR_YEAR, year));
  }

  private boolean isSeparator(int i) {
    return i < text.length() && "/.-".indexOf(text.charAt(i)) >= 0;
  }

  private int month(int start, int year, int month, int end) {
    var day = number(is(end, "の") ? end + 1 : end);
    if (day != null && (is(day.end(), "日") || is(day.end(), "にち")) && !is(day.end(), "日間")) {
      int after = day.end() + (is(day.end(), "日") ? 1 : 2);
      return dated(start, year, month, day.value(), after);
    }
    return add(
        start,
        end,
        year == 0
            ? DatePiece.of(DatePiece.Kind.MONTH, month)
            : DatePiece.of(DatePiece.Kind.MONTH, month, year));
  }

  private int date(int start, int year, int month, int from) {
    var day = number(from);
    if (day == null) {
      return start + 1;
    }
    return dated(start, year, month, day.value(), is(day.end(), "日") ? day.end() + 1 : day.end());
  }

  private int dated(int start, int year, int month, int day, int end) {
    if (day < 1 || day > YearMonth.of(year == 0 ? 2028 : year, month).lengthOfMonth()) {
      return start + 1;
    }
    int after = bracketed(end);
    return add(
        start,
        after,
        year == 0
            ? DatePiece.of(DatePiece.Kind.DATE, month, day)
            : DatePiece.of(DatePiece.Kind.DATE, month, day, year));
  }

  /** Past a weekday in brackets, or right behind the day: it says nothing new. */
  private int bracketed(int end) {
    if (is(end, "(") && end + 1 < text.length() && DAYS.indexOf(text.charAt(end + 1)) >= 0) {
      int close = text.indexOf(')', end);
      return close > 0 && close - end <= 6 ? close + 1 : end;
    }
    for (var word : List.of("の", "")) {
      int i = end + word.length();
      if (is(end, word) && i < text.length() && DAYS.indexOf(text.charAt(i)) >= 0) {
        if (is(i + 1, "曜日")) {
          return i + 3;
        }
        if (is(i + 1, "曜")) {
          return i + 2;
        }
      }
    }
    return end;
  }

  private int counted(int i) {
    if (i > 0 && text.charAt(i) != '十' && isDigit(i) && isDigit(i - 1)) {
      return i + 1;
    }
    var n = number(i);
    if (n == null) {
      return i + 1;
    }
    int value = n.value();
    int end = n.end();
    if (value >= 2000 && value <= 2100 && (is(end, "年") || isSeparator(end)) && !is(end, "年間")) {
      return year(i, value, end + 1);
    }
    boolean month = value >= 1 && value <= 12;
    if (month && (is(end, "月") || is(end, "がつ"))) {
      return month(i, 0, value, is(end, "月") ? end + 1 : end + 2);
    }
    if (month && is(end, "/") && isDigit(end + 1)) {
      return date(i, 0, value, end + 1);
    }
    int named = afterEnglishMonth(i, value, end);
    if (named > i) {
      return named;
    }
    int hour = hour(i, value, end);
    if (hour > i) {
      return hour;
    }
    if (value >= 2 && value <= 31 && is(end, "日") && !is(end, "日間") && !is(end, "日中")) {
      return add(i, bracketed(end + 1), DatePiece.of(DatePiece.Kind.DAY_OF_MONTH, value));
    }
    int age = age(i, value, end);
    return age > i ? age : amount(i, end);
  }

  /** December 12, Dec. 5th; the token begins with the month. */
  private int afterEnglishMonth(int i, int day, int end) {
    int wordEnd = i;
    while (wordEnd > 0 && " .".indexOf(text.charAt(wordEnd - 1)) >= 0) {
      wordEnd--;
    }
    int start = wordEnd;
    while (start > 0 && wordEnd - start < 10 && isLatin(start - 1)) {
      start--;
    }
    int month = wordEnd - start < 3 ? -1 : MONTHS.indexOf(text.substring(start, start + 3));
    if (month < 0 || month % 4 != 0 || wordEnd == i || day < 1 || day > 31) {
      return i;
    }
    int after = end;
    for (var ordinal : List.of("st", "nd", "rd", "th")) {
      after = is(end, ordinal) ? end + 2 : after;
    }
    return dated(start, 0, month / 4 + 1, day, after);
  }

  private int hour(int start, int value, int end) {
    if (value > 24) {
      return start;
    }
    if (is(end, ":") && isDigit(end + 1) && isDigit(end + 2)) {
      return add(start, end + 3, DatePiece.of(DatePiece.Kind.HOUR, value));
    }
    boolean said = is(end, "時") && !is(end, "時間");
    if (!said && !(is(end, "じ") && isDigit(start))) {
      return start;
    }
    int after = is(end + 1, "半") ? end + 2 : end + 1;
    var minutes = number(after);
    if (minutes != null && is(minutes.end(), "分")) {
      after = minutes.end() + 1;
    }
    return add(start, after, DatePiece.of(DatePiece.Kind.HOUR, value));
  }

  private int age(int start, int value, int end) {
    boolean years = is(end, "歳") || is(end, "才") || is(end, "さい");
    boolean decade = is(end, "代") && value % 10 == 0 && value >= 10;
    boolean turns = value >= ADULT && (is(end, "になりま") || is(end, "になる者") || is(end, "になったの"));
    if ((!years && !decade && !turns) || value > 120) {
      return start;
    }
    int after = turns ? end : end + (is(end, "さい") ? 2 : 1);
    found.add(new Token(start, after, List.of(new Meaning.Trait("age", String.valueOf(value)))));
    return after;
  }

  private int amount(int start, int end) {
    for (var counter : COUNTERS) {
      if (is(end, counter)) {
        found.add(new Token(start, end + counter.length(), List.of(new Meaning.Filler())));
        return end + counter.length();
      }
    }
    return end;
  }

  private int weekdays(int i) {
    if (i > 0 && (isDigit(i - 1) || Script.of(text.charAt(i - 1)) == Script.KANJI)) {
      return afterNth(i) ? list(i) : i + 1;
    }
    return list(i);
  }

  private boolean afterNth(int i) {
    char before = text.charAt(i - 1);
    return (!found.isEmpty() && found.getLast().end() == i) || "週回次度の毎隔".indexOf(before) >= 0;
  }

  private int list(int start) {
    var days = new ArrayList<String>();
    boolean said = false;
    boolean range = false;
    int i = start;
    int end = start;
    while (i < text.length() && DAYS.indexOf(text.charAt(i)) >= 0) {
      int day = DAYS.indexOf(text.charAt(i));
      i++;
      boolean named = is(i, "曜");
      if (!named && startsOtherWord(i)) {
        break;
      }
      if (named) {
        said = true;
        i += is(i, "曜日") ? 2 : 1;
      }
      addDays(days, day, range);
      end = i;
      range = is(i, "~") || is(i, "-") || (is(i, "から") && weekdayAt(i + 2));
      i = separated(i);
    }
    if (is(end, "祝")) {
      days.add("holiday");
      said = true;
      end += is(end, "祝日") ? 2 : 1;
    } else if (is(end, "・祝") || is(end, "、祝")) {
      days.add("holiday");
      said = true;
      end += is(end + 1, "祝日") ? 3 : 2;
    }
    if (days.isEmpty() || (!said && days.size() < 2)) {
      return start + 1;
    }
    return add(start, end, DatePiece.named(DatePiece.Kind.WEEKDAYS, days));
  }

  private boolean weekdayAt(int i) {
    return i < text.length() && DAYS.indexOf(text.charAt(i)) >= 0;
  }

  private boolean startsOtherWord(int i) {
    if (i >= text.length()) {
      return false;
    }
    char c = text.charAt(i);
    return Script.of(c) == Script.KANJI && DAYS.indexOf(c) < 0 && "祝朝昼夕夜午限希以".indexOf(c) < 0;
  }

  private int separated(int i) {
    for (var word : List.of("もしくは", "または", "から", "とか", "or", "と", "か", "や", "~", "-")) {
      if (is(i, word) && weekdayAt(i + word.length())) {
        return i + word.length();
      }
    }
    return i + 1 < text.length() && SEPARATORS.indexOf(text.charAt(i)) >= 0 && weekdayAt(i + 1)
        ? i + 1
        : i;
  }

  private static void addDays(List<String> days, int day, boolean range) {
    if (range && !days.isEmpty()) {
      int from = NAMES.indexOf(days.getLast());
      for (int d = from + 1; d < day; d++) {
        days.add(NAMES.get(d));
      }
    }
    if (!days.contains(NAMES.get(day))) {
      days.add(NAMES.get(day));
    }
  }

  private int add(int start, int end, DatePiece piece) {
    found.add(new Token(start, end, List.of(new Meaning.Day("", piece))));
    return end;
  }
}
