package tsunagu.search;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import tsunagu.catalogue.Listing;

/**
 * Whether one can still go: asked once more of the listing itself, whatever the index says, because
 * the index may be a moment older than the catalogue and knows days, not hours.
 */
final class Alive {
  /** A listing that nobody checked for so many days is not shown. */
  static final int STALE = 365;

  private Alive() {}

  /** Open, checked within a year, not past, and not past the last day to apply. */
  static boolean is(Listing listing, LocalDateTime now) {
    var today = now.toLocalDate();
    var applyBy = listing.when().applyBy();
    return listing.status() == Listing.Status.OPEN
        && (applyBy == null || !applyBy.isBefore(today))
        && !listing.source().checked().isBefore(today.minusDays(STALE))
        && (listing.when().occurrences().isEmpty() || !left(listing, now).isEmpty());
  }

  /** The dates that are left; one of today until it ends, or begins where its end is unknown. */
  static List<Listing.Occurrence> left(Listing listing, LocalDateTime now) {
    return listing.when().occurrences().stream().filter(one -> !isOver(one, now)).toList();
  }

  private static boolean isOver(Listing.Occurrence one, LocalDateTime now) {
    LocalDate today = now.toLocalDate();
    var start = one.start();
    var end = one.end();
    if (!one.date().equals(today) || start == null) {
      return one.date().isBefore(today);
    }
    boolean overnight = end != null && end.isBefore(start);
    return !overnight && (end == null ? start : end).isBefore(now.toLocalTime());
  }
}
