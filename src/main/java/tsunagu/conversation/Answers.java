package tsunagu.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
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
import tsunagu.search.Why;
import tsunagu.trace.Leg;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/** What the engine may ask, answered from the rooms below, for one person in one turn. */
final class Answers implements Lookup {
  private static final int MOST = 20;
  private static final int MOST_OTHERS = 4;
  private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");

  private final Sources sources;
  private final BiFunction<String, LocalDate, Wish> understands;
  private final List<String> introductions;
  private final List<State.Kept> wishes;
  private final LocalDateTime now;
  private final Map<Wish, Search.Found> finds = new HashMap<>();
  private final Map<Wish, List<Search.Instead>> others = new HashMap<>();

  Answers(Sources sources, State state, Instant now) {
    this(sources, state, now, sources.reader()::understand);
  }

  /** The answers of a turn that knows already what some texts mean. */
  Answers(
      Sources sources, State state, Instant now, BiFunction<String, LocalDate, Wish> understands) {
    this.sources = sources;
    this.understands = understands;
    this.introductions = state.referrals();
    this.wishes = state.wishes();
    this.now = LocalDateTime.ofInstant(now, HERE);
  }

  /** Where answers come from. */
  record Sources(
      WishReader reader,
      Search search,
      Catalogue catalogue,
      Organisations organisations,
      Referrals referrals,
      OfferedSkills offered) {}

  @Override
  public Wish understand(String text, LocalDate today) {
    return understands.apply(text, today);
  }

  @Override
  public Finds search(Wish wish, LocalDate today, Manner manner) {
    var found = find(wish, today);
    return new Finds(
        found.hits().stream().map(hit -> ListingCards.offer(hit, names(manner))).toList(),
        found.relaxed());
  }

  /** A turn shows the same finds several times; they are looked up once. */
  private Search.Found find(Wish wish, LocalDate today) {
    return finds.computeIfAbsent(wish, asked -> found(asked, today));
  }

  private Search.Found found(Wish wish, LocalDate today) {
    try (var _ = Leg.inside("search")) {
      return sources.search().find(wish, at(today), MOST);
    }
  }

  @Override
  public Optional<Offer> offer(String listing, Wish wish, LocalDate today, Manner manner) {
    return find(wish, today).hits().stream()
        .filter(hit -> hit.listing().id().equals(listing))
        .findFirst()
        .or(() -> sources.catalogue().find(listing).map(found -> plain(found, today)))
        .map(hit -> ListingCards.offer(hit, names(manner)));
  }

  private static Search.Hit plain(Listing listing, LocalDate today) {
    var next =
        listing.when().occurrences().stream()
            .filter(one -> !one.date().isBefore(today))
            .findFirst()
            .orElse(null);
    return new Search.Hit(listing, next, 0, List.of(), List.of());
  }

  /** The hour matters only on the day itself; on another day, from its beginning. */
  private LocalDateTime at(LocalDate today) {
    return now.toLocalDate().equals(today) ? now : today.atStartOfDay();
  }

  private Names names(Manner manner) {
    return new Names(manner.language(), sources.reader()::surfaces);
  }

  @Override
  public List<Other> pieces(Wish wish, Manner manner) {
    return Pieces.of(wish, names(manner));
  }

  @Override
  public List<Other> instead(Wish wish, LocalDate today, Manner manner) {
    var names = names(manner);
    var found =
        others
            .computeIfAbsent(wish, asked -> sources.search().instead(asked, at(today), MOST_OTHERS))
            .stream()
            .map(one -> other(one, names))
            .toList();
    return toldApart(found);
  }

  /** Two things may have one name in a language; nobody could choose between them. */
  static List<Other> toldApart(List<Other> others) {
    var byLabel = new LinkedHashMap<String, Other>();
    others.forEach(other -> byLabel.putIfAbsent(other.label(), other));
    return List.copyOf(byLabel.values());
  }

  private static Other other(Search.Instead instead, Names names) {
    var label = instead.said().isEmpty() ? "instead-near" : "instead-meant";
    return switch (instead.why()) {
      case Why.Concept(var id, _) ->
          new Other("c:" + id, names.with(label, names.concept(id)), instead.wish());
      case Why.Word(var word, _) ->
          new Other("w:" + word, names.with(label, names.word(word)), instead.wish());
      default -> throw new IllegalStateException("no other word than a concept or a title's");
    };
  }

  @Override
  public List<Kept> kept(Manner manner) {
    var names = names(manner);
    return wishes.stream().map(one -> new Kept(one.id(), said(one.wish(), names))).toList();
  }

  /** A wish in one short line. */
  static String said(Wish wish, Names names) {
    return Pieces.of(wish, names).stream().map(Other::label).collect(Collectors.joining("・"));
  }

  @Override
  public Optional<Need> need(Wish wish, LocalDate today, Manner manner) {
    var need = sources.search().need(wish, at(today));
    if (need.skills().isEmpty()) {
      return Optional.empty();
    }
    var names = names(manner);
    var comma = names.words().label("comma");
    var skills = need.skills().stream().map(names::skill).collect(Collectors.joining(comma));
    var deliverable =
        need.deliverables().isEmpty() ? "" : names.word(need.deliverables().getFirst());
    return Optional.of(new Need(skills, deliverable, sources.offered().told(need.skills(), names)));
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
