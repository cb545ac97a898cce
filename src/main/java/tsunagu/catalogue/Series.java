package tsunagu.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing.Occurrence;
import tsunagu.catalogue.Listing.Status;
import tsunagu.catalogue.Listing.When;

/** Rows of one event on several dates become one listing. */
final class Series {
  private static final Comparator<Occurrence> ORDER =
      Comparator.comparing(Occurrence::date)
          .thenComparing(Occurrence::start, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Occurrence::end, Comparator.nullsFirst(Comparator.naturalOrder()));

  private Series() {}

  /**
   * The id of the series a row belongs to. It is made of publisher, title, organiser and venue (the
   * page where both of these are blank), not of the row's own number: in real files that is blank,
   * repeated for different events, or different for each date of one.
   */
  static String id(Table.Row row, String title) {
    var venue = row.get(Column.VENUE) + row.get(Column.MEETING);
    var organiser = row.get(Column.ORGANISER);
    var page = venue.isEmpty() && organiser.isEmpty() ? row.get(Column.PAGE) : "";
    var key = String.join("\n", row.get(Column.CODE), title, organiser, venue, page);
    return "e-" + hash(Normalizer.normalize(key, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest(text.replaceAll("[ \\t]", "").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** One listing of the rows of a series; the dates of rows that are off or full are left out. */
  static Listing of(List<Listing> rows) {
    var open = rows.stream().filter(row -> row.status() == Status.OPEN).toList();
    var told = open.isEmpty() ? rows : open;
    var first = told.getFirst();
    var dates = new TreeSet<>(ORDER);
    told.forEach(row -> dates.addAll(row.when().occurrences()));
    var when =
        new When(new ArrayList<>(dates), first.when().regularly(), note(told), applyBy(told));
    return first.with(when).with(first.who().with(dates.size() == 1));
  }

  private static String note(List<Listing> rows) {
    return rows.stream()
        .map(row -> row.when().note())
        .filter(note -> !note.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static @Nullable LocalDate applyBy(List<Listing> rows) {
    return rows.stream()
        .map(row -> row.when().applyBy())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
