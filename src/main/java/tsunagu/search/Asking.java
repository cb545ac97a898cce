package tsunagu.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing;
import tsunagu.search.Search.Found;
import tsunagu.search.Search.Hit;
import tsunagu.wish.Wish;

/** One question to the index: strictly first, then giving up one step after the other. */
final class Asking {
  /** Fewer than this and the next step is given up. */
  private static final int FEW = 3;

  private static final int DEPTH = 50;
  private static final float OWN_WARD = 1.5f;
  private static final float NEAR = .7f;
  private static final float LANGUAGE = 3f;
  private static final float WELCOME = 2f;
  private static final float SLIGHT = .5f;

  private final View view;
  private final Wish wish;
  private final LocalDate today;
  private final int most;
  private final Slots slots;
  private final Units units;

  Asking(View view, Meanings meanings, Wish wish, LocalDate today, int most) {
    this.view = view;
    this.wish = wish;
    this.today = today;
    this.most = most;
    this.slots = new Slots(wish, today, meanings);
    this.units = Units.of(wish, meanings);
  }

  Found of(IndexSearcher searcher) throws IOException {
    var picked = List.<Pick.Picked>of();
    if (slots.wordsOnly() && units.isEmpty()) {
      return new Found(List.of(), List.of());
    }
    var candidates = new ArrayList<Candidate>();
    var seen = new HashSet<String>();
    for (var given : Step.ladder(steps())) {
      boolean unrelated = given.contains(Step.FIELD_TEXT) || given.contains(Step.NO_TEXT);
      if (unrelated && !candidates.isEmpty()) {
        break; // what has nothing to do with the words is no use beside what has
      }
      for (var candidate : candidates(searcher, given)) {
        if (seen.add(candidate.listing().id())) {
          candidates.add(candidate);
        }
      }
      boolean mixed = slots.kind() == null && !slots.wordsOnly();
      picked = Pick.of(candidates, most, wish.topic().words(), mixed);
      if (picked.size() >= Math.min(FEW, most)) {
        break;
      }
    }
    return found(searcher, picked);
  }

  private Set<Step> steps() {
    var steps = EnumSet.noneOf(Step.class);
    steps.addAll(slots.asked());
    boolean saysMore = !steps.isEmpty() || !wish.who().audience().isEmpty();
    steps.addAll(units.asked(slots.wordsOnly()));
    if (!saysMore) {
      steps.remove(Step.NO_TEXT);
    }
    if (wish.topic().fields().isEmpty()) {
      steps.remove(Step.FIELD_TEXT);
    }
    return steps;
  }

  private List<Candidate> candidates(IndexSearcher searcher, Set<Step> given) throws IOException {
    var near =
        new Nearness(slots.first(given.contains(Step.DATE)).toEpochDay(), today.toEpochDay());
    var order = new Sort(near.getSortField(true)).rewrite(searcher);
    int depth = Math.max(DEPTH, most * 5);
    var stored = searcher.storedFields();
    var found = new ArrayList<Candidate>();
    for (ScoreDoc hit : searcher.search(query(given), depth, order).scoreDocs) {
      var listing = view.listing(stored.document(hit.doc, Set.of(Sheet.ID)).get(Sheet.ID));
      if (listing != null) {
        found.add(new Candidate(hit.doc, listing, given));
      }
    }
    return found;
  }

  private Query query(Set<Step> given) {
    var query = new BooleanQuery.Builder();
    slots.filters(given).forEach(filter -> query.add(filter, Occur.FILTER));
    slots.never().forEach(never -> query.add(never, Occur.MUST_NOT));
    boolean text = !units.isEmpty() && !given.contains(Step.NO_TEXT);
    query.add(units.query(given), text ? Occur.MUST : Occur.SHOULD);
    if (slots.wordsOnly()) {
      query.add(units.inTitle(), Occur.FILTER);
    }
    prefer(query);
    return query.build();
  }

  /** What puts one before another when the words are equal. */
  private void prefer(BooleanQuery.Builder query) {
    add(query, Sheet.WARD, wish.where().wards(), OWN_WARD);
    if (!wish.where().wards().isEmpty()) {
      var near = new ArrayList<>(slots.neighbours());
      near.add(Sheet.ALL);
      near.add(Sheet.ONLINE);
      add(query, Sheet.WARD, near, NEAR);
    }
    add(query, Sheet.AUDIENCE, wish.who().audience(), WELCOME);
    if (wish.who().audience().isEmpty()) {
      add(query, Sheet.AUDIENCE, List.of(Sheet.ALL), SLIGHT);
    }
    var language = wish.who().language();
    if (language != null) {
      add(query, Sheet.LANGUAGE, List.of(language), LANGUAGE);
    }
    boolean beginner = Boolean.TRUE.equals(wish.limits().beginner());
    add(query, Sheet.TRAIT, List.of("beginner"), beginner ? WELCOME : SLIGHT);
    if (Boolean.TRUE.equals(wish.limits().free())) {
      add(query, Sheet.FEE, List.of("free"), WELCOME);
    }
    query.add(new BoostQuery(units.field(), SLIGHT), Occur.SHOULD);
  }

  private static void add(
      BooleanQuery.Builder query, String field, List<String> values, float weight) {
    for (var value : values) {
      var same = new ConstantScoreQuery(new TermQuery(new Term(field, value)));
      query.add(new BoostQuery(same, weight), Occur.SHOULD);
    }
  }

  private Found found(IndexSearcher searcher, List<Pick.Picked> picked) throws IOException {
    var shown = picked.stream().map(Pick.Picked::candidate).toList();
    var evidence = new Evidence(searcher, slots, units, shown);
    var hits = new ArrayList<Hit>();
    for (var one : picked) {
      var candidate = one.candidate();
      hits.add(
          new Hit(
              candidate.listing(),
              next(candidate),
              one.more(),
              why(candidate, evidence.words(candidate.doc()))));
    }
    return new Found(hits, evidence.givenUp());
  }

  private List<String> why(Candidate candidate, List<String> words) {
    var why = new LinkedHashSet<>(words);
    Stream.of(candidate.listing().where().wards())
        .flatMap(List::stream)
        .filter(wish.where().wards()::contains)
        .forEach(why::add);
    return List.copyOf(why);
  }

  /** The first date that fits as strictly as can be, else the first that is left. */
  private Listing.@Nullable Occurrence next(Candidate candidate) {
    var left =
        candidate.listing().when().occurrences().stream()
            .filter(occurrence -> !occurrence.date().isBefore(today))
            .toList();
    for (var given : List.of(Set.<Step>of(), candidate.given())) {
      var days = slots.days(given);
      for (var occurrence : left) {
        if (days.isEmpty() || Days.of(occurrence).stream().anyMatch(days.get()::contains)) {
          return occurrence;
        }
      }
    }
    return left.isEmpty() ? null : left.getFirst();
  }
}
