package tsunagu.search;

import static java.util.Objects.requireNonNullElse;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing;
import tsunagu.wish.Wish;

/** The hard side of a wish: what a listing has to satisfy, strictly or with a step given up. */
final class Slots {
  /** Wards that touch. */
  static final Map<String, List<String>> NEIGHBOURS =
      Map.of(
          "川崎区", List.of("幸区"),
          "幸区", List.of("川崎区", "中原区"),
          "中原区", List.of("幸区", "高津区"),
          "高津区", List.of("中原区", "宮前区", "多摩区"),
          "宮前区", List.of("高津区", "多摩区", "麻生区"),
          "多摩区", List.of("高津区", "宮前区", "麻生区"),
          "麻生区", List.of("宮前区", "多摩区"));

  private static final Set<Wish.Kind> LISTED =
      EnumSet.of(Wish.Kind.VOLUNTEER, Wish.Kind.PROBONO, Wish.Kind.EVENT, Wish.Kind.GROUP);
  private static final int HORIZON = 400;
  private static final int A_WEEK = 7;

  private static final Query ONE_DAY =
      new BooleanQuery.Builder()
          .add(anyOf(Sheet.TRAIT, List.of("one-day")), Occur.SHOULD)
          .add(anyOf(Sheet.KIND, List.of("event")), Occur.SHOULD)
          .build();

  private final Wish wish;
  private final LocalDate today;
  private final Meanings meanings;
  private final Refused refused;
  private final Map<Set<Step>, Optional<Set<String>>> days = new HashMap<>();

  Slots(Wish wish, LocalDate today, Meanings meanings) {
    this.wish = wish;
    this.today = today;
    this.meanings = meanings;
    this.refused = Refused.of(wish.limits().not(), today, meanings);
  }

  /** The steps that would let something go. */
  Set<Step> asked() {
    var asked = EnumSet.noneOf(Step.class);
    if (wish.when().part() != null) {
      asked.add(Step.PART);
    }
    if (asksDays()) {
      asked.add(Step.DATE);
    }
    if (!wish.where().wards().isEmpty()) {
      asked.add(Step.WARD);
      asked.add(Step.CITY);
    }
    if (kind() != null) {
      asked.add(Step.KIND);
    }
    if (!wish.who().audience().isEmpty()) {
      asked.add(Step.AUDIENCE);
    }
    return asked;
  }

  /** Whether only words can say what fits: advice, gifts and help asked for are no listings. */
  boolean wordsOnly() {
    var aim = wish.aim().kind();
    boolean asks = aim == Wish.Kind.OTHER && !wish.topic().resources().isEmpty();
    return asks || (aim != null && aim != Wish.Kind.OTHER && kind() == null);
  }

  /** What every answer satisfies, with these steps given up. */
  List<Query> filters(Set<Step> given) {
    var filters = new ArrayList<Query>();
    filters.add(LongField.newRangeQuery(Sheet.LAST, today.toEpochDay(), Long.MAX_VALUE));
    filters.add(
        LongField.newRangeQuery(
            Sheet.CHECKED, today.minusDays(Alive.STALE).toEpochDay(), Long.MAX_VALUE));
    if (kind() != null && !given.contains(Step.KIND)) {
      filters.add(kindFilter());
    }
    if (!given.contains(Step.CITY)) {
      place(given.contains(Step.WARD)).ifPresent(filters::add);
    }
    days(given).map(days -> anyOf(Sheet.DAY, days)).ifPresent(filters::add);
    filters.addAll(new Guests(wish.who()).filters(given));
    if (Boolean.TRUE.equals(wish.limits().oneDay())) {
      filters.add(ONE_DAY);
    }
    return filters;
  }

  /** What no answer may be. */
  List<Query> never() {
    var never = new ArrayList<>(refused.queries());
    if (Boolean.TRUE.equals(wish.limits().free())) {
      never.add(anyOf(Sheet.FEE, List.of("paid")));
    }
    if (Boolean.FALSE.equals(wish.where().online())) {
      never.add(anyOf(Sheet.WARD, List.of(Sheet.ONLINE)));
    }
    if (wordsOnly()) {
      never.add(anyOf(Sheet.KIND, List.of("probono")));
    }
    return never;
  }

  /** The kind of listing that was asked for, null when none was. */
  @Nullable String kind() {
    var kind = wish.aim().kind();
    boolean seeking = kind == Wish.Kind.PROBONO && wish.aim().side() == Wish.Side.ASK;
    return kind == null || !LISTED.contains(kind) || seeking
        ? null
        : kind.name().toLowerCase(Locale.ROOT);
  }

  /** Whether a listing is of the kind that was asked for. */
  boolean isOfKind(Listing listing) {
    return kind() == null || Sheet.kindsOf(listing).contains(kind());
  }

  /** Whether it is made for those who want to take part. */
  boolean isFor(Listing listing) {
    return new Guests(wish.who()).welcomes(listing.who());
  }

  /** Whether it is where it was asked for, or near there. */
  boolean isThere(Listing listing, boolean near) {
    var places = places(near);
    return places.isEmpty()
        || Sheet.wardsOf(listing.where()).stream().anyMatch(places.get()::contains);
  }

  Query kindFilter() {
    return anyOf(Sheet.KIND, List.of(requireNonNullElse(kind(), "")));
  }

  /**
   * The wards that fit, or nothing when every place does; near adds those next to them and online.
   */
  Optional<Query> place(boolean near) {
    return places(near).map(wards -> anyOf(Sheet.WARD, wards));
  }

  /** The same as terms. */
  Optional<Set<String>> places(boolean near) {
    var wards = new TreeSet<>(wish.where().wards());
    boolean online = Boolean.TRUE.equals(wish.where().online());
    if (wish.safety() == Wish.Safety.OTHER_CITY || (online && wards.isEmpty())) {
      return Optional.of(Set.of(Sheet.ONLINE));
    }
    if (wards.isEmpty()) {
      return Optional.empty();
    }
    wards.add(Sheet.ALL);
    if (near || online || "probono".equals(kind())) {
      wards.add(Sheet.ONLINE);
    }
    if (near) {
      wards.addAll(neighbours());
    }
    return Optional.of(wards);
  }

  /** Wards next to those asked for. */
  Set<String> neighbours() {
    return wish.where().wards().stream()
        .flatMap(ward -> NEIGHBOURS.getOrDefault(ward, List.of()).stream())
        .filter(ward -> !wish.where().wards().contains(ward))
        .collect(Collectors.toSet());
  }

  /** The day terms that fit, or nothing when every day does. */
  Optional<Set<String>> days(Set<Step> given) {
    var asked = EnumSet.of(Step.PART, Step.DATE);
    asked.retainAll(given);
    return days.computeIfAbsent(asked, this::daysWithout);
  }

  private Optional<Set<String>> daysWithout(Set<Step> given) {
    var when = wish.when();
    if (!asksDays() && when.part() == null && !refused.namesDays()) {
      return Optional.empty();
    }
    var part = given.contains(Step.PART) ? null : when.part();
    var parts = refused.left(part == null ? Days.PARTS : part.substring(0, 1));
    boolean wide = given.contains(Step.DATE);
    if (wide && !isDated() && parts.length() == Days.PARTS.length() && !refused.namesDays()) {
      return Optional.empty(); // every day fits
    }
    var terms = new HashSet<String>();
    terms.add(Days.ANY);
    var weekdays = EnumSet.noneOf(DayOfWeek.class);
    var last = last(wide);
    for (var day = first(wide); !day.isAfter(last); day = day.plusDays(1)) {
      if (fits(day, wide) && !refused.refuses(day)) {
        terms.addAll(Days.terms(Days.on(day), parts));
        weekdays.add(day.getDayOfWeek());
      }
    }
    weekdays.forEach(day -> terms.addAll(Days.terms(Days.weekly(day) + "-", parts)));
    return Optional.of(terms);
  }

  /** The first day that fits. */
  LocalDate first(boolean wide) {
    var from = wish.when().from();
    if (from == null) {
      return today;
    }
    var first = wide ? from.minusDays(A_WEEK) : from;
    return first.isBefore(today) ? today : first;
  }

  private LocalDate last(boolean wide) {
    var horizon = first(wide).plusDays(HORIZON);
    var to = wish.when().to();
    if (to == null) {
      return horizon;
    }
    var last = wide ? to.plusDays(A_WEEK) : to;
    return last.isAfter(horizon) ? horizon : last;
  }

  private boolean fits(LocalDate day, boolean wide) {
    var when = wish.when();
    if (when.weekdays().isEmpty() || (wide && !isDated())) {
      return true;
    }
    return when.weekdays().contains(Days.weekly(day.getDayOfWeek()))
        || (when.weekdays().contains("holiday") && meanings.holiday(day));
  }

  private boolean isDated() {
    return wish.when().from() != null || wish.when().to() != null;
  }

  private boolean asksDays() {
    var when = wish.when();
    return when.from() != null || when.to() != null || !when.weekdays().isEmpty();
  }

  static Query anyOf(String field, Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }
}
