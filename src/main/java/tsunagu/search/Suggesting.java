package tsunagu.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import tsunagu.search.Search.Instead;
import tsunagu.wish.Wish;

/**
 * Words that would find something. First those a slip of the finger may have meant, then the topics
 * of what there is: of the same fields, and where somebody can go.
 */
final class Suggesting {
  private static final int MOST_WORDS = 4;
  private static final int MOST_NEAR = 8;

  private final Meanings meanings;
  private final Lexicon lexicon;
  private final Wish wish;
  private final Slots slots;

  Suggesting(Meanings meanings, Lexicon lexicon, Wish wish, LocalDate today) {
    this.meanings = meanings;
    this.lexicon = lexicon;
    this.wish = wish;
    this.slots = new Slots(wish, today, meanings);
  }

  List<Instead> of(IndexSearcher searcher, int most) throws IOException {
    var found = new LinkedHashMap<Why, Instead>();
    for (var word : Units.words(wish).stream().limit(MOST_WORDS).toList()) {
      for (var instead : spelled(searcher, word)) {
        found.putIfAbsent(instead.why(), instead);
      }
    }
    if (found.size() < most) {
      for (var instead : sameField(searcher)) {
        found.putIfAbsent(instead.why(), instead);
      }
    }
    return found.values().stream().limit(most).toList();
  }

  private List<Instead> spelled(IndexSearcher searcher, String word) throws IOException {
    var folded = Fold.of(word);
    var own = OneWord.query(folded, false);
    if (own.isPresent() && count(searcher, own.get(), everywhere()) > 0) {
      return List.of();
    }
    var found = new ArrayList<Instead>();
    for (var near :
        lexicon.near(folded, searcher.getIndexReader()).stream().limit(MOST_NEAR).toList()) {
      var concept = near.concept();
      var other = concept == null ? saying(word, near.word()) : meaning(word, concept);
      int count = count(searcher, other);
      if (count > 0) {
        var why = concept == null ? new Why.Word(near.word(), true) : new Why.Concept(concept);
        found.add(new Instead(word, why, other, count));
      }
    }
    return found;
  }

  private int count(IndexSearcher searcher, Wish other) throws IOException {
    var units = Units.of(other, meanings, true);
    return units.isEmpty() ? 0 : count(searcher, units.query(Set.of(Step.TEXT)), everywhere());
  }

  private int count(IndexSearcher searcher, Query text, Set<Step> given) throws IOException {
    return searcher.count(
        new BooleanQuery.Builder().add(hard(given), Occur.FILTER).add(text, Occur.MUST).build());
  }

  private static Set<Step> everywhere() {
    return EnumSet.allOf(Step.class);
  }

  /** What every answer must satisfy whatever it is about. */
  private Query hard(Set<Step> given) {
    var query = new BooleanQuery.Builder();
    slots.filters(given).forEach(filter -> query.add(filter, Occur.FILTER));
    slots.never().forEach(never -> query.add(never, Occur.MUST_NOT));
    return query.build();
  }

  /** The topics there are, nearest place first. */
  private List<Instead> sameField(IndexSearcher searcher) throws IOException {
    var found = new LinkedHashMap<String, Integer>();
    for (var given : List.of(Set.<Step>of(), everywhere())) {
      for (var topic : topics(searcher, given).entrySet()) {
        found.putIfAbsent(topic.getKey(), topic.getValue());
      }
    }
    return found.entrySet().stream()
        .map(topic ->
            new Instead(
                "", new Why.Concept(topic.getKey()), about(topic.getKey()), topic.getValue()))
        .toList();
  }

  private Map<String, Integer> topics(IndexSearcher searcher, Set<Step> given) throws IOException {
    var query = new BooleanQuery.Builder().add(hard(given), Occur.FILTER);
    var fields = wish.topic().fields().stream().map(String::valueOf).toList();
    if (!fields.isEmpty()) {
      query.add(Slots.anyOf(Sheet.FIELD, fields), Occur.FILTER);
    }
    var counts = searcher.search(query.build(), new Facets(Sheet.FACET + Chains.TITLE_CONCEPT));
    var sorted = new LinkedHashMap<String, Integer>();
    counts.entrySet().stream()
        .filter(one -> !wish.topic().concepts().contains(one.getKey()))
        .filter(one -> !isHeldBy(one.getKey(), counts))
        .filter(one -> !meanings.people(one.getKey()))
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(one -> sorted.put(one.getKey(), one.getValue()));
    return sorted;
  }

  /** A topic of different things is named by one of these where there is one. */
  private boolean isHeldBy(String concept, Map<String, Integer> counts) {
    return meanings.apart(concept)
        && meanings.broader(concept).equals(concept)
        && counts.keySet().stream()
            .anyMatch(other -> !other.equals(concept) && meanings.broader(other).equals(concept));
  }

  private Wish saying(String word, String other) {
    var topic = wish.topic();
    var words = topic.words().stream().map(one -> one.equals(word) ? other : one).toList();
    return with(topic.concepts(), words);
  }

  private Wish meaning(String word, String concept) {
    var topic = wish.topic();
    var words = topic.words().stream().filter(one -> !one.equals(word)).toList();
    var concepts = Stream.concat(topic.concepts().stream(), Stream.of(concept)).distinct().toList();
    return with(concepts, words);
  }

  private Wish about(String concept) {
    return with(List.of(concept), List.of());
  }

  private Wish with(List<String> concepts, List<String> words) {
    var topic = wish.topic();
    return wish.alone()
        .with(new Wish.Topic(topic.fields(), topic.skills(), topic.resources(), concepts, words));
  }
}
