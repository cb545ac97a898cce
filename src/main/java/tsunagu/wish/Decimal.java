package tsunagu.wish;

/** Weights as the fitted files write them: one digit, and behind a point as many as one likes. */
final class Decimal {
  private Decimal() {}

  /** The number that stands there, NaN where none does: -0.25, 4, 1.3. */
  static double in(String text, int from, int to) {
    boolean negative = from < to && text.charAt(from) == '-';
    int start = negative ? from + 1 : from;
    boolean whole = to - start == 1;
    if (!whole && (to - start < 3 || text.charAt(start + 1) != '.')) {
      return Double.NaN;
    }
    double digits = 0;
    double scale = 1;
    for (int i = start; i < to; i++) {
      char c = text.charAt(i);
      if (i == start + 1) {
        continue;
      }
      if (c < '0' || c > '9') {
        return Double.NaN;
      }
      digits = digits * 10 + (c - '0');
      scale = i == start ? 1 : scale * 10;
    }
    return negative ? -digits / scale : digits / scale;
  }
}
