package tsunagu.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** The first sheet of an Excel file (xlsx) that has a header of events. */
final class Workbook {
  /** What a file may come to once it is unpacked. */
  private static final long MOST_BYTES = 100L * 1024 * 1024;

  private static final int MOST_ROWS = 50_000;
  private static final int MOST_COLUMNS = 200;
  private static final int MOST_SHEETS = 20;

  /** A day in a format that Excel was told: m alone is a month, beside hours it is minutes. */
  private static final Pattern DAY = Pattern.compile("[yde]|^[^hs]*m[^hs]*$");

  private static final Pattern TIME = Pattern.compile("[hs]");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

  private Workbook() {}

  /** Whether the bytes are a packed file, as all of Office's are. */
  static boolean is(byte[] bytes) {
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
  }

  /** Reads it; never throws. */
  static Table table(byte[] bytes) {
    try {
      if (isTooLarge(bytes)) {
        return Table.nothing(1, "開くと大きすぎるファイルです（100MBまで）。分けてから読み込んでください。");
      }
      return read(bytes);
    } catch (IOException | RuntimeException e) { // whatever is in a broken file
      return Table.nothing(1, "Excel（xlsx）のファイルとして読めません。「CSV UTF-8」で保存し直してください。");
    }
  }

  private static boolean isTooLarge(byte[] bytes) throws IOException {
    long sum = 0;
    var buffer = new byte[1 << 16];
    try (var zip = ZipFile.builder().setByteArray(bytes).get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        try (var in = zip.getInputStream(entry)) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sum += read;
            if (sum > MOST_BYTES) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private static Table read(byte[] bytes) throws IOException {
    var options = new ReadingOptions(true, true);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes), options)) {
      Table first = null;
      for (var sheet : book.getSheets().limit(MOST_SHEETS).toList()) {
        var table = Table.of(lines(sheet));
        if (table.headed()) {
          return table;
        }
        first = first == null ? table : first;
      }
      return first == null ? Table.nothing(1, "シートがありません。") : first;
    }
  }

  private static List<Table.Line> lines(Sheet sheet) throws IOException {
    var lines = new ArrayList<Table.Line>();
    try (var rows = sheet.openStream()) {
      rows.limit(MOST_ROWS).forEach(row -> lines.add(new Table.Line(row.getRowNum(), cells(row))));
    } catch (UncheckedIOException | ExcelReaderException e) {
      throw new IOException(e);
    }
    return lines;
  }

  private static List<String> cells(Row row) {
    var cells = new ArrayList<String>();
    for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
      cells.add(text(row.getOptionalCell(i).orElse(null)));
    }
    while (!cells.isEmpty() && cells.getLast().isEmpty()) {
      cells.removeLast();
    }
    return cells;
  }

  /** What a reader of the sheet sees, days and times as we write them. */
  private static String text(@Nullable Cell cell) {
    if (cell == null || cell.getValue() == null) {
      return "";
    }
    if (cell.getType() == CellType.NUMBER) {
      var format = cell.getDataFormatString();
      var bare = format == null ? "" : QUOTED.matcher(format).replaceAll("");
      boolean day = DAY.matcher(bare).find();
      boolean time = TIME.matcher(bare).find();
      return day || time ? moment(cell.asDate(), day, time) : plain(cell);
    }
    return cell.getText();
  }

  private static String plain(Cell cell) {
    return cell.asNumber().stripTrailingZeros().toPlainString();
  }

  private static String moment(LocalDateTime at, boolean day, boolean time) {
    var hours = at.toLocalTime();
    if (!day) {
      return MINUTES.format(hours);
    }
    boolean shown = time && !hours.equals(LocalTime.MIDNIGHT);
    return at.toLocalDate() + (shown ? " " + MINUTES.format(hours) : "");
  }
}
