package tsunagu.wish;

import java.util.BitSet;
import java.util.List;

/**
 * Where a surface may begin and end: kana and Latin ones only where a run of writing does, so that
 * べんきょう is not today and "shitai" is not IT.
 */
final class Edges {
  /** From so many kana on a surface is no accident, wherever it stands. */
  private static final int LONG = 4;

  private static final String PARTICLES = "はがをにでともやのへ";
  private static final String AFTER = "はがをにでともやのへかなだじばさ";
  private static final String DAYS = "日曜祝月";
  private static final String PLURAL_ENDS = "s";

  private final String text;
  private final BitSet words = new BitSet();

  Edges(String text, List<Boundaries.Word> found) {
    this.text = text;
    for (var word : found) {
      words.set(word.start());
      words.set(word.end());
    }
  }

  boolean allow(int start, int end) {
    var first = Script.of(text.charAt(start));
    var last = Script.of(text.charAt(end - 1));
    if (end - start == 1 && first == Script.KANJI) {
      return whole(start, end);
    }
    if (first != Script.LATIN && (kanaAround(start, end) >= LONG || hasKanji(start, end))) {
      return true;
    }
    return begins(start, first) && ends(end, last);
  }

  /** Whether a letter may be a particle, before or behind which a word can stand. */
  static boolean isParticle(char c) {
    return PARTICLES.indexOf(c) >= 0;
  }

  private boolean hasKanji(int start, int end) {
    for (int i = start; i < end; i++) {
      if (Script.of(text.charAt(i)) == Script.KANJI) {
        return true;
      }
    }
    return false;
  }

  /** Length of a surface of kana without its blanks, 0 for others. */
  private int kanaAround(int start, int end) {
    int kana = 0;
    for (int i = start; i < end; i++) {
      if (Script.of(text.charAt(i)).isKana()) {
        kana++;
      } else if (text.charAt(i) != ' ') {
        return 0;
      }
    }
    return kana;
  }

  private boolean whole(int start, int end) {
    boolean left =
        start == 0
            || Script.of(text.charAt(start - 1)) != Script.KANJI
            || DAYS.indexOf(text.charAt(start - 1)) >= 0;
    boolean right =
        end == text.length()
            || Script.of(text.charAt(end)) != Script.KANJI
            || text.startsWith("希望", end)
            || text.startsWith("以外", end);
    return left && right && edge(start) && edge(end);
  }

  private boolean edge(int i) {
    return i == 0 || i == text.length() || words.isEmpty() || words.get(i);
  }

  private boolean begins(int start, Script first) {
    if (start == 0 || first == Script.KANJI || first == Script.OTHER || first == Script.HANGUL) {
      return true;
    }
    char before = text.charAt(start - 1);
    if (Script.of(before) != first) {
      return !(first.isKana() && before == 'ー');
    }
    return first.isKana() && (words.get(start) || PARTICLES.indexOf(before) >= 0);
  }

  private boolean ends(int end, Script last) {
    if (end == text.length()
        || last == Script.KANJI
        || last == Script.OTHER
        || last == Script.HANGUL) {
      return true;
    }
    char after = text.charAt(end);
    if (Script.of(after) != last) {
      return true;
    }
    if (last == Script.LATIN) {
      return PLURAL_ENDS.indexOf(after) >= 0
          && (end + 1 == text.length() || Script.of(text.charAt(end + 1)) != Script.LATIN);
    }
    return last.isKana() && (words.get(end) || AFTER.indexOf(after) >= 0);
  }
}
