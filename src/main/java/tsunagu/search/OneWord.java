package tsunagu.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * One word of a resident through all chains, the best of which counts. Each chain is divided by the
 * number of its terms, or else the long lists of pairs would outweigh the words.
 */
final class OneWord {
  private static final double GRAM_SHARE = .7;
  private static final double SOUND_SHARE = .6;

  /** With so few pairs all have to match: two of three are a common ending. */
  private static final int FEW = 3;

  /** A word in kanji that sounds this short sounds like many others (公園 講演 公演). */
  private static final int HOMOPHONES = 4;

  private final String word;
  private final List<Query> chains = new ArrayList<>();

  private OneWord(String word) {
    this.word = word;
  }

  /**
   * The query of a folded word, nothing when no chain can read it.
   *
   * @param lean the chain of sounds only for what is written as it sounds
   */
  static Optional<Query> query(String word, boolean lean) {
    var one = new OneWord(word);
    one.words();
    one.grams();
    if (!lean || Sound.isPhonetic(word)) {
      one.sounds();
    }
    one.single();
    if (one.chains.isEmpty()) {
      return Optional.empty();
    }
    one.chains.add(new BoostQuery(term(Sheet.EXACT, Sheet.name(word)), Weights.EXACT));
    return Optional.of(new DisjunctionMaxQuery(one.chains, Weights.BETWEEN_CHAINS));
  }

  /** That a folded word stands in the title, in letters or in sound. */
  static List<Query> inTitle(String word) {
    var titles = new ArrayList<Query>();
    var terms = Chains.terms(Chains.TITLE, word);
    if (!terms.isEmpty()) {
      titles.add(some(Chains.TITLE, terms, terms.size()));
    }
    var grams = Sound.grams(Sound.ofWord(word));
    if (grams.size() > FEW || (!grams.isEmpty() && Sound.isPhonetic(word))) {
      titles.add(new PhraseQuery(Chains.TITLE_SOUND, grams.toArray(String[]::new)));
    }
    return titles;
  }

  private void words() {
    var terms = Chains.terms(Chains.TITLE, word);
    if (!terms.isEmpty()) {
      add(
          Weights.WORD / terms.size(),
          new BoostQuery(some(Chains.TITLE, terms, terms.size()), Weights.TITLE),
          some(Chains.BODY, terms, terms.size()),
          some(Chains.PLACE, terms, terms.size()),
          new BoostQuery(some(Chains.ORGANISER, terms, terms.size()), Weights.ORGANISER));
    }
  }

  private void grams() {
    var terms = Chains.terms(Chains.TITLE_GRAM, word);
    if (!terms.isEmpty()) {
      int least = (int) Math.ceil(terms.size() * GRAM_SHARE);
      add(
          Weights.GRAM / terms.size(),
          new BoostQuery(some(Chains.TITLE_GRAM, terms, least), Weights.TITLE),
          new BoostQuery(some(Chains.ORGANISER_GRAM, terms, least), Weights.ORGANISER));
    }
  }

  /** A slip of the finger is forgiven in the short title; elsewhere all of it must be there. */
  private void sounds() {
    var grams = Sound.grams(Sound.ofWord(word));
    if (grams.isEmpty() || (grams.size() < HOMOPHONES && !Sound.isPhonetic(word))) {
      return;
    }
    int least = grams.size() <= FEW ? grams.size() : (int) Math.ceil(grams.size() * SOUND_SHARE);
    add(
        Weights.SOUND / grams.size(),
        new BoostQuery(some(Chains.TITLE_SOUND, grams, least), Weights.TITLE),
        new PhraseQuery(Chains.REST_SOUND, grams.toArray(String[]::new)));
  }

  private void single() {
    if (word.codePointCount(0, word.length()) == 1) {
      add(Weights.ONE, new BoostQuery(term(Chains.TITLE_ONE, word), Weights.TITLE));
    }
  }

  private void add(float weight, Query... fields) {
    chains.add(
        new BoostQuery(new DisjunctionMaxQuery(List.of(fields), Weights.BETWEEN_FIELDS), weight));
  }

  private static Query some(String field, List<String> terms, int least) {
    if (terms.size() == 1) {
      return term(field, terms.getFirst());
    }
    var all = new BooleanQuery.Builder();
    terms.forEach(text -> all.add(term(field, text), Occur.SHOULD));
    return all.setMinimumNumberShouldMatch(least).build();
  }

  private static Query term(String field, String text) {
    return new TermQuery(new Term(field, text));
  }
}
