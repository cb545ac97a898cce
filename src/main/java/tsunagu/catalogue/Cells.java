package tsunagu.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of one row, cleaned while they are read; what had to be repaired is noted once. */
final class Cells {
  private static final Pattern SPACES = Pattern.compile("[\\s\\u3000]+");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n]]|[\\uFFFD\\uFEFF]");
  private static final Pattern NARROW_KANA = Pattern.compile("[\\uFF66-\\uFF9F]+");
  private static final Pattern BARE =
      Pattern.compile(
          "(?:www\\.)?[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.(?:jp|com|org|net|info)(?:/|$)");
  private static final Pattern NOT_PLAIN = Pattern.compile("[^\\x21-\\x7E]+");
  private static final int SHOWN = 80;

  private final Table.Row row;
  private final List<Report.Problem> repairs = new ArrayList<>();

  Cells(Table.Row row) {
    this.row = row;
    row.ditto().forEach(column -> repaired(column, "「同上」を、上の行と同じと読みました。"));
  }

  /** What was repaired so far. */
  List<Report.Problem> repairs() {
    return List.copyOf(repairs);
  }

  /** The cell as it stands. */
  String raw(Column column) {
    return row.get(column);
  }

  /** Notes a repair. */
  void repaired(Column column, String why) {
    repairs.add(problem(column, why));
  }

  /** A problem with a cell of this row; the value is shortened and without personal data. */
  Report.Problem problem(Column column, String why) {
    var value = SPACES.matcher(Personal.strip(row.get(column))).replaceAll(" ").strip();
    return new Report.Problem(row.line(), row.header(column), shorten(value, SHOWN), why);
  }

  /** A text of one line. */
  String line(Column column, int most) {
    var text = SPACES.matcher(words(column)).replaceAll(" ").strip();
    return text.length() > most ? cut(column, text, most) : text;
  }

  /** A text that keeps its line ends; whatever is too long is cut. */
  String body(Column column, int most) {
    return shorten(words(column), most);
  }

  private String words(Column column) {
    var text = row.get(column).replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
    var plain = Markup.strip(text);
    if (!plain.equals(text)) {
      noteOnce(column, "ウェブページの印（HTML）を取って、文だけにしました。");
    }
    var wide =
        NARROW_KANA
            .matcher(plain)
            .replaceAll(match -> Normalizer.normalize(match.group(), Normalizer.Form.NFKC));
    var visible = CONTROLS.matcher(wide).replaceAll("").strip();
    var kept = Personal.strip(visible);
    if (!kept.equals(visible)) {
      noteOnce(column, "個人の電話番号・メールアドレス・氏名は載せません。その部分を消しました。");
    }
    return kept;
  }

  private String cut(Column column, String text, int most) {
    noteOnce(column, "長すぎるので " + most + " 字で切りました。");
    return shorten(text, most);
  }

  private void noteOnce(Column column, String why) {
    var problem = problem(column, why);
    if (!repairs.contains(problem)) {
      repairs.add(problem);
    }
  }

  /** A date; what cannot be read is noted and null. */
  Day day(Column column) {
    var day = Day.of(row.get(column));
    switch (day.form()) {
      case REPAIRED -> repaired(column, day.date() + " と読みました。");
      case WRONG, EMPTY, UNKNOWN, PLAIN -> {}
    }
    return day;
  }

  /** A time; what cannot be read is noted and null. */
  Hour hour(Column column) {
    var hour = Hour.of(row.get(column));
    switch (hour.form()) {
      case REPAIRED -> repaired(column, hour.time() + " と読みました。");
      case WRONG -> repaired(column, "時刻として読めないので、補足に書きました。");
      case EMPTY, UNKNOWN, PLAIN -> {}
    }
    return hour;
  }

  /** A web address, or empty; only http and https are kept. */
  String url(Column column) {
    var text = row.get(column);
    if (text.isEmpty() || web(text)) {
      return text;
    }
    var mended = encoded(BARE.matcher(text).lookingAt() ? "https://" + text : text);
    if (web(mended)) {
      noteOnce(column, "アドレスを " + shorten(mended, SHOWN) + " と読みました。");
      return mended;
    }
    noteOnce(column, "ウェブのアドレス（http か https）ではないので、除きました。");
    return "";
  }

  /** Spaces and characters that an address may not have as they stand. */
  private static String encoded(String text) {
    return NOT_PLAIN
        .matcher(text)
        .replaceAll(match -> URLEncoder.encode(match.group(), UTF_8).replace("+", "%20"));
  }

  private static boolean web(String text) {
    try {
      var address = new URI(text);
      var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
      return List.of("http", "https").contains(scheme)
          && address.getHost() != null
          && address.getUserInfo() == null
          && text.length() <= 1000;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** A number of degrees, or null. */
  @Nullable Double degrees(Column column) {
    var text = row.get(column);
    if (text.isEmpty()) {
      return null;
    }
    try {
      double degrees = Double.parseDouble(text);
      return Double.isFinite(degrees) ? degrees : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The text, at most so many characters, an ellipsis where it was cut. */
  static String shorten(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
