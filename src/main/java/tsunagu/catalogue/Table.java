package tsunagu.catalogue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event file as rows of known columns.
 *
 * @param broken why nothing, or nothing further, could be read; null when all was
 * @param headed whether the header was understood, so that what is broken is a row
 * @param passed which columns were passed over because nobody knows them; null when none
 */
record Table(
    List<Row> rows,
    Report.@Nullable Problem broken,
    boolean headed,
    Report.@Nullable Problem passed) {
  /**
   * One record.
   *
   * @param line physical line on which it begins, from 1
   * @param cells by column, trimmed; blank cells are left out
   * @param headers how the columns are called in this file
   * @param spill what stands beyond the last header, or empty
   */
  record Row(int line, Map<Column, String> cells, Map<Column, String> headers, String spill) {
    /** The cell, or empty. */
    String get(Column column) {
      return cells.getOrDefault(column, "");
    }

    /** How the column is called in this file. */
    String header(Column column) {
      return headers.getOrDefault(column, column.headers.getFirst());
    }
  }

  /** Some files have a title or {@code sep=,} above the header. */
  private static final int HEADER_WITHIN = 5;

  private static final int SHOWN = 80;

  /** Reads text; lines that begin with # before the header are comments. */
  static Table of(String text) {
    var lines = new Lines(text);
    int start = lines.skipBlank(0);
    while (text.startsWith("#", start)) {
      start = lines.skipBlank(lines.after(start));
    }
    if (text.substring(start).isBlank()) {
      return nothing(1, "中身がありません。見出しの行から始まる CSV を選んでください。");
    }
    return read(text.substring(start), lines, start);
  }

  private static Table read(String body, Lines lines, int start) {
    var rows = new ArrayList<Row>();
    Report.Problem passed = null;
    int last = -1;
    Heads heads = null;
    try (var parser = parser(body)) {
      for (var csv : parser) {
        int at = lines.skipBlank(start + (int) csv.getCharacterPosition());
        last = at;
        if (heads == null || !heads.missing().isEmpty()) {
          heads = Heads.of(csv.toList());
          passed = passed(heads, lines.line(at));
          if (!heads.missing().isEmpty() && csv.getRecordNumber() == HEADER_WITHIN) {
            break;
          }
        } else if (!blank(csv)) {
          rows.add(heads.row(lines.line(at), csv.toList()));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      int at = last < 0 ? start : lines.afterRecord(last);
      var why = "この行から先を読めません。引用符（\"）が閉じているか確かめてください。";
      boolean headed = heads != null && heads.missing().isEmpty();
      return new Table(rows, new Report.Problem(lines.line(at), "", "", why), headed, passed);
    }
    if (rows.isEmpty()) {
      var missing = heads == null ? "" : heads.missing();
      return nothing(lines.line(start), missing.isEmpty() ? "見出しの下に行がありません。" : missing);
    }
    return new Table(rows, null, true, passed);
  }

  private static Report.@Nullable Problem passed(Heads heads, int line) {
    if (heads.unknown().isEmpty()) {
      return null;
    }
    var names = Cells.shorten(String.join("、", heads.unknown()), SHOWN);
    return new Report.Problem(line, "", names, "知らない見出しなので、この列は使いません。");
  }

  private static CSVParser parser(String body) throws IOException {
    var end = body.indexOf('\n');
    var head = end < 0 ? body : body.substring(0, end);
    var delimiter = head.indexOf('\t') >= 0 && head.indexOf(',') < 0 ? '\t' : ',';
    var format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setTrailingData(true).get();
    return CSVParser.builder().setReader(new StringReader(body)).setFormat(format).get();
  }

  private static boolean blank(CSVRecord csv) {
    return csv.stream().allMatch(String::isBlank);
  }

  private static Table nothing(int line, String why) {
    return new Table(List.of(), new Report.Problem(line, "", "", why), false, null);
  }
}
