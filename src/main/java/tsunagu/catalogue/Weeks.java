package tsunagu.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing.Occurrence;
import tsunagu.catalogue.Listing.Source;
import tsunagu.catalogue.Listing.When;

/** Moves samples by whole weeks, so that they are never stale and stay on their weekdays. */
final class Weeks {
  /** The samples are written around this Tuesday. */
  static final LocalDate REFERENCE = LocalDate.of(2026, 11, 24);

  private final long weeks;

  private Weeks(long weeks) {
    this.weeks = weeks;
  }

  /** From the week of the reference day to the week of today. */
  static Weeks to(LocalDate today) {
    return new Weeks(ChronoUnit.WEEKS.between(monday(REFERENCE), monday(today)));
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** The listing, moved if it is a sample. */
  Listing move(Listing listing) {
    if (!listing.sample() || weeks == 0) {
      return listing;
    }
    var when = listing.when();
    var source = listing.source();
    return listing
        .with(
            new When(
                when.occurrences().stream().map(this::move).toList(),
                when.regularly(),
                when.note(),
                move(when.applyBy())))
        .with(
            listing.id(),
            new Source(
                source.name(), source.url(), source.licence(), source.checked().plusWeeks(weeks)));
  }

  private Occurrence move(Occurrence occurrence) {
    return new Occurrence(occurrence.date().plusWeeks(weeks), occurrence.start(), occurrence.end());
  }

  private @Nullable LocalDate move(@Nullable LocalDate day) {
    return day == null ? null : day.plusWeeks(weeks);
  }
}
