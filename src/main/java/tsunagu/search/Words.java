package tsunagu.search;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.dict.UserDictionary;
import org.apache.lucene.analysis.ja.tokenattributes.BaseFormAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.Boundaries;

/** Japanese words and their readings, by Kuromoji with the names of Kawasaki. Thread-safe. */
final class Words implements Boundaries {
  /** Names and words that the system dictionary gets wrong. */
  static final UserDictionary NAMES = names();

  /** The one that everybody shares; loading the dictionary takes a while. */
  static final Words ALL = new Words();

  // A tokenizer is dear to make and serves one thread at a time; lent out rather than kept per
  // thread, because a virtual thread would make its own.
  private final ConcurrentLinkedQueue<JapaneseTokenizer> idle = new ConcurrentLinkedQueue<>();

  private Words() {}

  @Override
  public List<Word> words(String text) {
    return read(
        text,
        piece ->
            new Word(
                piece.start(),
                piece.end(),
                piece.base(),
                firstLevel(piece.speech()),
                piece.reading() != null));
  }

  /** Pieces of a text as Kuromoji cuts it, without punctuation. */
  List<Piece> pieces(String text) {
    return read(text, Function.identity());
  }

  private <T> List<T> read(String text, Function<Piece, T> as) {
    var lent = idle.poll();
    var tokenizer = lent == null ? tokenizer() : lent;
    try {
      var found = new ArrayList<T>();
      tokenizer.setReader(new StringReader(text));
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        found.add(as.apply(piece(tokenizer)));
      }
      tokenizer.end();
      tokenizer.close();
      idle.offer(tokenizer);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Piece piece(JapaneseTokenizer tokenizer) {
    var term = tokenizer.getAttribute(CharTermAttribute.class).toString();
    var offsets = tokenizer.getAttribute(OffsetAttribute.class);
    var base = tokenizer.getAttribute(BaseFormAttribute.class).getBaseForm();
    var speech = tokenizer.getAttribute(PartOfSpeechAttribute.class).getPartOfSpeech();
    return new Piece(
        offsets.startOffset(),
        offsets.endOffset(),
        term,
        base == null ? term : base,
        speech == null ? "" : speech,
        tokenizer.getAttribute(ReadingAttribute.class).getReading());
  }

  private static String firstLevel(String speech) {
    int end = speech.indexOf('-');
    return end < 0 ? speech : speech.substring(0, end);
  }

  private static JapaneseTokenizer tokenizer() {
    return new JapaneseTokenizer(NAMES, true, true, JapaneseTokenizer.Mode.NORMAL);
  }

  private static UserDictionary names() {
    try (var in = Words.class.getResourceAsStream("names.csv")) {
      return UserDictionary.open(
          new InputStreamReader(Objects.requireNonNull(in, "names.csv"), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One word with what the dictionary knows of it.
   *
   * @param speech all levels, as 名詞-固有名詞-地域
   * @param reading in katakana, null where the dictionary has none
   */
  record Piece(
      int start, int end, String surface, String base, String speech, @Nullable String reading) {}
}
