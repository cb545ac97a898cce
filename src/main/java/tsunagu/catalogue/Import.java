package tsunagu.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A municipal event file (CSV, Excel, calendar or JSON), read: every row accepted, repaired or
 * rejected with a reason. To keep what was read, give it to {@link Catalogue#replace}.
 *
 * @param report what became of each row
 * @param source what the listings belong to: a later file of the same name takes their place
 * @param listings the events; empty when the file as a whole was rejected
 */
public record Import(Report report, String source, List<Listing> listings) {
  public Import {
    listings = List.copyOf(listings);
  }

  /**
   * Reads a file.
   *
   * @param today the day the records count as checked
   * @throws IOException when the file cannot be opened; whatever its bytes are is a matter of the
   *     report
   */
  public static Import of(Path file, LocalDate today) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var name = String.valueOf(file.getFileName());
      var read = of(name, in.readNBytes(Decoded.MOST + 1), today);
      return new Import(read.report().named(file.toString()), name, read.listings());
    }
  }

  /** Reads the bytes of a file of this name; never throws, whatever they are. */
  public static Import of(String file, byte[] bytes, LocalDate today) {
    return new Reading(file).read(Feed.of(bytes), today);
  }

  /** The rows of one file, counted. */
  private static final class Reading {
    private final String file;
    private final Map<String, List<Listing>> series = new LinkedHashMap<>();
    private final List<Report.Problem> problems = new ArrayList<>();
    private int accepted;
    private int repaired;
    private int rejected;

    Reading(String file) {
      this.file = file;
    }

    Import read(Table table, LocalDate today) {
      problems.addAll(table.notes());
      for (var row : table.rows()) {
        switch (EventRow.read(row, file, today)) {
          case EventRow.Taken taken -> take(taken);
          case EventRow.Left(var why) -> {
            rejected++;
            problems.add(why);
          }
        }
      }
      if (table.broken() != null) {
        problems.add(table.broken());
        rejected += table.headed() ? 1 : 0;
      }
      var rows = accepted + repaired + rejected;
      var report = new Report(file, rows, accepted, repaired, rejected, problems);
      return new Import(report, file, series.values().stream().map(Series::of).toList());
    }

    private void take(EventRow.Taken taken) {
      var listing = taken.listing();
      var rows = series.computeIfAbsent(listing.id(), id -> new ArrayList<>());
      var repairs = new ArrayList<>(taken.repairs());
      if (rows.contains(listing)) {
        repairs.add(
            new Report.Problem(
                taken.line(), "", listing.text().title(), "同じ行が前にもあるので、ひとつにまとめました。"));
      }
      rows.add(listing);
      problems.addAll(repairs);
      if (repairs.isEmpty()) {
        accepted++;
      } else {
        repaired++;
      }
    }
  }
}
