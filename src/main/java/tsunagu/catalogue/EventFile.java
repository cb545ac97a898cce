package tsunagu.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsunagu.catalogue.Catalogue.Finding;
import tsunagu.catalogue.Listing.Source;

/** A CSV file of events in the folder: ours to keep right, so a repair is a finding too. */
final class EventFile {
  private final String file;
  private final Source source;
  private final List<Finding> findings;

  EventFile(String file, Source source, List<Finding> findings) {
    this.file = file;
    this.source = source;
    this.findings = findings;
  }

  /** The events by their ID; rows of one ID are the dates of one event. */
  Map<String, Listing> read(byte[] bytes) {
    var events = new LinkedHashMap<String, Listing>();
    switch (Decoded.of(bytes)) {
      case Decoded.Unreadable(var why) -> findings.add(new Finding(file, 1, why));
      case Decoded.Text text ->
          rows(Table.of(text.text()))
              .forEach((id, rows) -> events.put(id, Series.of(rows).with(id, source)));
    }
    return events;
  }

  private Map<String, List<Listing>> rows(Table table) {
    var rows = new LinkedHashMap<String, List<Listing>>();
    if (table.broken() != null) {
      add(table.broken());
    }
    for (var row : table.rows()) {
      switch (EventRow.read(row, file, LocalDate.EPOCH)) {
        case EventRow.Taken taken -> {
          taken.repairs().forEach(this::add);
          var id = row.get(Column.ID);
          if (id.isEmpty()) {
            findings.add(new Finding(file, row.line(), "\"ID\" is missing; add it"));
          }
          rows.computeIfAbsent(id, key -> new ArrayList<>()).add(taken.listing());
        }
        case EventRow.Left(var why) -> add(why);
      }
    }
    return rows;
  }

  private void add(Report.Problem problem) {
    var words = problem.column() + " \"" + problem.value() + "\": " + problem.why();
    findings.add(new Finding(file, problem.line(), words));
  }
}
