package tsunagu.search;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;

/**
 * The score of the words plus what puts equals in order: the next date soon, the record checked
 * lately, and for the rest a draw that differs each day, so that nobody is always last. Text of one
 * good word scores about 5 to 15; all of this together stays under 3.1.
 */
final class Nearness extends DoubleValuesSource {
  private static final double SOON = 2;
  private static final double SOON_DAYS = 14;
  private static final double UNDATED = .7;
  private static final double CHECKED = 1;
  private static final double CHECKED_DAYS = 30;
  private static final double STALE_DAYS = 180;
  private static final double DRAW = .05;

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
    return new DoubleValues() {
      private int doc;

      @Override
      public double doubleValue() throws IOException {
        double words = scores.advanceExact(doc) ? scores.doubleValue() : 0;
        return words + soon(next, doc) + fresh(checked, doc) + draw(seed, doc);
      }

      @Override
      public boolean advanceExact(int to) {
        doc = to;
        return true;
      }
    };
  }

  private double soon(SortedNumericDocValues next, int doc) throws IOException {
    if (!next.advanceExact(doc)) {
      return UNDATED;
    }
    for (int i = 0; i < next.docValueCount(); i++) {
      long day = next.nextValue();
      if (day >= from) {
        return SOON * SOON_DAYS / (SOON_DAYS + day - from);
      }
    }
    return 0;
  }

  private double fresh(SortedNumericDocValues checked, int doc) throws IOException {
    if (!checked.advanceExact(doc)) {
      return 0;
    }
    double days = Math.max(0, today - checked.nextValue());
    return days > STALE_DAYS ? -CHECKED : CHECKED * CHECKED_DAYS / (CHECKED_DAYS + days);
  }

  private double draw(NumericDocValues seed, int doc) throws IOException {
    long mixed = seed.advanceExact(doc) ? (seed.longValue() * 31 + today) * 2654435761L : 0;
    return DRAW * ((mixed >>> 8) & 0xffff) / 0x10000;
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
