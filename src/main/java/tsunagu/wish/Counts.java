package tsunagu.wish;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.DatePiece.Kind;

/** What a number counts: hours, days from now, years of age, or things that say nothing. */
final class Counts {
  private static final int ADULT = 18;
  private static final int OLDEST = 120;
  private static final int WEEK = 7;
  private static final int MONTH = 30;
  private static final int LONGEST = 366;
  private static final List<String> COUNTERS =
      List.of(
          "年間", "時間", "分間", "日間", "週間", "週", "ヶ月", "か月", "カ月", "ケ月", "人", "名", "回", "分", "キロ", "kg",
          "枚", "個", "台", "円", "万", "箱", "冊", "本", "着", "組", "年", "つ", "度", "割", "畳", "坪", "番", "階",
          "時半");

  /** Units of time by their length in days. */
  private static final Map<String, Integer> SPANS =
      Map.of("日", 1, "週間", WEEK, "ヶ月", MONTH, "か月", MONTH, "カ月", MONTH, "ケ月", MONTH);

  private Counts() {}

  /** An hour or a time from now that begins with a number; null where there is none. */
  static @Nullable Token time(String text, int start, Numeral n) {
    var ahead = ahead(text, start, n);
    return ahead == null ? hour(text, start, n) : ahead;
  }

  /** An age or an amount that begins with a number; null where there is none. */
  static @Nullable Token amount(String text, int start, Numeral n) {
    var age = age(text, start, n);
    if (age != null) {
      return age;
    }
    for (var counter : COUNTERS) {
      if (text.startsWith(counter, n.end())) {
        return new Token(start, n.end() + counter.length(), List.of(new Meaning.Filler()));
      }
    }
    return null;
  }

  /** 10日後, 一週間以内. */
  private static @Nullable Token ahead(String text, int start, Numeral n) {
    for (var unit : SPANS.entrySet()) {
      int end = n.end() + unit.getKey().length();
      int days = Math.min(n.value(), LONGEST) * unit.getValue();
      if (text.startsWith(unit.getKey(), n.end()) && text.startsWith("以内", end)) {
        return day(start, end + 2, DatePiece.of(Kind.WITHIN, days));
      }
      if (text.startsWith(unit.getKey() + "後", n.end()) && !text.startsWith("後半", end)) {
        return day(start, end + 1, DatePiece.of(Kind.DAY, days));
      }
    }
    return null;
  }

  private static @Nullable Token hour(String text, int start, Numeral n) {
    int end = n.end();
    if (n.value() > 24) {
      return null;
    }
    var minutes = text.startsWith(":", end) ? Numeral.at(text, end + 1) : null;
    if (minutes != null && minutes.end() - end > 2) {
      return day(start, end + 3, DatePiece.of(Kind.HOUR, n.value()));
    }
    boolean said = text.startsWith("時", end) && !text.startsWith("時間", end);
    boolean digits = Script.of(text.charAt(start)) == Script.DIGIT;
    if (!said && !(text.startsWith("じ", end) && digits)) {
      return null;
    }
    int after = text.startsWith("半", end + 1) ? end + 2 : end + 1;
    var more = Numeral.at(text, after);
    if (more != null && text.startsWith("分", more.end())) {
      after = more.end() + 1;
    }
    return day(start, after, DatePiece.of(Kind.HOUR, n.value()));
  }

  private static @Nullable Token age(String text, int start, Numeral n) {
    int end = n.end();
    int value = n.value();
    boolean years = text.startsWith("歳", end) || text.startsWith("才", end);
    boolean kana = text.startsWith("さい", end);
    boolean decade = text.startsWith("代", end) && value % 10 == 0 && value >= 10;
    boolean turns = value >= ADULT && turns(text, end);
    if ((!years && !kana && !decade && !turns) || value > OLDEST) {
      return null;
    }
    int after = kana ? end + 2 : turns ? end : end + 1;
    return new Token(start, after, List.of(new Meaning.Trait("age", String.valueOf(value))));
  }

  private static boolean turns(String text, int end) {
    return List.of("になりま", "になる者", "になったの").stream().anyMatch(word -> text.startsWith(word, end));
  }

  private static Token day(int start, int end, DatePiece piece) {
    return new Token(start, end, List.of(new Meaning.Day("", piece)));
  }
}
