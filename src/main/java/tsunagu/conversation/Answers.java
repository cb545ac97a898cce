package tsunagu.conversation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tsunagu.catalogue.Catalogue;
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
  private static final int OFFERS = 5;

  private final Sources sources;
  private final List<String> introductions;

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
    var found = sources.search().find(wish, today, OFFERS);
    return new Finds(
        found.hits().stream().map(hit -> ListingCards.offer(hit, manner)).toList(),
        found.relaxed());
  }

  @Override
  public Optional<Offer> offer(String listing, LocalDate today, Manner manner) {
    return sources
        .catalogue()
        .find(listing)
        .map(found -> {
          var next =
              found.when().occurrences().stream()
                  .filter(one -> !one.date().isBefore(today))
                  .findFirst()
                  .orElse(null);
          return ListingCards.offer(new Search.Hit(found, next, 0, List.of()), manner);
        });
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
