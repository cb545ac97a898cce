package tsunagu.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;

/**
 * Which parts of a wish each answer satisfies, part by part, never guessed: the words asked of the
 * index, the rest of the listing.
 */
final class Evidence {
  private final IndexSearcher searcher;
  private final Slots slots;
  private final Units units;
  private final Named named;
  private final int[] docs;
  private final Map<String, BitSet> words = new HashMap<>();
  private final Map<String, BitSet> near = new HashMap<>();
  private final Map<Integer, Set<Step>> given = new HashMap<>();

  Evidence(IndexSearcher searcher, Slots slots, Units units, Named named, List<Candidate> shown)
      throws IOException {
    this.searcher = searcher;
    this.slots = slots;
    this.units = units;
    this.named = named;
    this.docs = shown.stream().mapToInt(Candidate::doc).sorted().toArray();
    for (int doc : docs) {
      given.put(doc, EnumSet.noneOf(Step.class));
    }
    boolean onlyNear = shown.stream().anyMatch(one -> one.given().contains(Step.TOPIC));
    for (var unit : units.byName().entrySet()) {
      words.put(unit.getKey(), matching(unit.getValue().query()));
      if (onlyNear && unit.getValue().hasNear()) {
        near.put(unit.getKey(), matching(unit.getValue().near()));
      }
    }
    shown.forEach(this::slots);
    text();
  }

  /** What of the text a document matched, in the order of the wish. */
  List<Why> words(Candidate candidate) {
    var text = new Named.Text(candidate.listing());
    var found = new ArrayList<Why>();
    units
        .byName()
        .forEach((name, unit) -> {
          boolean met = met(words, name, candidate.doc());
          if (met || met(near, name, candidate.doc())) {
            found.add(
                switch (unit.why()) {
                  case Why.Word(var said, _) -> new Why.Word(said, text.holds(Fold.of(said)));
                  case Why.Concept(var id, _) -> named.in(text, id, met);
                  default -> unit.why();
                });
          }
        });
    return found;
  }

  /** What had to be given up for a document. */
  Set<Step> givenUp(int doc) {
    return given.getOrDefault(doc, Set.of());
  }

  /** What was given up for at least one of those shown, in the order of giving up. */
  List<String> givenUp() {
    var all = EnumSet.noneOf(Step.class);
    given.values().forEach(all::addAll);
    return all.stream().map(Step::told).toList();
  }

  private void give(int doc, Step step) {
    given.getOrDefault(doc, EnumSet.noneOf(Step.class)).add(step);
  }

  private void days(Candidate one) {
    var strict = slots.days(Set.of());
    if (strict.isEmpty()) {
      return;
    }
    var terms = Days.of(one.listing().when());
    if (!fits(terms, strict)) {
      boolean anyPart = fits(terms, slots.days(EnumSet.of(Step.PART)));
      if (!anyPart) {
        give(one.doc(), Step.DATE);
      }
      if (anyPart || !fits(terms, slots.days(EnumSet.of(Step.DATE)))) {
        give(one.doc(), Step.PART);
      }
    }
  }

  private static boolean fits(Set<String> terms, Optional<Set<String>> days) {
    return days.isEmpty() || !Collections.disjoint(terms, days.get());
  }

  private void slots(Candidate one) {
    var listing = one.listing();
    days(one);
    if (!slots.isOfKind(listing)) {
      give(one.doc(), Step.KIND);
    }
    if (!slots.isFor(listing)) {
      give(one.doc(), Step.AUDIENCE);
    }
    if (!slots.isThere(listing, false)) {
      give(one.doc(), slots.isThere(listing, true) ? Step.WARD : Step.CITY);
    }
  }

  private void text() {
    for (int doc : docs) {
      var names = units.names().keySet();
      long met = names.stream().filter(name -> met(words, name, doc)).count();
      if (met >= units.half()) {
        continue;
      }
      long nearly = names.stream().filter(name -> met(near, name, doc)).count();
      if (nearly > met) {
        give(doc, Step.TOPIC);
      }
      if (Math.max(met, nearly) < units.half()) {
        give(doc, Step.TEXT);
      }
    }
  }

  private static boolean met(Map<String, BitSet> how, String unit, int doc) {
    var docsOfUnit = how.get(unit);
    return docsOfUnit != null && docsOfUnit.get(doc);
  }

  private BitSet matching(Query query) throws IOException {
    var found = new BitSet();
    var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (var leaf : searcher.getIndexReader().leaves()) {
      var scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      var matches = scorer.iterator();
      for (int doc : docs) {
        int local = doc - leaf.docBase;
        if (local < 0 || local >= leaf.reader().maxDoc()) {
          continue;
        }
        int at = matches.docID() < local ? matches.advance(local) : matches.docID();
        if (at == DocIdSetIterator.NO_MORE_DOCS) {
          break;
        }
        if (at == local) {
          found.set(doc);
        }
      }
    }
    return found;
  }
}
