package tsunagu.conversation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.flow.Lookup;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Manner;
import tsunagu.referral.Organisations;
import tsunagu.referral.Referral;
import tsunagu.referral.Referral.Actor;
import tsunagu.referral.Referral.Status;
import tsunagu.referral.Referrals;
import tsunagu.search.Search;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/** What the engine may ask, answered from the rooms below, for one person in one turn. */
final class Answers implements Lookup {
  private static final int MOST = 20;

  private final Sources sources;
  private final List<String> introductions;
  private final Map<Wish, Search.Found> finds = new HashMap<>();

  Answers(Sources sources, List<String> introductions) {
    this.sources = sources;
    this.introductions = List.copyOf(introductions);
  }

  /** Where answers come from. */
  record Sources(
      WishReader reader,
      Search search,
      Catalogue catalogue,
      Organisations organisations,
      Referrals referrals) {}

  @Override
  public Wish understand(String text, LocalDate today) {
    return sources.reader().understand(text, today);
  }

  @Override
  public Finds search(Wish wish, LocalDate today, Manner manner) {
    var found = find(wish, today);
    return new Finds(
        found.hits().stream().map(hit -> ListingCards.offer(hit, manner)).toList(),
        found.relaxed());
  }

  /** A turn shows the same finds several times; they are looked up once. */
  private Search.Found find(Wish wish, LocalDate today) {
    return finds.computeIfAbsent(wish, asked -> sources.search().find(asked, today, MOST));
  }

  @Override
  public Optional<Offer> offer(String listing, Wish wish, LocalDate today, Manner manner) {
    return find(wish, today).hits().stream()
        .filter(hit -> hit.listing().id().equals(listing))
        .findFirst()
        .or(() -> sources.catalogue().find(listing).map(found -> plain(found, today)))
        .map(hit -> ListingCards.offer(hit, manner));
  }

  private static Search.Hit plain(Listing listing, LocalDate today) {
    var next =
        listing.when().occurrences().stream()
            .filter(one -> !one.date().isBefore(today))
            .findFirst()
            .orElse(null);
    return new Search.Hit(listing, next, 0, List.of());
  }

  @Override
  public List<Desk> desks(Wish wish, String listing, Manner manner) {
    var explicit =
        sources.catalogue().find(listing).map(found -> found.terms().organisation()).orElse("");
    return sources.organisations().route(wish, explicit).stream()
        .map(route -> DeskCards.desk(route, manner))
        .toList();
  }

  @Override
  public List<Card> helplines(Wish.Safety safety, Manner manner) {
    return sources.organisations().helplines(safety).stream()
        .map(helpline -> DeskCards.helpline(helpline, manner))
        .toList();
  }

  @Override
  public Optional<String> wardAt(double latitude, double longitude) {
    return Wards.at(latitude, longitude);
  }

  @Override
  public List<Introduction> introductions(Manner manner) {
    return introductions.stream()
        .map(sources.referrals()::find)
        .flatMap(Optional::stream)
        .filter(this::canBeWithdrawn)
        .map(referral -> introduction(referral, manner))
        .toList();
  }

  private boolean canBeWithdrawn(Referral referral) {
    Set<Status> next = sources.referrals().next(referral.status(), Actor.RESIDENT);
    return next.contains(Status.WITHDRAWN);
  }

  private Introduction introduction(Referral referral, Manner manner) {
    var organisation =
        sources
            .organisations()
            .find(referral.organisation())
            .map(found -> found.name(manner.language()))
            .orElse(referral.organisation());
    return new Introduction(
        referral.id(),
        referral.title(),
        organisation,
        referral.status().name().toLowerCase(Locale.ROOT));
  }
}
