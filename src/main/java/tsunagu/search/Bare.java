package tsunagu.search;

import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** The plainest query Lucene can answer for some words: the yardstick for ours. */
final class Bare {
  static final int MOST = 10;

  private Bare() {}

  /** Any of the words in title or body, as the word chain cuts them. */
  static Query query(Collection<String> words) {
    var query = new BooleanQuery.Builder();
    for (var word : words) {
      for (var term : Chains.terms(Chains.TITLE, Fold.of(word))) {
        for (var field : List.of(Chains.TITLE, Chains.BODY)) {
          query.add(new TermQuery(new Term(field, term)), Occur.SHOULD);
        }
      }
    }
    return query.build();
  }
}
