package tsunagu.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import tsunagu.wish.Wish;

/** The text side of a wish: one query for each concept, skill and word, by what it is called. */
final class Units {
  private static final int MOST_UNITS = 12;
  static final int LONGEST_WORD = 40;

  /** All words together: keeps the number of clauses well under Lucene's limit. */
  private static final int LONGEST_TEXT = 120;

  /** The little words of English that are left over. */
  private static final int SHORT_LATIN = 2;

  private static final float CONCEPT = 2f;
  private static final float SKILL = 6f;
  private static final float TITLE = 3f;

  private final Map<String, Query> counted = new LinkedHashMap<>();
  private final Map<String, Query> extra = new LinkedHashMap<>();
  private final BooleanQuery.Builder inTitle = new BooleanQuery.Builder();
  private final List<Integer> fields;

  private Units(List<Integer> fields) {
    this.fields = fields;
  }

  static Units of(Wish wish, Meanings meanings) {
    var units = new Units(wish.topic().fields());
    units.concepts(wish.topic().concepts(), meanings);
    for (var skill : wish.topic().skills()) {
      var same = new ConstantScoreQuery(new TermQuery(new Term(Sheet.SKILL, skill)));
      units.count(Skills.name(skill), new BoostQuery(same, SKILL));
    }
    int length = 0;
    for (var word : wish.topic().words()) {
      length += word.length();
      if (length <= LONGEST_TEXT && word.length() <= LONGEST_WORD) {
        units.word(word, Fold.of(word));
      }
    }
    units.place(wish.where());
    return units;
  }

  /** Whether the wish says in words what it is about. */
  boolean isEmpty() {
    return counted.isEmpty();
  }

  /** The steps that ask less of the text. */
  Set<Step> asked(boolean wordsOnly) {
    if (counted.isEmpty()) {
      return Set.of();
    }
    return wordsOnly
        ? Set.of(Step.SOME_TEXT)
        : Set.of(Step.SOME_TEXT, Step.FIELD_TEXT, Step.NO_TEXT);
  }

  /** By name, what an answer can be asked whether it matched it. */
  Map<String, Query> byName() {
    var all = new LinkedHashMap<>(counted);
    all.putAll(extra);
    return all;
  }

  /** What is counted, of which half makes a fit. */
  Set<String> names() {
    return counted.keySet();
  }

  /** How many have to be met for a fit. */
  int half() {
    return (counted.size() + 1) / 2;
  }

  /** The whole text as one query, with these steps given up. */
  Query query(Set<Step> given) {
    var all = new BooleanQuery.Builder();
    byName().values().forEach(query -> all.add(query, Occur.SHOULD));
    var text = all.build();
    if (counted.isEmpty() || given.contains(Step.NO_TEXT)) {
      return text;
    }
    var met = new BooleanQuery.Builder();
    counted.values().forEach(query -> met.add(query, Occur.SHOULD));
    if (given.contains(Step.FIELD_TEXT)) {
      met.add(field(), Occur.SHOULD);
    }
    met.setMinimumNumberShouldMatch(given.contains(Step.SOME_TEXT) ? 1 : half());
    return new BooleanQuery.Builder()
        .add(met.build(), Occur.FILTER)
        .add(text, Occur.SHOULD)
        .build();
  }

  /** The fields of activity that the wish belongs to. */
  Query field() {
    return new ConstantScoreQuery(
        Slots.anyOf(Sheet.FIELD, fields.stream().map(String::valueOf).toList()));
  }

  /** That one of them stands in the title. */
  Query inTitle() {
    return inTitle.build();
  }

  /** A verb says little of what it is about: it ranks, but is not counted. */
  private void word(String word, String folded) {
    boolean noun =
        Sound.isPhonetic(folded)
            || Words.ALL.pieces(folded).stream()
                .anyMatch(
                    piece -> !piece.speech().startsWith("動詞") && !piece.speech().startsWith("助"));
    boolean latin = folded.length() <= SHORT_LATIN && folded.chars().allMatch(c -> c < 0x80);
    if (latin) {
      return;
    }
    OneWord.query(folded)
        .ifPresent(query -> {
          if (noun) {
            count(word, query);
            OneWord.inTitle(folded).forEach(title -> inTitle.add(title, Occur.SHOULD));
          } else {
            extra.put(word, query);
          }
        });
  }

  private void concepts(List<String> concepts, Meanings meanings) {
    boolean onlyPeople = concepts.stream().allMatch(meanings::people);
    for (var concept : concepts) {
      var surfaces = meanings.surfaces(concept);
      var name = surfaces.isEmpty() ? concept : surfaces.getFirst();
      var query = concept(concept);
      if (meanings.people(concept) && !onlyPeople) {
        extra.put(name, query);
      } else {
        count(name, query);
        var title = new TermQuery(new Term(Chains.TITLE_CONCEPT, concept));
        inTitle.add(title, Occur.SHOULD);
      }
    }
  }

  private static Query concept(String id) {
    var title = new TermQuery(new Term(Chains.TITLE_CONCEPT, id));
    var body = new TermQuery(new Term(Chains.BODY_CONCEPT, id));
    var best = new DisjunctionMaxQuery(List.of(new BoostQuery(title, TITLE), body), .3f);
    return new BoostQuery(best, CONCEPT);
  }

  /** A named place where the wards are known helps to rank; where they are not it is a word. */
  private void place(Wish.Where where) {
    var place = where.place();
    if (place == null || place.length() > LONGEST_WORD) {
      return;
    }
    var query = OneWord.query(Fold.of(place));
    if (where.wards().isEmpty()) {
      query.ifPresent(found -> count(place, found));
    } else {
      query.ifPresent(found -> extra.put(place, found));
    }
  }

  private void count(String name, Query query) {
    if (counted.size() < MOST_UNITS) {
      counted.putIfAbsent(name, query);
    }
  }
}
