package tsunagu.catalogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing.Occurrence;

/** Dates as the files of the folder write them: {@code 2026-11-28 10:00-12:00 weekly 8}. */
final class Dates {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})(?: (\\d{2}:\\d{2})(?:-(\\d{2}:\\d{2}))?)?(?: weekly (\\d{1,2}))?");

  private Dates() {}

  /** The occurrences of the key {@code dates}, in order. */
  static List<Occurrence> of(Entry entry) {
    var dates = new ArrayList<Occurrence>();
    for (var text : entry.words("dates", Set.of(), List.of())) {
      var some = read(text);
      if (some.isEmpty()) {
        entry.wrong(
            "dates",
            "cannot read \"" + text + "\"; write 2026-11-28 10:00-12:00, or add \"weekly 8\"");
      }
      dates.addAll(some);
    }
    dates.sort(Comparator.comparing(Occurrence::date));
    return dates;
  }

  private static List<Occurrence> read(String text) {
    var match = FORM.matcher(text.strip());
    if (!match.matches()) {
      return List.of();
    }
    try {
      var first = LocalDate.parse(match.group(1));
      var start = time(match.group(2));
      var end = time(match.group(3));
      if (start != null && end != null && !end.isAfter(start)) {
        return List.of();
      }
      int times = match.group(4) == null ? 1 : Integer.parseInt(match.group(4));
      var dates = new ArrayList<Occurrence>();
      for (int week = 0; week < times; week++) {
        dates.add(new Occurrence(first.plusWeeks(week), start, end));
      }
      return dates;
    } catch (DateTimeException e) {
      return List.of();
    }
  }

  private static @Nullable LocalTime time(@Nullable String text) {
    return text == null ? null : LocalTime.parse(text);
  }
}
