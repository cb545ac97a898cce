package tsunagu.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseBaseFormFilter;
import org.apache.lucene.analysis.ja.JapaneseKatakanaStemFilter;
import org.apache.lucene.analysis.ja.JapanesePartOfSpeechStopFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The ways a text is taken apart. Texts are folded before; sounds and concepts come as text that
 * was made from it.
 */
final class Chains {
  static final String TITLE = "title.word";
  static final String BODY = "body.word";
  static final String PLACE = "place.word";
  static final String ORGANISER = "organiser.word";
  static final String TITLE_GRAM = "title.gram";
  static final String ORGANISER_GRAM = "organiser.gram";
  static final String TITLE_SOUND = "title.sound";
  static final String REST_SOUND = "rest.sound";
  static final String TITLE_ONE = "title.one";
  static final String TITLE_CONCEPT = "title.concept";
  static final String BODY_CONCEPT = "body.concept";

  /** The same for writing and asking. */
  static final Analyzer ANALYZER =
      new PerFieldAnalyzerWrapper(
          new KeywordAnalyzer(),
          Map.ofEntries(
              Map.entry(TITLE, new WordAnalyzer()),
              Map.entry(BODY, new WordAnalyzer()),
              Map.entry(PLACE, new WordAnalyzer()),
              Map.entry(ORGANISER, new WordAnalyzer()),
              Map.entry(TITLE_GRAM, new GramAnalyzer()),
              Map.entry(ORGANISER_GRAM, new GramAnalyzer()),
              Map.entry(TITLE_SOUND, new SoundAnalyzer()),
              Map.entry(REST_SOUND, new SoundAnalyzer()),
              Map.entry(TITLE_ONE, new StandardAnalyzer()),
              Map.entry(TITLE_CONCEPT, new WhitespaceAnalyzer()),
              Map.entry(BODY_CONCEPT, new WhitespaceAnalyzer())));

  private Chains() {}

  /** What a field would keep of a text, in order. */
  static List<String> terms(String field, String text) {
    try (var stream = ANALYZER.tokenStream(field, text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      var terms = new ArrayList<String>();
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
      return terms;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class WordAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      var cut = new JapaneseTokenizer(Words.NAMES, true, true, JapaneseTokenizer.Mode.SEARCH);
      var base = new JapaneseBaseFormFilter(cut);
      var content = new JapanesePartOfSpeechStopFilter(base, JapaneseAnalyzer.getDefaultStopTags());
      var telling = new StopFilter(content, JapaneseAnalyzer.getDefaultStopSet());
      return new TokenStreamComponents(cut, new JapaneseKatakanaStemFilter(telling));
    }
  }

  private static final class GramAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      var cut = new ICUTokenizer();
      return new TokenStreamComponents(cut, new CJKBigramFilter(cut));
    }
  }

  private static final class SoundAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      return new TokenStreamComponents(
          new NGramTokenizer(2, 2) {
            @Override
            protected boolean isTokenChar(int c) {
              return !Character.isWhitespace(c);
            }
          });
    }
  }
}
