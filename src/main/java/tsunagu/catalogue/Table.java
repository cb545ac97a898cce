package tsunagu.catalogue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/**
 * An event file as rows of known columns.
 *
 * @param broken why nothing, or nothing further, could be read; null when all was
 * @param headed whether the header was understood, so that what is broken is a row
 * @param notes what was passed over, such as columns that nobody knows
 */
record Table(
    List<Row> rows, Report.@Nullable Problem broken, boolean headed, List<Report.Problem> notes) {
  Table {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * One record.
   *
   * @param line physical line on which it begins, from 1
   * @param cells by column, trimmed; blank cells are left out
   * @param headers how the columns are called in this file
   * @param ditto which cells were taken from the row above, because they said 同上
   * @param spill what stands beyond the last header, or empty
   */
  record Row(
      int line,
      Map<Column, String> cells,
      Map<Column, String> headers,
      Set<Column> ditto,
      String spill) {
    /** The cell, or empty. */
    String get(Column column) {
      return cells.getOrDefault(column, "");
    }

    /** How the column is called in this file. */
    String header(Column column) {
      return headers.getOrDefault(column, column.headers.getFirst());
    }
  }

  /** A line of a file as it stands: its number from 1, and its cells. */
  record Line(int at, List<String> cells) {
    Line {
      cells = List.copyOf(cells);
    }
  }

  /** What tells the delimiter: so many characters of the beginning. */
  private static final int BEGINNING = 4_000;

  /** Reads text; lines that begin with # before the header are comments. */
  static Table of(String text) {
    var lines = new Lines(text);
    int start = lines.skipBlank(0);
    while (text.startsWith("#", start) || text.startsWith("sep=", start)) {
      start = lines.skipBlank(lines.after(start));
    }
    if (text.substring(start).isBlank()) {
      return nothing(1, "中身がありません。見出しの行から始まる CSV を選んでください。");
    }
    return read(text.substring(start), lines, start);
  }

  /** Reads the lines of a sheet or of anything that is like one. */
  static Table of(List<Line> lines) {
    var rows = new TableRows();
    for (var line : lines) {
      if (!rows.take(line)) {
        break;
      }
    }
    return rows.table(lines.isEmpty() ? 1 : lines.getFirst().at());
  }

  /** A file of which nothing can be read. */
  static Table nothing(int line, String why) {
    return new Table(List.of(), new Report.Problem(line, "", "", why), false, List.of());
  }

  private static Table read(String body, Lines lines, int start) {
    var rows = new TableRows();
    int last = -1;
    try (var parser = parser(body)) {
      for (var csv : parser) {
        last = lines.skipBlank(start + (int) csv.getCharacterPosition());
        if (!rows.take(new Line(lines.line(last), csv.toList()))) {
          break;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      int at = last < 0 ? start : lines.afterRecord(last);
      return rows.broken(lines.line(at), "この行から先を読めません。引用符（\"）が閉じているか確かめてください。");
    }
    return rows.table(lines.line(start));
  }

  private static CSVParser parser(String body) throws IOException {
    var format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter(body)).setTrailingData(true).get();
    return CSVParser.builder().setReader(new StringReader(body)).setFormat(format).get();
  }

  /** Whichever stands most often at the beginning; a title above the header has none of its own. */
  private static char delimiter(String body) {
    var beginning = body.substring(0, Math.min(body.length(), BEGINNING));
    return Stream.of(',', '\t', ';')
        .max((a, b) -> Long.compare(count(beginning, a), count(beginning, b)))
        .filter(most -> count(beginning, most) > count(beginning, ','))
        .orElse(',');
  }

  private static long count(String text, char one) {
    return text.chars().filter(c -> c == one).count();
  }
}
