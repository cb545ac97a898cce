package tsunagu.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;

/** What the index keeps of documents beside their words, read from columns rather than records. */
final class Kept {
  private Kept() {}

  /**
   * One document.
   *
   * @param series the same for all of one series
   */
  record One(int doc, String id, long series) {}

  /**
   * Those of hits, in their order; columns are read forwards, so each leaf is gone through once.
   */
  static List<One> of(IndexSearcher searcher, ScoreDoc[] hits) throws IOException {
    var places = new Integer[hits.length];
    Arrays.setAll(places, i -> i);
    Arrays.sort(places, Comparator.comparingInt(place -> hits[place].doc));
    var kept = new One[hits.length];
    int next = 0;
    for (var leaf : searcher.getIndexReader().leaves()) {
      var columns = new Columns(leaf);
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; next < places.length && hits[places[next]].doc < end; next++) {
        kept[places[next]] = columns.of(hits[places[next]].doc);
      }
    }
    return List.of(kept);
  }

  /** The columns of one leaf. */
  private static final class Columns {
    private final int base;
    private final SortedSetDocValues ids;
    private final NumericDocValues series;

    Columns(LeafReaderContext leaf) throws IOException {
      base = leaf.docBase;
      ids = DocValues.getSortedSet(leaf.reader(), Sheet.ID);
      series = DocValues.getNumeric(leaf.reader(), Sheet.SERIES);
    }

    One of(int doc) throws IOException {
      var id = ids.advanceExact(doc - base) ? ids.lookupOrd(ids.nextOrd()).utf8ToString() : "";
      return new One(doc, id, series.advanceExact(doc - base) ? series.longValue() : doc);
    }
  }
}
