package tsunagu.catalogue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** Small listings for tests. */
final class Sample {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private Sample() {}

  static Listing event(String id, String title, Listing.Occurrence... occurrences) {
    return new Listing(
        id,
        Listing.Kind.EVENT,
        new Listing.Text(title, "", "", "みんなで歩きます", "", "", "", "見本の会"),
        new Listing.Where(List.of("宮前区"), "宮前市民館", "", null, null, false),
        new Listing.When(List.of(occurrences), "", "", null),
        new Listing.Who(
            List.of(3),
            List.of(),
            List.of(),
            List.of(),
            List.of("ja"),
            List.of(),
            null,
            null,
            true,
            true),
        null,
        new Listing.Terms("", null, "", "", null),
        Listing.Status.OPEN,
        new Listing.Source("見本データ", "", "CC0-1.0", LocalDate.of(2026, 11, 20)),
        true);
  }

  static Listing.Occurrence on(String date, String start, String end) {
    return new Listing.Occurrence(
        LocalDate.parse(date), LocalTime.parse(start), LocalTime.parse(end));
  }
}
