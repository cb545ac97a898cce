package tsunagu.conversation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.flow.Lookup;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Manner;
import tsunagu.message.Outgoing.Part;
import tsunagu.referral.Organisations;
import tsunagu.referral.Organisations.Route;
import tsunagu.search.Search;
import tsunagu.search.Why;
import tsunagu.wish.Wish;

/**
 * Answers with everything there is, so that whatever could be said to anybody can be looked at
 * before it is said.
 */
public final class EveryAnswer implements Lookup {
  private static final List<String> LANGUAGES = List.of("ja", "ja-easy", "en");
  private static final int OF_EACH = 2;

  private final List<Listing> listings;
  private final Organisations organisations;

  /** Made once in each manner: the same few are asked for at every step of every flow. */
  private final Map<Manner, Map<String, Offer>> offers = new ConcurrentHashMap<>();

  private final Map<Manner, List<Desk>> desks = new ConcurrentHashMap<>();

  /** For all listings of a catalogue and all organisations. */
  public EveryAnswer(Catalogue catalogue, Organisations organisations) {
    this(catalogue.list(), organisations);
  }

  private EveryAnswer(List<Listing> listings, Organisations organisations) {
    this.listings = List.copyOf(listings);
    this.organisations = organisations;
  }

  /** For the listings with the longest titles, lines and cards in any language. */
  static EveryAnswer ofTheLongest(Catalogue catalogue, Organisations organisations) {
    var every = new EveryAnswer(catalogue, organisations);
    var longest = new LinkedHashSet<String>();
    for (var language : LANGUAGES) {
      var offers = every.offers(new Manner(language, false));
      for (var length : lengths()) {
        offers.values().stream()
            .sorted(Comparator.comparingInt(length).reversed())
            .limit(OF_EACH)
            .forEach(offer -> longest.add(offer.id()));
      }
    }
    var listings = longest.stream().flatMap(id -> catalogue.find(id).stream()).toList();
    return new EveryAnswer(listings, organisations);
  }

  private static List<ToIntFunction<Offer>> lengths() {
    return List.of(
        offer -> offer.card().title().length(),
        offer -> offer.sentence().length(),
        offer -> offer.facts().values().stream().mapToInt(String::length).max().orElse(0),
        offer -> offer.card().lines().stream().mapToInt(line -> line.text().length()).sum());
  }

  @Override
  public Wish understand(String text, LocalDate today) {
    return Wish.NONE;
  }

  @Override
  public Finds search(Wish wish, LocalDate today, Manner manner) {
    return new Finds(List.copyOf(offers(manner).values()), List.of());
  }

  private Map<String, Offer> offers(Manner manner) {
    return offers.computeIfAbsent(
        manner,
        _ -> {
          var made = new LinkedHashMap<String, Offer>();
          listings.forEach(listing -> made.put(listing.id(), offer(listing, manner)));
          return made;
        });
  }

  private static Offer offer(Listing listing, Manner manner) {
    var dates = listing.when().occurrences();
    var next = dates.isEmpty() ? null : dates.getFirst();
    var why = listing.where().wards().stream().<Why>map(Why.Ward::new).toList();
    return ListingCards.offer(
        new Search.Hit(listing, next, dates.size(), why, List.of("date", "ward", "text")),
        new Names(manner.language(), List::of));
  }

  @Override
  public Optional<Offer> offer(String listing, Wish wish, LocalDate today, Manner manner) {
    return Optional.ofNullable(offers(manner).get(listing));
  }

  @Override
  public List<Desk> desks(Wish wish, String listing, Manner manner) {
    return desks.computeIfAbsent(manner, this::desks);
  }

  private List<Desk> desks(Manner manner) {
    return organisations.list().stream()
        .map(organisation ->
            new Route(
                organisation,
                organisations.find(organisation.receiver()).orElse(organisation),
                organisation.about()))
        .map(route -> DeskCards.desk(route, manner))
        .toList();
  }

  @Override
  public List<Card> helplines(Wish.Safety safety, Manner manner) {
    return organisations.helplines(safety).stream()
        .map(helpline -> DeskCards.helpline(helpline, manner))
        .toList();
  }

  /** Every helpline card of any danger. */
  public List<Card> helplines(Manner manner) {
    return Arrays.stream(Wish.Safety.values())
        .flatMap(safety -> helplines(safety, manner).stream())
        .toList();
  }

  @Override
  public List<Introduction> introductions(Manner manner) {
    return listings.stream()
        .map(listing ->
            new Introduction(
                listing.id(), listing.text().title(), listing.text().organiser(), "submitted"))
        .toList();
  }

  /** The same words with addresses as long as they get once links are minted. */
  public static Outgoing withLongLinks(Outgoing words) {
    return new Outgoing(
        words.parts().stream().map(EveryAnswer::withLongLinks).toList(),
        words.choices().stream().map(EveryAnswer::withLongLinks).toList(),
        words.manner());
  }

  private static Part withLongLinks(Part part) {
    return switch (part) {
      case Part.Text text -> text;
      case Part.Cards(var instead, var cards) ->
          new Part.Cards(
              instead,
              cards.stream()
                  .map(card ->
                      new Outgoing.Card(
                          card.title(),
                          card.badge(),
                          card.lines(),
                          card.buttons().stream().map(EveryAnswer::withLongLinks).toList()))
                  .toList());
    };
  }

  private static Outgoing.Choice withLongLinks(Outgoing.Choice choice) {
    return choice.act() instanceof Outgoing.Act.Open(var address) && !address.startsWith("tel:")
        ? new Outgoing.Choice(
            choice.label(),
            new Outgoing.Act.Open("https://" + "a".repeat(60) + ".example.jp/" + "x".repeat(60)))
        : choice;
  }
}
