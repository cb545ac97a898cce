package tsunagu.wish;

import java.util.ArrayList;
import java.util.List;

/** Words as runs of one script: what can be known without a dictionary. */
final class ScriptWords implements Boundaries {
  @Override
  public List<Word> words(String text) {
    var words = new ArrayList<Word>();
    int start = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length() || Script.of(text.charAt(i)) != Script.of(text.charAt(start))) {
        var script = Script.of(text.charAt(start));
        if (script != Script.OTHER) {
          var part = script == Script.HIRAGANA ? "助詞" : "名詞";
          words.add(new Word(start, i, text.substring(start, i), part, false));
        }
        start = i;
      }
    }
    return words;
  }
}
