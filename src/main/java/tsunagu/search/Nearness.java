package tsunagu.search;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;

/**
 * The score of the words plus what puts equals in order: the next date soon, the record checked
 * lately, places left, little effort, and for the rest a draw that differs each day, so that nobody
 * is always last; {@link Weights} says how much each of it weighs.
 */
final class Nearness extends DoubleValuesSource {

  private final long from;
  private final long today;

  /**
   * What is near a day.
   *
   * @param from the first day that fits, counted from 1970
   * @param today the same of today
   */
  Nearness(long from, long today) {
    this.from = from;
    this.today = today;
  }

  @Override
  public DoubleValues getValues(LeafReaderContext leaf, DoubleValues scores) throws IOException {
    var next = DocValues.getSortedNumeric(leaf.reader(), Sheet.NEXT);
    var checked = DocValues.getSortedNumeric(leaf.reader(), Sheet.CHECKED);
    var seed = DocValues.getNumeric(leaf.reader(), Sheet.SEED);
    var places = DocValues.getNumeric(leaf.reader(), Sheet.PLACES);
    var hours = DocValues.getNumeric(leaf.reader(), Sheet.HOURS);
    return new DoubleValues() {
      private int doc;

      @Override
      public double doubleValue() throws IOException {
        double words = scores.advanceExact(doc) ? scores.doubleValue() : 0;
        return words
            + soon(next, doc)
            + fresh(checked, doc)
            + roomy(places, doc)
            + light(hours, doc)
            + draw(seed, doc);
      }

      @Override
      public boolean advanceExact(int to) {
        doc = to;
        return true;
      }
    };
  }

  /** The parts of it for one document, by name; the score of the words not among them. */
  Map<String, Double> parts(IndexSearcher searcher, int doc) throws IOException {
    var leaves = searcher.getIndexReader().leaves();
    var leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    int at = doc - leaf.docBase;
    var parts = new LinkedHashMap<String, Double>();
    parts.put("soon", soon(DocValues.getSortedNumeric(leaf.reader(), Sheet.NEXT), at));
    parts.put("checked", fresh(DocValues.getSortedNumeric(leaf.reader(), Sheet.CHECKED), at));
    parts.put("places", roomy(DocValues.getNumeric(leaf.reader(), Sheet.PLACES), at));
    parts.put("effort", light(DocValues.getNumeric(leaf.reader(), Sheet.HOURS), at));
    parts.put("draw", draw(DocValues.getNumeric(leaf.reader(), Sheet.SEED), at));
    return parts;
  }

  private double soon(SortedNumericDocValues next, int doc) throws IOException {
    if (!next.advanceExact(doc)) {
      return Weights.UNDATED;
    }
    for (int i = 0; i < next.docValueCount(); i++) {
      long day = next.nextValue();
      if (day >= from) {
        return Weights.SOON * Weights.SOON_DAYS / (Weights.SOON_DAYS + day - from);
      }
    }
    return 0;
  }

  private double fresh(SortedNumericDocValues checked, int doc) throws IOException {
    if (!checked.advanceExact(doc)) {
      return 0;
    }
    double days = Math.max(0, today - checked.nextValue());
    return days > Weights.STALE_DAYS
        ? -Weights.CHECKED
        : Weights.CHECKED * Weights.CHECKED_DAYS / (Weights.CHECKED_DAYS + days);
  }

  private static double roomy(NumericDocValues places, int doc) throws IOException {
    double left = places.advanceExact(doc) ? places.longValue() : Weights.PLACES_HALF;
    return Weights.PLACES * left / (left + Weights.PLACES_HALF);
  }

  /** A project that takes less of one's time is easier to begin with. */
  private static double light(NumericDocValues hours, int doc) throws IOException {
    return hours.advanceExact(doc)
        ? Weights.EFFORT * Weights.EFFORT_HALF / (Weights.EFFORT_HALF + hours.longValue())
        : 0;
  }

  private double draw(NumericDocValues seed, int doc) throws IOException {
    long mixed = seed.advanceExact(doc) ? (seed.longValue() * 31 + today) * 2654435761L : 0;
    return Weights.DRAW * ((mixed >>> 8) & 0xffff) / 0x10000;
  }

  @Override
  public boolean needsScores() {
    return true;
  }

  @Override
  public DoubleValuesSource rewrite(IndexSearcher searcher) {
    return this;
  }

  @Override
  public boolean isCacheable(LeafReaderContext leaf) {
    return false;
  }

  @Override
  public int hashCode() {
    return Objects.hash(from, today);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Nearness that && that.from == from && that.today == today;
  }

  @Override
  public String toString() {
    return "nearness to " + from + " on " + today;
  }
}
