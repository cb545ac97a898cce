package tsunagu.wish;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weekdays written one after the other: 火・木曜, 月〜金, 土日祝, 水か金, 日よう日. */
final class WeekdayRun {
  private static final String DAYS = "月火水木金土日";
  private static final List<String> NAMES =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final List<String> ENDINGS = List.of("曜日", "曜", "よう日", "ようび");
  private static final List<String> BETWEEN =
      List.of("もしくは", "または", "から", "とか", "or", "と", "か", "や", "~", "-");
  private static final String SEPARATORS = "・、,/&";

  private final String text;
  private final List<String> days = new ArrayList<>();

  private WeekdayRun(String text) {
    this.text = text;
  }

  /** Whether a letter stands for a weekday. */
  static boolean isDay(char c) {
    return DAYS.indexOf(c) >= 0;
  }

  /** How long the ending of a weekday's name at a place is, 0 where there is none. */
  static int ending(String text, int i) {
    for (var ending : ENDINGS) {
      if (text.startsWith(ending, i)) {
        return ending.length();
      }
    }
    boolean kana =
        text.startsWith("よう", i)
            && (i + 2 >= text.length() || " 　、。にはもかの".indexOf(text.charAt(i + 2)) >= 0);
    return kana ? 2 : 0;
  }

  /** The run that begins at a place; null where the letter stands for something else. */
  static @Nullable Token at(String text, int start) {
    return new WeekdayRun(text).read(start);
  }

  private @Nullable Token read(int start) {
    boolean said = false;
    boolean range = false;
    int i = start;
    int end = start;
    while (isDayAt(i)) {
      int day = DAYS.indexOf(text.charAt(i));
      i++;
      int ending = ending(text, i);
      if (ending == 0 && startsOtherWord(i)) {
        break;
      }
      said |= ending > 0;
      i += ending;
      add(day, range);
      end = i;
      range = isRange(i);
      i = separated(i);
    }
    int holiday = holiday(end);
    if (holiday > 0) {
      days.add("holiday");
      said = true;
    }
    if (days.isEmpty() || (!said && days.size() < 2)) {
      return null;
    }
    var piece = DatePiece.named(DatePiece.Kind.WEEKDAYS, days);
    return new Token(start, end + holiday, List.of(new Meaning.Day("", piece)));
  }

  private boolean isDayAt(int i) {
    return i < text.length() && isDay(text.charAt(i));
  }

  private boolean isRange(int i) {
    return text.startsWith("~", i)
        || text.startsWith("-", i)
        || (text.startsWith("から", i) && isDayAt(i + 2));
  }

  private int holiday(int end) {
    for (var word : List.of("祝日", "祝", "・祝日", "・祝", "、祝日", "、祝")) {
      if (text.startsWith(word, end)) {
        return word.length();
      }
    }
    return 0;
  }

  private boolean startsOtherWord(int i) {
    if (i >= text.length()) {
      return false;
    }
    char c = text.charAt(i);
    return Script.of(c) == Script.KANJI && !isDay(c) && "祝朝昼夕夜午限希以".indexOf(c) < 0;
  }

  private int separated(int i) {
    for (var word : BETWEEN) {
      if (text.startsWith(word, i) && isDayAt(i + word.length())) {
        return i + word.length();
      }
    }
    return i < text.length() && SEPARATORS.indexOf(text.charAt(i)) >= 0 && isDayAt(i + 1)
        ? i + 1
        : i;
  }

  private void add(int day, boolean range) {
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
}
