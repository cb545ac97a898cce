package tsunagu.wish;

import org.jspecify.annotations.Nullable;

/**
 * A number written in digits or in kanji up to 99.
 *
 * @param end one after its last letter
 */
record Numeral(int value, int end) {
  private static final String KANJI = "〇一二三四五六七八九";
  private static final int MOST_DIGITS = 8;
  private static final int MOST_KANJI = 4;

  /** Whether a number may begin with a letter. */
  static boolean begins(char c) {
    return Script.of(c) == Script.DIGIT || KANJI.indexOf(c) > 0 || c == '十';
  }

  /** The number that begins at a place, or null. */
  static @Nullable Numeral at(String text, int start) {
    if (start >= text.length()) {
      return null;
    }
    return Script.of(text.charAt(start)) == Script.DIGIT ? digits(text, start) : kanji(text, start);
  }

  private static Numeral digits(String text, int start) {
    int end = start;
    int value = 0;
    while (end < text.length()
        && Script.of(text.charAt(end)) == Script.DIGIT
        && end - start < MOST_DIGITS) {
      value = value * 10 + (text.charAt(end) - '0');
      end++;
    }
    return new Numeral(value, end);
  }

  private static @Nullable Numeral kanji(String text, int start) {
    int end = start;
    int value = 0;
    int digit = -1;
    for (; end < text.length() && end - start < MOST_KANJI; end++) {
      char c = text.charAt(end);
      int one = KANJI.indexOf(c);
      if (c == '十') {
        value += digit < 0 ? 10 : digit * 10;
        digit = -1;
      } else if (one >= 0) {
        digit = digit < 0 ? one : digit * 10 + one;
      } else {
        break;
      }
    }
    return end == start ? null : new Numeral(value + Math.max(digit, 0), end);
  }
}
