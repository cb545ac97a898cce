package tsunagu.pages;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tsunagu.catalogue.Listing;

/**
 * A listing in the words of one language, as its page shows it.
 *
 * @param state a key of the messages when it can no longer be joined, else empty
 * @param where ward and venue, one a line
 * @param link an http or https address, or empty
 */
record Shown(
    String id,
    String kind,
    String title,
    String summary,
    String body,
    String organiser,
    String state,
    List<String> when,
    List<String> where,
    List<Integer> fields,
    List<String> audience,
    Listing.Terms terms,
    String applyBy,
    Listing.Source source,
    String checked,
    String link,
    boolean sample,
    boolean calendar) {

  /** A listing as it reads on a day. */
  static Shown of(Listing listing, Locale locale, LocalDate today) {
    var text = listing.text();
    var easy = Language.code(locale).equals("ja-easy");
    var english = Language.code(locale).equals("en");
    var applyBy = listing.when().applyBy();
    return new Shown(
        listing.id(),
        listing.kind().name(),
        words(text.title(), easy ? text.titleEasy() : english ? text.titleEn() : ""),
        words(text.summary(), easy ? text.summaryEasy() : english ? text.summaryEn() : ""),
        text.body(),
        text.organiser(),
        state(listing, today),
        when(listing.when(), locale),
        where(listing.where()),
        listing.who().fields(),
        listing.who().audience(),
        listing.terms(),
        applyBy == null ? "" : Days.of(applyBy, locale),
        listing.source(),
        Days.of(listing.source().checked(), locale),
        link(listing.source().url()),
        listing.sample(),
        !listing.when().occurrences().isEmpty());
  }

  private static String words(String plain, String own) {
    return own.isBlank() ? plain : own;
  }

  private static String state(Listing listing, LocalDate today) {
    if (listing.status() != Listing.Status.OPEN) {
      return listing.status().name();
    }
    var dates = listing.when().occurrences();
    var over = !dates.isEmpty() && dates.stream().allMatch(each -> each.date().isBefore(today));
    return over ? "PAST" : "";
  }

  private static List<String> when(Listing.When when, Locale locale) {
    var lines = new ArrayList<String>();
    when.occurrences().forEach(each -> lines.add(Days.of(each, locale)));
    lines.add(when.regularly());
    lines.add(when.note());
    lines.removeIf(String::isBlank);
    return lines;
  }

  private static List<String> where(Listing.Where where) {
    var lines = new ArrayList<String>();
    lines.add(String.join("・", where.wards().stream().filter(ward -> ward.endsWith("区")).toList()));
    lines.add(where.venue());
    lines.add(where.address());
    lines.removeIf(String::isBlank);
    return lines;
  }

  /** Only what a browser may be sent to: a feed could hold {@code javascript:}. */
  static String link(String address) {
    try {
      var uri = URI.create(address);
      var web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null ? address : "";
    } catch (IllegalArgumentException wrong) {
      return "";
    }
  }
}
