package tsunagu.wish;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.BaseFormAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Plain Kuromoji without a dictionary of ours, so that the tests of this room need no other. */
final class KuromojiWords implements Boundaries {
  @Override
  public List<Word> words(String text) {
    var words = new ArrayList<Word>();
    try (var tokenizer = new JapaneseTokenizer(null, true, JapaneseTokenizer.Mode.NORMAL)) {
      tokenizer.setReader(new StringReader(text));
      var offset = tokenizer.addAttribute(OffsetAttribute.class);
      var base = tokenizer.addAttribute(BaseFormAttribute.class);
      var speech = tokenizer.addAttribute(PartOfSpeechAttribute.class);
      var reading = tokenizer.addAttribute(ReadingAttribute.class);
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        int start = offset.startOffset();
        int end = offset.endOffset();
        var form = base.getBaseForm();
        var part = speech.getPartOfSpeech();
        words.add(
            new Word(
                start,
                end,
                form == null ? text.substring(start, end) : form,
                part == null ? "" : part.split("-", -1)[0],
                reading.getReading() != null));
      }
      tokenizer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
