package tsunagu.search;

/** Japanese text for those who read few kanji: every word with kanji followed by its reading. */
final class Readings {
  private Readings() {}

  /** The text with readings in （ ）, as やさしい日本語 wants them; what has no reading stays. */
  static String of(String text) {
    var out = new StringBuilder();
    int end = 0;
    for (var piece : Words.ALL.pieces(text)) {
      out.append(text, end, piece.start());
      out.append(text, piece.start(), piece.end());
      var reading = piece.reading();
      if (reading != null && hasKanji(piece.surface()) && !isRead(text, piece.end())) {
        out.append('（').append(hiragana(reading)).append('）');
      }
      end = piece.end();
    }
    return out.append(text.substring(end)).toString();
  }

  /** Whether a reading in brackets stands there already. */
  private static boolean isRead(String text, int at) {
    return at < text.length() && (text.charAt(at) == '（' || text.charAt(at) == '(');
  }

  private static boolean hasKanji(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  private static String hiragana(String katakana) {
    var out = new StringBuilder();
    for (int i = 0; i < katakana.length(); i++) {
      char c = katakana.charAt(i);
      out.append(c >= 'ァ' && c <= 'ヶ' ? (char) (c - ('ァ' - 'ぁ')) : c);
    }
    return out.toString();
  }
}
