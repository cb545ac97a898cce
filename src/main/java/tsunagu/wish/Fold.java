package tsunagu.wish;

import java.text.Normalizer;
import java.util.Locale;

/** Brings the many ways of writing the same text to one. */
final class Fold {
  /** Longer texts are cut: LINE lets no more through. */
  static final int LONGEST = 5_000;

  private static final String SMALL = "ぁぃぅぇぉゃゅょゎっ";
  private static final String LARGE = "あいうえおやゆよわつ";
  private static final String DASHES = "‐‑‒–—−ｰ";
  private static final char FIRST_KANA = 'ぁ';
  private static final char LAST_KANA = 'ヴ';
  private static final char[] SOUNDS = sounds();

  private Fold() {}

  /** How each kana sounds: katakana as hiragana, small ones as large ones. */
  private static char[] sounds() {
    var sounds = new char[LAST_KANA + 1 - FIRST_KANA];
    for (char c = FIRST_KANA; c <= LAST_KANA; c++) {
      char kana = c >= 'ァ' ? (char) (c - 0x60) : c;
      int small = SMALL.indexOf(kana);
      sounds[c - FIRST_KANA] = small >= 0 ? LARGE.charAt(small) : kana;
    }
    return sounds;
  }

  /** NFKC, lower case, readings in brackets after kanji dropped, ケ between kanji to ヶ. */
  static String text(String raw) {
    return isFolded(raw) ? raw : folded(raw);
  }

  /** Whether there is surely nothing to fold, as in most words of the dictionaries. */
  private static boolean isFolded(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    char last = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean folded =
          (c >= 'ぁ' && c <= 'ゖ')
              || (c >= '一' && c <= '\u9fff')
              || (c >= 'ァ' && c <= 'ー' && c != 'ケ' && c != 'ヵ' && c != '・')
              || (c >= 'a' && c <= 'z')
              || (c >= '0' && c <= '9')
              || (c == ' ' && last != ' ');
      if (!folded) {
        return false;
      }
      last = c;
    }
    return true;
  }

  private static String folded(String raw) {
    var cut = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    var wide = Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var out = new StringBuilder(wide.length());
    for (int i = 0; i < wide.length(); i++) {
      char c = wide.charAt(i);
      if (c == '(' && i > 0 && Script.of(wide.charAt(i - 1)) == Script.KANJI) {
        int close = readingEnd(wide, i + 1);
        if (close > 0) {
          i = close;
          continue;
        }
      }
      append(out, wide, i, c);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, String wide, int i, char c) {
    char last = out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
    if (c == '\n' || c == '\r') {
      if (last == ' ' && !out.isEmpty()) {
        out.setLength(out.length() - 1);
      }
      out.append('\n');
    } else if (Character.isWhitespace(c) || Character.isISOControl(c) || c == '\u200b') {
      if (last != ' ' && last != '\n') {
        out.append(' ');
      }
    } else if (c == 'ケ' || c == 'ヵ') {
      out.append(betweenKanji(wide, i) ? 'ヶ' : c);
    } else if (DASHES.indexOf(c) >= 0) {
      out.append('-');
    } else {
      out.append(c == '〜' ? '~' : c);
    }
  }

  private static boolean betweenKanji(String text, int i) {
    return i > 0
        && i + 1 < text.length()
        && Script.of(text.charAt(i - 1)) == Script.KANJI
        && Script.of(text.charAt(i + 1)) == Script.KANJI;
  }

  private static int readingEnd(String text, int from) {
    int i = from;
    while (i < text.length()
        && (Script.of(text.charAt(i)) == Script.HIRAGANA || text.charAt(i) == 'ー')) {
      i++;
    }
    return i > from && i < text.length() && text.charAt(i) == ')' ? i : -1;
  }

  /** The form that surfaces are compared in, unit by unit as long as the folded text. */
  static String sound(String folded) {
    var chars = folded.toCharArray();
    boolean same = true;
    for (int i = 0; i < chars.length; i++) {
      char c = chars[i];
      if (c >= FIRST_KANA && c <= LAST_KANA) {
        chars[i] = SOUNDS[c - FIRST_KANA];
      } else if (c == '-' && latinAround(chars, i)) {
        chars[i] = ' ';
      }
      same &= chars[i] == c;
    }
    return same ? folded : new String(chars);
  }

  private static boolean latinAround(char[] chars, int i) {
    return i > 0
        && i + 1 < chars.length
        && Script.of(chars[i - 1]) == Script.LATIN
        && Script.of(chars[i + 1]) == Script.LATIN;
  }
}
