package tsunagu.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing;
import tsunagu.flow.Lookup.Offer;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Choice;
import tsunagu.message.Outgoing.Line;
import tsunagu.search.Search.Hit;

/**
 * Shows a listing in a person's language: what, when, where, for whom, why it fits, and its source.
 */
final class ListingCards {
  private static final int PEOPLE = 3;
  private static final String ABOUT = "about";

  private final Wording words;
  private final String language;
  private final WhyWords reasons;

  private ListingCards(Names names) {
    this.words = names.words();
    this.language = names.language();
    this.reasons = new WhyWords(names);
  }

  static Offer offer(Hit hit, Names names) {
    return new ListingCards(names).offer(hit);
  }

  private Offer offer(Hit hit) {
    var listing = hit.listing();
    var title = title(listing);
    var lines = new ArrayList<Line>();
    add(lines, ABOUT, summary(listing));
    add(lines, "when", when(hit));
    add(lines, "where", where(listing));
    add(lines, "who", who(listing));
    add(lines, "effort", effort(listing.project()));
    add(lines, "organiser", listing.text().organiser());
    add(lines, "fee", fee(listing.terms()));
    add(lines, "why", reasons.why(hit.why()));
    add(lines, "unlike", reasons.unlike(hit.unlike()));
    lines.add(new Line(source(listing), ""));
    var card = new Card(title, badge(listing), lines, page(listing.id()));
    var facts =
        Map.of(
            "title", title,
            "when", when(hit),
            "where", where(listing),
            "organiser", listing.text().organiser(),
            "why", reasons.why(hit.why()));
    return new Offer(listing.id(), code(listing), card, brief(hit), sentence(title, hit), facts);
  }

  /** Our page of the listing, with its dates for a calendar. */
  private List<Choice> page(String id) {
    return List.of(
        new Choice(
            words.label("listing-page"), new Act.Open("/listings/" + id + "?lang=" + language)));
  }

  /** Only what somebody chooses by; the rest is on the card of the one that is chosen. */
  private Card brief(Hit hit) {
    var listing = hit.listing();
    var lines = new ArrayList<Line>();
    add(lines, "when", when(hit));
    add(lines, "where", where(listing));
    add(lines, "fee", fee(listing.terms()));
    add(lines, "why", reasons.why(hit.why()));
    add(lines, "unlike", reasons.unlike(hit.unlike()));
    return new Card(title(listing), badge(listing), lines, List.of());
  }

  private void add(List<Line> lines, String label, String text) {
    if (!text.isBlank()) {
      lines.add(new Line(label.equals(ABOUT) ? "" : words.label(label), text));
    }
  }

  private String title(Listing listing) {
    return pick(listing.text().title(), listing.text().titleEasy(), listing.text().titleEn());
  }

  private String summary(Listing listing) {
    return pick(listing.text().summary(), listing.text().summaryEasy(), listing.text().summaryEn());
  }

  private String pick(String ja, String easy, String en) {
    var wanted =
        switch (language) {
          case "ja-easy" -> easy;
          case "en" -> en;
          default -> ja;
        };
    return wanted.isBlank() ? ja : wanted;
  }

  private String badge(Listing listing) {
    var kind = words.of("kind", code(listing));
    return listing.sample() ? kind + words.label("sample") : kind;
  }

  private static String code(Listing listing) {
    return listing.kind().name().toLowerCase(java.util.Locale.ROOT);
  }

  private String when(Hit hit) {
    var when = hit.listing().when();
    if (when.occurrences().isEmpty()) {
      return when.regularly().isBlank() ? words.label("ask-when") : when.regularly();
    }
    var next = hit.next();
    var first = next == null ? when.occurrences().getFirst() : next;
    var later =
        when.occurrences().stream().filter(other -> other.date().isAfter(first.date())).count();
    var more = later + hit.more();
    return Days.say(first, language) + (more == 0 ? "" : words.label("more").formatted(more));
  }

  private String where(Listing listing) {
    var where = listing.where();
    var wards =
        where.wards().isEmpty()
            ? words.of("ward", "city")
            : where.wards().stream()
                .map(ward -> words.of("ward", ward))
                .collect(Collectors.joining(words.label("comma")));
    return where.venue().isBlank() ? wards : words.label("venue").formatted(where.venue(), wards);
  }

  private String who(Listing listing) {
    return listing.who().audience().stream()
        .limit(PEOPLE)
        .map(code -> words.of("audience", code))
        .collect(Collectors.joining(words.label("comma")));
  }

  private String effort(Listing.@Nullable Project project) {
    return project == null
        ? ""
        : words
            .label("project")
            .formatted(project.deliverable(), project.effortHours(), project.durationWeeks());
  }

  private String fee(Listing.Terms terms) {
    return Boolean.TRUE.equals(terms.free()) ? words.label("free") : terms.fee();
  }

  private String source(Listing listing) {
    var name = listing.sample() ? words.label("sample-source") : listing.source().name();
    return words.label("source").formatted(name, Days.date(listing.source().checked(), language));
  }

  private String sentence(String title, Hit hit) {
    return words
        .label("sentence")
        .formatted(title, when(hit), where(hit.listing()), hit.listing().text().organiser());
  }
}
