package tsunagu.wish;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.Surface.Spelling;

/**
 * Typing errors in names of places and topics: 武蔵小衫, ぼらんてあ. Looked for only where the dictionaries
 * know nothing. Voicing, small kana, っ and long vowels count as equal; beside them one letter may
 * be wrong, missing, too many or changed round with its neighbour. What could be two things is left
 * as it is. Written once, then only read.
 */
final class Slips {
  private static final int FEWEST_KANA = 4;
  private static final int FEWEST_KANJI = 3;

  /** Shorter kana words are too near to ordinary ones: only what counts as equal is mended. */
  private static final int FEWEST_EDITED = 6;

  private static final int LONGEST = 12;
  private static final String VOICED = "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔ";
  private static final String PLAIN = "かきくけこさしすせそたちつてとはひふへほはひふへほう";
  private static final String SMALL = "ぁぃぅぇぉゃゅょゎ";
  private static final String LARGE = "あいうえおやゆよわ";
  private static final char FIRST_KANA = 'ぁ';
  private static final char LAST_KANA = 'ヴ';
  private static final char[] PLAINS = plains();
  private static final Set<String> NOUNS = Set.of(Cues.EVENT, Cues.GROUP, Cues.VOLUNTEER);

  /** Of kanji and kana, what is no phrase: こども食堂, 子ども会議. */
  private static final Pattern NAME =
      Pattern.compile("子?[\\p{IsHiragana}\\p{IsKatakana}ー]{2,}\\p{IsHan}{2,}");

  private final Neighbours<Right> rights = new Neighbours<>();

  /** What may be meant; what it means is found when it is met for the first time. */
  private static final class Right {
    private final Spelling spelling;
    private final String outline;
    private final Function<Spelling, List<Meaning>> all;
    private volatile @Nullable Set<Meaning> meanings;

    Right(Spelling spelling, String outline, Function<Spelling, List<Meaning>> all) {
      this.spelling = spelling;
      this.outline = outline;
      this.all = all;
    }

    String surface() {
      return spelling.text();
    }

    String outline() {
      return outline;
    }

    Set<Meaning> meanings() {
      var known = meanings;
      if (known == null) {
        known = Set.copyOf(all.apply(spelling));
        meanings = known;
      }
      return known;
    }

    boolean isTarget() {
      return (isPlace() || isOneScript() || NAME.matcher(surface()).matches())
          && meanings().stream()
              .anyMatch(meaning ->
                  meaning instanceof Meaning.Place
                      || meaning instanceof Meaning.Concept
                      || (meaning instanceof Meaning.Cue(var tag)
                          && NOUNS.contains(tag)
                          && surface()
                              .chars()
                              .noneMatch(c -> Script.of((char) c) == Script.HIRAGANA)));
    }

    boolean isOneScript() {
      return Slips.isOneScript(outline);
    }

    boolean isPlace() {
      return meanings().stream().anyMatch(Meaning.Place.class::isInstance);
    }
  }

  private record Mend(int start, int end, Right right, int distance) {}

  /**
   * Takes in spellings; short ones and other scripts are passed over.
   *
   * @param all what a spelling means together with what stands inside it
   */
  Slips(List<Spelling> spellings, Function<Spelling, List<Meaning>> all) {
    for (var spelling : spellings) {
      var outline = spelling.text().length() > LONGEST ? null : outline(spelling.text());
      if (outline != null) {
        rights.put(outline, new Right(spelling, outline, all));
      }
    }
  }

  /** A folded text with its slips mended, the very same object where there are none. */
  Text mend(Sentence sentence, List<Boundaries.Word> words) {
    var found = new Search(sentence, words).all();
    if (found.isEmpty()) {
      return new Text(sentence.text(), List.of());
    }
    var text = new StringBuilder(sentence.text());
    for (var mend : found.reversed()) {
      text.replace(mend.start(), mend.end(), mend.right().surface());
    }
    return new Text(
        text.toString(),
        found.stream()
            .map(mend ->
                new Wish.Mended(
                    sentence.text().substring(mend.start(), mend.end()), mend.right().surface()))
            .toList());
  }

  /** A text without its slips, and what they were. */
  record Text(String text, List<Wish.Mended> mended) {}

  /** What a word looks like without that which counts as equal; null where it is too short. */
  private static @Nullable String outline(String text) {
    var out = new StringBuilder(text.length());
    int kanji = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      var script = Script.of(c);
      if (script == Script.KANJI) {
        kanji++;
      } else if (!script.isKana()) {
        return null;
      }
      if (c != 'ー' && c != 'っ' && c != 'ッ') {
        out.append(plain(c));
      }
    }
    return kanji >= FEWEST_KANJI || out.length() >= FEWEST_KANA ? out.toString() : null;
  }

  private static char plain(char c) {
    return c >= FIRST_KANA && c <= LAST_KANA ? PLAINS[c - FIRST_KANA] : c;
  }

  /** What of each kana counts: neither small nor voiced nor katakana. */
  private static char[] plains() {
    var plains = new char[LAST_KANA + 1 - FIRST_KANA];
    for (char c = FIRST_KANA; c <= LAST_KANA; c++) {
      char kana = c >= 'ァ' ? (char) (c - 0x60) : c;
      int small = SMALL.indexOf(kana);
      int voiced = VOICED.indexOf(kana);
      char large = small >= 0 ? LARGE.charAt(small) : kana;
      plains[c - FIRST_KANA] = voiced >= 0 ? PLAIN.charAt(voiced) : large;
    }
    return plains;
  }

  private static boolean isOneScript(String outline) {
    int kana = kana(outline).length();
    return kana == 0 || kana == outline.length();
  }

  private static String kana(String outline) {
    return outline
        .codePoints()
        .filter(c -> Script.of((char) c).isKana())
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** 0 for the same, 1 for one slip between two outlines, 2 for more. */
  private static int distance(String one, String other) {
    int from = 0;
    int most = Math.min(one.length(), other.length());
    while (from < most && one.charAt(from) == other.charAt(from)) {
      from++;
    }
    int left = one.length();
    int right = other.length();
    while (left > from && right > from && one.charAt(left - 1) == other.charAt(right - 1)) {
      left--;
      right--;
    }
    int wrong = Math.max(left, right) - from;
    boolean round =
        left == right
            && wrong == 2
            && one.charAt(from) == other.charAt(from + 1)
            && one.charAt(from + 1) == other.charAt(from);
    return round ? 1 : Math.min(wrong, 2);
  }

  /** Looks through what the dictionaries left over of one sentence. */
  private final class Search {
    private final String text;
    private final BitSet known = new BitSet();
    private final BitSet edges = new BitSet();
    private final BitSet within = new BitSet();
    private final List<Token> tokens;
    private final List<Boundaries.Word> words;
    private final boolean hasKana;

    Search(Sentence sentence, List<Boundaries.Word> words) {
      this.text = sentence.text();
      this.tokens = sentence.tokens();
      this.words = words;
      this.hasKana = text.chars().anyMatch(c -> Script.of((char) c).isKana());
      for (var token : sentence.tokens()) {
        known.set(token.start(), token.end());
        edges.set(token.start());
        edges.set(token.end());
        within.set(token.start() + 1, token.end());
      }
      for (var word : words) {
        edges.set(word.start());
        edges.set(word.end());
      }
    }

    List<Mend> all() {
      var found = new ArrayList<Mend>();
      for (int i = 0; i < text.length(); i++) {
        var mend = isEdge(i) ? at(i) : null;
        if (mend != null) {
          found.add(mend);
          i = mend.end() - 1;
        }
      }
      return found;
    }

    private boolean isEdge(int i) {
      return !within.get(i)
          && (edges.get(i)
              || i == 0
              || i == text.length()
              || Script.of(text.charAt(i - 1)) != Script.of(text.charAt(i))
              || Edges.isParticle(text.charAt(i - 1)));
    }

    private boolean isEnd(int i) {
      return !within.get(i) && (isEdge(i) || Edges.isParticle(text.charAt(i)));
    }

    /** The nearest, and of equals the longest word that may be meant from a place on. */
    private @Nullable Mend at(int start) {
      Mend best = null;
      int last = Math.min(text.length(), start + LONGEST + 2);
      for (int end = start + FEWEST_KANJI; end <= last; end++) {
        var script = Script.of(text.charAt(end - 1));
        if (script != Script.KANJI && !script.isKana()) {
          return best;
        }
        if (isEnd(end) && isUnknown(start, end)) {
          var mend = nearest(start, end);
          if (mend != null && (best == null || mend.distance() <= best.distance())) {
            best = mend;
          }
        }
      }
      return best;
    }

    /** Mostly of letters that mean nothing; behind known words only kanji are a slip. */
    private boolean isUnknown(int start, int end) {
      int unknown = end - start - known.get(start, end).cardinality();
      if (unknown == end - start) {
        return true;
      }
      boolean kanji = false;
      for (int i = known.nextClearBit(start); i < end; i = known.nextClearBit(i + 1)) {
        kanji |= Script.of(text.charAt(i)) == Script.KANJI;
      }
      return unknown >= 2 && (kanji || unknown * 3 > end - start);
    }

    private @Nullable Mend nearest(int start, int end) {
      var written = text.substring(start, end);
      var outline = outline(written);
      if (outline == null) {
        return null;
      }
      Right best = null;
      int fewest = kana(outline).length() == outline.length() ? FEWEST_EDITED : FEWEST_KANA + 1;
      int least = outline.length() < fewest && !isKanji(start, end) ? 0 : 1;
      boolean doubtful = false;
      for (var right : rights.of(outline)) {
        int distance = distance(outline, right.outline());
        if (distance > 1 || !isLikely(outline, right)) {
          continue;
        }
        if (distance < least || (distance == least && best == null)) {
          best = right;
          doubtful = false;
          least = distance;
        } else if (distance == least && best != null) {
          doubtful |= !right.meanings().equals(best.meanings());
        }
      }
      boolean sure =
          best != null && !doubtful && best.isTarget() && !isOrdinary(start, end, best, least);
      return sure && best != null ? new Mend(start, end, best, least) : null;
    }

    /** Hardly anybody gets the first letter wrong; of kanji and kana only a kanji is. */
    private static boolean isLikely(String outline, Right right) {
      var other = right.outline();
      if (outline.charAt(0) != other.charAt(0)) {
        return false;
      }
      boolean phrase = kana(other).length() == other.length() && !isOneScript(outline);
      if ((right.isPlace() && !phrase) || (right.isOneScript() && outline.equals(other))) {
        return true;
      }
      return right.isOneScript() ? isOneScript(outline) : kana(outline).equals(kana(other));
    }

    private boolean isKanji(int start, int end) {
      return text.substring(start, end).chars().allMatch(c -> Script.of((char) c) == Script.KANJI);
    }

    /**
     * A word of its own, or made of such, or what is understood without: 武蔵小山 is no slip of 武蔵小杉,
     * nor 川崎大学 of 川崎大師.
     */
    private boolean isOrdinary(int start, int end, Right right, int distance) {
      for (var token : tokens) {
        boolean inside = token.start() >= start && token.end() <= end;
        if (inside && token.meanings().stream().anyMatch(right.meanings()::contains)) {
          return true;
        }
      }
      boolean kanji = isKanji(start, end);
      int shortest = kanji && (end - start == FEWEST_KANJI || !right.isPlace()) ? 1 : 2;
      boolean wordy = kanji || (distance > 0 && (right.isOneScript() || right.isPlace()));
      for (var word : words) {
        boolean inside = word.start() >= start && word.end() <= end;
        if (inside && word.known() && word.start() == start && word.end() == end) {
          return true;
        }
        if (inside && (!word.known() || word.end() - word.start() < shortest)) {
          wordy = false;
        }
      }
      return wordy || (!hasKana && !right.isPlace());
    }
  }
}
