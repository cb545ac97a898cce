package tsunagu.catalogue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing.Occurrence;
import tsunagu.catalogue.Listing.Status;

/** A listing as a calendar file (RFC 5545). */
public final class Calendar {
  private static final String ZONE = "Asia/Tokyo";
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

  private final Listing listing;
  private final Folded out = new Folded();

  private Calendar(Listing listing) {
    this.listing = listing;
  }

  /**
   * The calendar of a listing: one event for each date, in Japanese time. A listing without dates
   * gives a calendar without events. The same listing gives the same bytes.
   */
  public static String ics(Listing listing) {
    return new Calendar(listing).write();
  }

  private String write() {
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//Tsunagu//Listings//JA");
    out.line("CALSCALE:GREGORIAN");
    out.line("METHOD:PUBLISH");
    zone();
    listing.when().occurrences().forEach(this::event);
    out.line("END:VCALENDAR");
    return out.toString();
  }

  /** Japan has had no summer time since 1951. */
  private void zone() {
    out.line("BEGIN:VTIMEZONE");
    out.line("TZID:" + ZONE);
    out.line("BEGIN:STANDARD");
    out.line("DTSTART:19700101T000000");
    out.line("TZOFFSETFROM:+0900");
    out.line("TZOFFSETTO:+0900");
    out.line("TZNAME:JST");
    out.line("END:STANDARD");
    out.line("END:VTIMEZONE");
  }

  private void event(Occurrence occurrence) {
    boolean off = listing.status() == Status.CANCELLED;
    out.line("BEGIN:VEVENT");
    out.line("UID:" + uid(occurrence));
    out.line("DTSTAMP:" + DAY.format(listing.source().checked()) + "T000000Z");
    times(occurrence);
    out.text("SUMMARY", listing.text().title());
    out.text("DESCRIPTION", description());
    out.text("LOCATION", place());
    point();
    categories();
    if (!listing.source().url().isEmpty()) {
      out.line("URL:" + listing.source().url());
    }
    out.line("STATUS:" + (off ? "CANCELLED" : "CONFIRMED"));
    out.line("SEQUENCE:" + (off ? 1 : 0));
    out.line("END:VEVENT");
  }

  private String uid(Occurrence occurrence) {
    var start = occurrence.start();
    var time = start == null ? "" : "T" + TIME.format(start);
    return listing.id() + "-" + DAY.format(occurrence.date()) + time + "@tsunagu";
  }

  private void times(Occurrence occurrence) {
    var day = occurrence.date();
    var start = occurrence.start();
    if (start == null) {
      out.line("DTSTART;VALUE=DATE:" + DAY.format(day));
      out.line("DTEND;VALUE=DATE:" + DAY.format(day.plusDays(1)));
      return;
    }
    out.line("DTSTART;TZID=" + ZONE + ":" + at(day, start));
    var end = end(occurrence, start);
    if (end != null) {
      var last = end.isBefore(start) ? day.plusDays(1) : day;
      out.line("DTEND;TZID=" + ZONE + ":" + at(last, end));
    }
  }

  /** An end at the very start says nothing. */
  private static @Nullable LocalTime end(Occurrence occurrence, LocalTime start) {
    var end = occurrence.end();
    return start.equals(end) ? null : end;
  }

  private static String at(LocalDate day, LocalTime time) {
    return DAY.format(day) + "T" + TIME.format(time);
  }

  private String description() {
    return List.of(
            listing.text().summary(),
            listing.when().note(),
            listing.terms().apply(),
            listing.source().name())
        .stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private String place() {
    var where = listing.where();
    return where.address().isEmpty() || where.venue().isEmpty()
        ? where.venue() + where.address()
        : where.venue() + "（" + where.address() + "）";
  }

  private void point() {
    var latitude = listing.where().latitude();
    var longitude = listing.where().longitude();
    if (latitude != null && longitude != null) {
      out.line("GEO:%.6f;%.6f".formatted(latitude, longitude));
    }
  }

  private void categories() {
    var categories = listing.who().categories();
    if (!categories.isEmpty()) {
      out.line(
          "CATEGORIES:" + categories.stream().map(Folded::escape).collect(Collectors.joining(",")));
    }
  }
}
