package tsunagu.search;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import tsunagu.catalogue.Listing;
import tsunagu.search.Search.Found;
import tsunagu.search.Search.Hit;
import tsunagu.search.Search.Weighed;
import tsunagu.wish.Wish;

/** One question to the index: strictly first, then giving up one step after the other. */
final class Asking {
  /** Fewer than this and the next step is given up. */
  private static final int FEW = 3;

  private static final int DEPTH = 50;

  private final Listings listings;
  private final Wish wish;
  private final LocalDateTime now;
  private final LocalDate today;
  private final int most;
  private final Slots slots;
  private final Units units;
  private final Named named;

  /** Finds the listing of an id as it is now. */
  interface Listings extends Function<String, Optional<Listing>> {}

  /**
   * A question.
   *
   * @param lean quicker, at the price of spellings
   */
  Asking(Listings listings, Meanings meanings, Question question, boolean lean) {
    this.listings = listings;
    this.wish = question.wish();
    this.now = question.now();
    this.today = now.toLocalDate();
    this.most = question.most();
    this.slots = new Slots(wish, today, meanings);
    this.units = Units.of(wish, meanings, lean);
    this.named = new Named(meanings);
  }

  /** What is asked. */
  record Question(Wish wish, LocalDateTime now, int most) {}

  /** The answer, with as much given up as it takes. */
  Found of(IndexSearcher searcher) throws IOException {
    return of(searcher, Step.ladder(steps()));
  }

  /** The answer with nothing given up. */
  Found strictly(IndexSearcher searcher) throws IOException {
    return of(searcher, List.of(Set.of()));
  }

  /** Whether the only listing of an index fits with nothing given up; the cheaper half first. */
  boolean fits(IndexSearcher only, Listing listing) throws IOException {
    if (slots.wordsOnly() && units.isEmpty()) {
      return false;
    }
    return (units.isEmpty() || only.count(units.query(Set.of())) > 0)
        && Alive.is(listing, now)
        && only.count(query(Set.of())) > 0
        && onADayLeft(listing, Set.of());
  }

  private Found of(IndexSearcher searcher, List<Set<Step>> ladder) throws IOException {
    if (slots.wordsOnly() && units.isEmpty()) {
      return Found.NOTHING;
    }
    var picked = List.<Pick.Picked>of();
    var candidates = new ArrayList<Candidate>();
    var seen = new HashSet<String>();
    boolean mixed = slots.kind() == null && !slots.wordsOnly();
    for (var given : ladder) {
      if (given.contains(Step.TOPIC) && !picked.isEmpty()) {
        break; // what is only near stands for what there is not, never beside it
      }
      var fresh = candidates(searcher, given, seen);
      fresh.forEach(candidate -> seen.add(candidate.listing().id()));
      if (candidates.addAll(fresh)) {
        picked = Pick.of(candidates, most, wish.topic().words(), mixed);
      }
      if (picked.size() >= Math.min(FEW, most) || searcher.timedOut()) {
        break;
      }
    }
    return found(searcher, picked);
  }

  private Set<Step> steps() {
    var steps = EnumSet.noneOf(Step.class);
    steps.addAll(slots.asked());
    if (units.isEmpty()) {
      steps.remove(
          Step.AUDIENCE); // what is made for others is nothing to somebody who named no topic
    }
    steps.addAll(units.asked());
    return steps;
  }

  /** What is found beside what was looked at before. */
  private List<Candidate> candidates(IndexSearcher searcher, Set<Step> given, Set<String> seen)
      throws IOException {
    var near =
        new Nearness(slots.first(given.contains(Step.DATE)).toEpochDay(), today.toEpochDay());
    var order = new Sort(near.getSortField(true)).rewrite(searcher);
    int depth = Math.max(DEPTH, most * 5);
    var found = new ArrayList<Candidate>();
    var hits = searcher.search(query(given), depth, order).scoreDocs;
    for (var one : Kept.of(searcher, hits)) {
      if (seen.contains(one.id())) {
        continue;
      }
      listings
          .apply(one.id())
          .filter(listing -> Alive.is(listing, now) && onADayLeft(listing, given))
          .ifPresent(listing -> found.add(new Candidate(one.doc(), one.series(), listing, given)));
    }
    return found;
  }

  /** The index knows days: what was this morning may be the date that fitted. */
  private boolean onADayLeft(Listing listing, Set<Step> given) {
    var days = slots.days(given);
    return days.isEmpty()
        || listing.when().occurrences().isEmpty()
        || Alive.left(listing, now).stream()
            .anyMatch(one -> Days.of(one).stream().anyMatch(days.get()::contains));
  }

  /** The whole question as one query, with these steps given up. */
  Query query(Set<Step> given) {
    var query = new BooleanQuery.Builder();
    slots.filters(given).forEach(filter -> query.add(filter, Occur.FILTER));
    slots.never().forEach(never -> query.add(never, Occur.MUST_NOT));
    query.add(units.query(given), units.isEmpty() ? Occur.SHOULD : Occur.MUST);
    if (slots.wordsOnly()) {
      query.add(units.inTitle(), Occur.FILTER);
    }
    preferences().values().forEach(one -> query.add(one, Occur.SHOULD));
    return query.build();
  }

  private Map<String, Query> preferences() {
    return new Preferences(wish, slots, units).all();
  }

  /** What each part of the question gives one document, the words first. */
  List<Weighed> weigh(IndexSearcher searcher, int doc) throws IOException {
    var parts = new LinkedHashMap<String, Query>();
    units.byName().forEach((name, unit) -> parts.put("word:" + name, unit.query()));
    parts.putAll(preferences());
    var weighed = new ArrayList<Weighed>();
    for (var part : parts.entrySet()) {
      var points = searcher.explain(part.getValue(), doc);
      if (points.isMatch()) {
        weighed.add(new Weighed(part.getKey(), points.getValue().doubleValue()));
      }
    }
    new Nearness(slots.first(false).toEpochDay(), today.toEpochDay())
        .parts(searcher, doc)
        .forEach((name, points) -> weighed.add(new Weighed(name, points)));
    return weighed;
  }

  private Found found(IndexSearcher searcher, List<Pick.Picked> picked) throws IOException {
    var shown = picked.stream().map(Pick.Picked::candidate).toList();
    var evidence = new Evidence(searcher, slots, units, named, shown);
    var reasons = new Reasons(wish, slots, now);
    var hits = new ArrayList<Hit>();
    for (var one : picked) {
      var candidate = one.candidate();
      var next = reasons.next(candidate);
      var unlike = evidence.givenUp(candidate.doc());
      hits.add(
          new Hit(
              candidate.listing(),
              next,
              one.more(),
              reasons.why(candidate, evidence.words(candidate), next, unlike),
              unlike.stream().map(Step::told).toList()));
    }
    return new Found(hits, evidence.givenUp(), searcher.timedOut());
  }
}
