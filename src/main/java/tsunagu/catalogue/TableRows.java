package tsunagu.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a file one after the other: the header first, then the rows. */
final class TableRows {
  /** Some files have titles and remarks above the header. */
  private static final int HEADER_WITHIN = 20;

  /** A remark below the table or between its rows: one cell, and a mark before it. */
  private static final Pattern REMARK = Pattern.compile("^[※*＊注（(].*|^(?:合計|以上|備考).*");

  private static final int SHOWN = 80;

  private final List<Table.Row> rows = new ArrayList<>();
  private final List<Report.Problem> notes = new ArrayList<>();
  private @Nullable Heads heads;
  private @Nullable Heads nearest;
  private int nearestAt;
  private int looked;

  /** Takes a line; false when no further one can be of use. */
  boolean take(Table.Line line) {
    var cells = line.cells();
    if (cells.stream().allMatch(String::isBlank)) {
      return true;
    }
    if (heads == null) {
      return head(line);
    }
    if (heads.repeatedBy(cells)) {
      note(line.at(), "", "見出しの行がもう一度あるので、とばしました。");
    } else if (isRemark(cells)) {
      note(line.at(), String.join("", cells).strip(), "注意書きの行として、とばしました。");
    } else {
      rows.add(heads.row(line, rows.isEmpty() ? null : rows.getLast()));
    }
    return true;
  }

  private boolean head(Table.Line line) {
    var found = Heads.of(line.cells());
    if (found.missing().isEmpty()) {
      heads = found;
      passed(found, line.at());
      return true;
    }
    if (nearest == null || found.places().size() > nearest.places().size()) {
      nearest = found;
      nearestAt = line.at();
    }
    return ++looked < HEADER_WITHIN;
  }

  private static boolean isRemark(List<String> cells) {
    var filled = cells.stream().map(String::strip).filter(cell -> !cell.isEmpty()).toList();
    return filled.size() == 1 && REMARK.matcher(filled.getFirst()).matches();
  }

  private void passed(Heads found, int line) {
    if (!found.unknown().isEmpty()) {
      note(line, String.join("、", found.unknown()), "知らない見出しなので、この列は使いません。");
    }
  }

  private void note(int line, String value, String why) {
    var shown = Cells.shorten(Personal.strip(value), SHOWN);
    notes.add(new Report.Problem(line, "", shown, why));
  }

  /** What was read. */
  Table table(int first) {
    if (!rows.isEmpty()) {
      return new Table(rows, null, true, notes);
    }
    if (heads != null || nearest == null) {
      return Table.nothing(first, "見出しの下に行がありません。");
    }
    return Table.nothing(nearestAt, nearest.missing());
  }

  /** What was read before a line that nobody can read. */
  Table broken(int line, String why) {
    return new Table(rows, new Report.Problem(line, "", "", why), heads != null, notes);
  }
}
