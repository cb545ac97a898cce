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

  /** The two cells of a row; what stands behind the days counts where they are blank. */
  static Hours of(Cells cells) {
    if (!cells.raw(Column.START).isEmpty()) {
      return of(cells, Column.START, cells.raw(Column.START));
    }
    var first = Moment.of(cells.raw(Column.FROM)).times();
    if (!first.isEmpty()) {
      return of(cells, Column.FROM, first);
    }
    return new Hours(Hour.of(""), end(cells), false);
  }

  private static Hours of(Cells cells, Column column, String cell) {
    var text = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
    if (ALL_DAY.matcher(text).matches()) {
      cells.repaired(column, "時刻なし（一日中）と読みました。");
      return new Hours(Hour.of("0:00"), Hour.of("24:00"), false);
    }
    var ends = UNTIL.split(text.replaceFirst("まで$", ""), -1);
    if (ends.length == 2 && cells.raw(Column.END).isEmpty()) {
      var both = both(ends[0], ends[1]);
      var from = both.start().time();
      var to = both.end().time();
      if (from != null && (to != null || ends[1].isEmpty())) {
        cells.repaired(column, from + (to == null ? " からと読みました。" : " から " + to + " までと読みました。"));
        return both;
      }
      if (from != null) {
        cells.repaired(column, from + " からと読み、全文を補足に書きました。");
        return new Hours(both.start(), end(cells), true);
      }
    }
    return column == Column.START
        ? new Hours(cells.hour(Column.START), end(cells), false)
        : behind(cells, text);
  }

  /** The time behind a day; where it cannot be read, the whole cell is a note. */
  private static Hours behind(Cells cells, String text) {
    var hour = Hour.of(text);
    return new Hours(hour.time() == null ? Hour.of("") : hour, end(cells), hour.time() == null);
  }

  private static Hour end(Cells cells) {
    var behind = Moment.of(cells.raw(Column.TO)).times();
    return cells.raw(Column.END).isEmpty() && !behind.isEmpty()
        ? Hour.of(behind)
        : cells.hour(Column.END);
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
