package tsunagu.search;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts how many documents have each value of a facet. */
final class Facets implements CollectorManager<Facets.Counting, Map<String, Integer>> {
  private final String field;

  Facets(String field) {
    this.field = field;
  }

  @Override
  public Counting newCollector() {
    return new Counting(field);
  }

  @Override
  public Map<String, Integer> reduce(Collection<Counting> parts) {
    var all = new HashMap<String, Integer>();
    parts.forEach(
        part -> part.counts.forEach((value, count) -> all.merge(value, count, Integer::sum)));
    return all;
  }

  /** The counts of one slice. */
  static final class Counting extends SimpleCollector {
    private final String field;
    private final Map<String, Integer> counts = new HashMap<>();
    private SortedSetDocValues values = DocValues.emptySortedSet();

    private Counting(String field) {
      this.field = field;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
      values = DocValues.getSortedSet(leaf.reader(), field);
    }

    @Override
    public void collect(int doc) throws IOException {
      if (values.advanceExact(doc)) {
        for (int i = 0; i < values.docValueCount(); i++) {
          counts.merge(values.lookupOrd(values.nextOrd()).utf8ToString(), 1, Integer::sum);
        }
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
