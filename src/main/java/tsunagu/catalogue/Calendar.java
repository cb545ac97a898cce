package tsunagu.catalogue;

/** A listing as a calendar file (RFC 5545). */
public final class Calendar {
  private Calendar() {}

  /**
   * The calendar of a listing: one event for each date, in Japanese time. A listing without dates
   * gives a calendar without events.
   */
  public static String ics(Listing listing) {
    throw new UnsupportedOperationException("being built");
  }
}
