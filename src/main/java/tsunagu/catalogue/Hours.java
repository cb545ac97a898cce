package tsunagu.catalogue;

import java.text.Normalizer;
import java.time.LocalTime;
import java.util.regex.Pattern;

/**
 * From when to when: two cells, or both in the first one (10時～12時, 終日).
 *
 * @param noted whether the first cell says more, for people to read
 */
record Hours(Hour start, Hour end, boolean noted) {
  private static final Pattern UNTIL = Pattern.compile("\\s*(?:~|〜|-|–|—|から)\\s*");
  private static final Pattern ALL_DAY = Pattern.compile("終日|一日中|24時間");
  private static final String AFTERNOON = "午後";

  static Hours of(Cells cells) {
    var text = Normalizer.normalize(cells.raw(Column.START), Normalizer.Form.NFKC).strip();
    if (ALL_DAY.matcher(text).matches()) {
      cells.repaired(Column.START, "時刻なし（一日中）と読みました。");
      return new Hours(Hour.of("0:00"), Hour.of("24:00"), false);
    }
    var ends = UNTIL.split(text.replaceFirst("まで$", ""), -1);
    if (ends.length == 2 && cells.raw(Column.END).isEmpty()) {
      var both = both(ends[0], ends[1]);
      var from = both.start().time();
      var to = both.end().time();
      if (from != null && to != null) {
        cells.repaired(Column.START, from + " から " + to + " までと読みました。");
        return both;
      }
      if (from != null) {
        cells.repaired(Column.START, from + " からと読み、全文を補足に書きました。");
        return new Hours(both.start(), cells.hour(Column.END), true);
      }
    }
    return new Hours(cells.hour(Column.START), cells.hour(Column.END), false);
  }

  /** 午後1時～3時 is an afternoon to its end. */
  private static Hours both(String first, String second) {
    var start = Hour.of(first);
    var end = Hour.of(second);
    LocalTime from = start.time();
    LocalTime to = end.time();
    boolean late = first.startsWith(AFTERNOON) && from != null && to != null && to.isBefore(from);
    return new Hours(start, late ? Hour.of(AFTERNOON + second) : end, false);
  }
}
