package tsunagu.search;

import java.util.ArrayList;
import java.util.List;

/** How a text sounds, in hiragana where differences of spelling are gone. */
final class Sound {
  private static final String FROM = "ぁぃぅぇぉっゃゅょゎづぢゔを";
  private static final String TO = "あいうえおつやゆよわずじぶお";

  private Sound() {}

  /** The sound of a folded text: neighbouring words joined, punctuation as a space. */
  static String of(String folded) {
    var out = new StringBuilder();
    int end = 0;
    for (var piece : Words.ALL.pieces(folded)) {
      if (piece.start() > end && !out.isEmpty()) {
        out.append(' ');
      }
      var reading = piece.reading();
      out.append(plain(reading == null ? piece.surface() : reading));
      end = piece.end();
    }
    return out.toString();
  }

  /** The sound of a resident's word; kana and romaji are taken as they are, not cut into words. */
  static String ofWord(String folded) {
    if (isKana(folded)) {
      return plain(folded);
    }
    return Romaji.kana(folded).map(Sound::plain).orElseGet(() -> of(folded));
  }

  /** Whether a word is written as it sounds. */
  static boolean isPhonetic(String folded) {
    return isKana(folded) || Romaji.kana(folded).isPresent();
  }

  /** Pairs of neighbouring characters, none across a space. */
  static List<String> grams(String sound) {
    var grams = new ArrayList<String>();
    int[] points = sound.codePoints().toArray();
    for (int i = 0; i + 1 < points.length; i++) {
      if (!Character.isWhitespace(points[i]) && !Character.isWhitespace(points[i + 1])) {
        grams.add(new String(points, i, 2));
      }
    }
    return grams;
  }

  private static boolean isKana(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> (c >= 'ぁ' && c <= 'ゔ') || (c >= 'ァ' && c <= 'ヴ') || c == 'ー');
  }

  private static String plain(String kana) {
    var out = new StringBuilder(kana.length());
    for (int i = 0; i < kana.length(); i++) {
      char c = kana.charAt(i);
      if (c >= 'ァ' && c <= 'ヴ') {
        c = (char) (c - ('ァ' - 'ぁ'));
      }
      int at = FROM.indexOf(c);
      if (c != 'ー' && c != '・') {
        out.append(at < 0 ? c : TO.charAt(at));
      }
    }
    return out.toString();
  }
}
