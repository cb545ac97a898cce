package tsunagu.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Concepts that say how rather than what: who wants to study Japanese is after Japanese. */
  private static final Set<String> WAYS = Set.of("lifelong-learning");

  /** The little words of English that are left over. */
  private static final int SHORT_LATIN = 2;

  private final Map<String, Unit> counted = new LinkedHashMap<>();
  private final Map<String, Unit> extra = new LinkedHashMap<>();
  private final BooleanQuery.Builder inTitle = new BooleanQuery.Builder();
  private final List<Integer> fields;
  private final boolean lean;

  /**
   * One thing that was said.
   *
   * @param why what it proves where it is met
   * @param near what is only of the same topic; the same where there is no such thing
   */
  record Unit(Why why, Query query, Query near) {
    Unit(Why why, Query query) {
      this(why, query, query);
    }

    boolean hasNear() {
      return !near.equals(query);
    }
  }

  private Units(List<Integer> fields, boolean lean) {
    this.fields = fields;
    this.lean = lean;
  }

  /**
   * The units of a wish.
   *
   * @param lean without the costly chain of sounds, except for what is written as it sounds
   */
  static Units of(Wish wish, Meanings meanings, boolean lean) {
    var units = new Units(wish.topic().fields(), lean);
    units.concepts(wish.topic().concepts(), meanings);
    for (var skill : wish.topic().skills()) {
      var same = new ConstantScoreQuery(new TermQuery(new Term(Sheet.SKILL, skill)));
      units.count(
          Skills.name(skill), new Unit(new Why.Skill(skill), new BoostQuery(same, Weights.SKILL)));
    }
    for (var word : words(wish)) {
      units.word(word, Fold.of(word));
    }
    units.place(wish.where());
    if (units.isEmpty()) {
      units.fields();
    }
    return units;
  }

  /** Whoever only chose fields of activity wants one of these. */
  private void fields() {
    for (int number : fields) {
      var same = new ConstantScoreQuery(new TermQuery(new Term(Sheet.FIELD, "" + number)));
      count("#" + number, new Unit(new Why.Field(number), new BoostQuery(same, Weights.WELCOME)));
    }
  }

  /** The words that are looked at: none too long, all together bounded. */
  static List<String> words(Wish wish) {
    var words = new ArrayList<String>();
    int length = 0;
    for (var word : wish.topic().words()) {
      length += word.length();
      if (length <= LONGEST_TEXT && word.length() <= LONGEST_WORD) {
        words.add(word);
      }
    }
    return words;
  }

  /** Whether the wish says in words what it is about. */
  boolean isEmpty() {
    return counted.isEmpty();
  }

  /** The steps that ask less of the text; where nothing of it is met any more one stops. */
  Set<Step> asked() {
    var asked = EnumSet.noneOf(Step.class);
    if (counted.size() > 1) {
      asked.add(Step.TEXT);
    }
    if (counted.values().stream().anyMatch(Unit::hasNear)) {
      asked.add(Step.TOPIC);
    }
    return asked;
  }

  /** By name, what an answer can be asked whether it matched it. */
  Map<String, Unit> byName() {
    var all = new LinkedHashMap<>(counted);
    all.putAll(extra);
    return all;
  }

  /** What is counted, by name, of which half makes a fit. */
  Map<String, Unit> names() {
    return counted;
  }

  /** How many have to be met for a fit. */
  int half() {
    boolean any = counted.values().stream().allMatch(unit -> unit.why() instanceof Why.Field);
    return any ? Math.min(1, counted.size()) : (counted.size() + 1) / 2;
  }

  /** The whole text as one query, with these steps given up. */
  Query query(Set<Step> given) {
    var all = new BooleanQuery.Builder();
    boolean near = given.contains(Step.TOPIC);
    byName().values().forEach(unit -> all.add(near ? unit.near() : unit.query(), Occur.SHOULD));
    if (counted.isEmpty()) {
      return all.build();
    }
    var met = new BooleanQuery.Builder();
    counted.values().forEach(unit -> met.add(near ? unit.near() : unit.query(), Occur.SHOULD));
    met.setMinimumNumberShouldMatch(given.contains(Step.TEXT) ? 1 : half());
    var whole = new BooleanQuery.Builder();
    whole.add(met.build(), Occur.FILTER).add(all.build(), Occur.SHOULD);
    var subject = subject(near);
    if (!subject.clauses().isEmpty()) {
      whole.add(subject, Occur.FILTER);
    }
    return whole.build();
  }

  /** Where a concept or skill was named beside other words, these alone make no fit. */
  private BooleanQuery subject(boolean near) {
    var subject = new BooleanQuery.Builder();
    boolean words = counted.values().stream().anyMatch(unit -> unit.why() instanceof Why.Word);
    counted.values().stream()
        .filter(unit -> words && !(unit.why() instanceof Why.Word))
        .forEach(unit -> subject.add(near ? unit.near() : unit.query(), Occur.SHOULD));
    return subject.build();
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
    if (folded.length() <= SHORT_LATIN && folded.chars().allMatch(c -> c < 0x80)) {
      return;
    }
    unit(word, folded)
        .ifPresent(unit -> {
          if (isNoun(folded)) {
            count(word, unit);
            OneWord.inTitle(folded).forEach(title -> inTitle.add(title, Occur.SHOULD));
          } else {
            extra.put(word, unit);
          }
        });
  }

  private static boolean isNoun(String folded) {
    return Sound.isPhonetic(folded)
        || Words.ALL.pieces(folded).stream()
            .anyMatch(piece -> !piece.speech().startsWith("動詞") && !piece.speech().startsWith("助"));
  }

  private Optional<Unit> unit(String said, String folded) {
    return OneWord.query(folded, lean).map(query -> new Unit(new Why.Word(said, true), query));
  }

  /** Who it is for and how it is done only rank where something else says what it is. */
  private void concepts(List<String> concepts, Meanings meanings) {
    boolean onlyBeside = concepts.stream().allMatch(concept -> beside(concept, meanings));
    for (var concept : concepts) {
      var surfaces = meanings.surfaces(concept);
      var name = surfaces.isEmpty() ? concept : surfaces.getFirst();
      var unit = concept(concept, meanings);
      if (beside(concept, meanings) && !onlyBeside) {
        extra.put(name, unit);
      } else {
        count(name, unit);
        var title = meanings.apart(concept) ? concept : meanings.broader(concept);
        inTitle.add(new TermQuery(new Term(Chains.TITLE_CONCEPT, title)), Occur.SHOULD);
      }
    }
  }

  private static boolean beside(String concept, Meanings meanings) {
    return meanings.people(concept) || WAYS.contains(meanings.broader(concept));
  }

  /**
   * Of a topic of different things only the one that was named will do; of another any word of it
   * will, the one that was said rather than the others.
   */
  private static Unit concept(String id, Meanings meanings) {
    var why = new Why.Concept(id);
    var broader = meanings.broader(id);
    if (broader.equals(id)) {
      return new Unit(why, new BoostQuery(inText(id), Weights.CONCEPT));
    }
    var own = new BoostQuery(inText(id), Weights.CONCEPT * Weights.OWN_WORD);
    if (meanings.apart(id)) {
      var title = new TermQuery(new Term(Chains.TITLE_CONCEPT, broader));
      return new Unit(why, own, new BoostQuery(title, Weights.CONCEPT));
    }
    var topic = new BoostQuery(inText(broader), Weights.CONCEPT);
    return new Unit(why, new DisjunctionMaxQuery(List.of(own, topic), 0));
  }

  private static Query inText(String id) {
    var title = new TermQuery(new Term(Chains.TITLE_CONCEPT, id));
    var body = new TermQuery(new Term(Chains.BODY_CONCEPT, id));
    return new DisjunctionMaxQuery(
        List.of(new BoostQuery(title, Weights.TITLE), body), Weights.BETWEEN_FIELDS);
  }

  /** A named place where the wards are known helps to rank; where they are not it is a word. */
  private void place(Wish.Where where) {
    var place = where.place();
    if (place == null || place.length() > LONGEST_WORD) {
      return;
    }
    var unit = unit(place, Fold.of(place));
    if (where.wards().isEmpty()) {
      unit.ifPresent(found -> count(place, found));
    } else {
      unit.ifPresent(found ->
          extra.put(
              place, new Unit(found.why(), new BoostQuery(found.query(), Weights.NAMED_PLACE))));
    }
  }

  private void count(String name, Unit unit) {
    if (counted.size() < MOST_UNITS) {
      counted.putIfAbsent(name, unit);
    }
  }
}
