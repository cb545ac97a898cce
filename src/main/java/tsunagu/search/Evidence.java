package tsunagu.search;

import java.io.IOException;
import java.util.BitSet;
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

/** Which parts of a wish each answer satisfies: asked of the index, part by part, never guessed. */
final class Evidence {
  private final IndexSearcher searcher;
  private final Slots slots;
  private final Units units;
  private final int[] docs;
  private final Map<String, BitSet> words = new HashMap<>();

  Evidence(IndexSearcher searcher, Slots slots, Units units, List<Candidate> shown)
      throws IOException {
    this.searcher = searcher;
    this.slots = slots;
    this.units = units;
    this.docs = shown.stream().mapToInt(Candidate::doc).sorted().toArray();
    for (var unit : units.byName().entrySet()) {
      words.put(unit.getKey(), matching(unit.getValue()));
    }
  }

  /** The words of the wish that a document matched, in the order of the wish. */
  List<String> words(int doc) {
    return units.byName().keySet().stream().filter(name -> matched(name, doc)).toList();
  }

  /** What was given up for at least one of those shown, in the order of giving up. */
  List<String> givenUp() throws IOException {
    var given = EnumSet.noneOf(Step.class);
    days(given);
    if (slots.kind() != null && !all(slots.kindFilter())) {
      given.add(Step.KIND);
    }
    place(given);
    for (int doc : docs) {
      if (units.names().stream().filter(name -> matched(name, doc)).count() < units.half()) {
        given.add(Step.SOME_TEXT);
      }
    }
    return given.stream().map(Step::told).toList();
  }

  private void days(Set<Step> given) throws IOException {
    var strict = onDays(EnumSet.noneOf(Step.class));
    var anyPart = onDays(EnumSet.of(Step.PART));
    var anyDay = onDays(EnumSet.of(Step.DATE));
    for (int doc : docs) {
      if (strict.get(doc)) {
        continue;
      }
      if (anyPart.get(doc)) {
        given.add(Step.PART);
      } else {
        given.add(Step.DATE);
        if (!anyDay.get(doc)) {
          given.add(Step.PART);
        }
      }
    }
  }

  private BitSet onDays(Set<Step> given) throws IOException {
    var days = slots.days(given);
    return days.isPresent() ? matching(Slots.anyOf(Sheet.DAY, days.get())) : everything();
  }

  private void place(Set<Step> given) throws IOException {
    var strict = inPlace(slots.place(false));
    var near = inPlace(slots.place(true));
    for (int doc : docs) {
      if (!strict.get(doc)) {
        given.add(near.get(doc) ? Step.WARD : Step.CITY);
      }
    }
  }

  private BitSet inPlace(Optional<Query> query) throws IOException {
    return query.isPresent() ? matching(query.get()) : everything();
  }

  private BitSet everything() {
    var all = new BitSet();
    for (int doc : docs) {
      all.set(doc);
    }
    return all;
  }

  private boolean all(Query query) throws IOException {
    return matching(query).cardinality() == docs.length;
  }

  private boolean matched(String unit, int doc) {
    var docsOfUnit = words.get(unit);
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
