package tsunagu.story;

import java.util.List;
import java.util.Map;
import tsunagu.flow.FlowFiles;
import tsunagu.story.Story.Unplayable;

/**
 * Rewrites flow files in the middle of a story, as a coordinator would in an editor: {@code {file:
 * menu.yaml, instead-of: …, write: …}}, {@code {file: new.yaml, text: …}} or {@code {remove:
 * old.yaml}}.
 */
final class Changes {
  private Changes() {}

  static FlowFiles made(FlowFiles files, List<Map<String, Object>> changes) {
    var changed = files;
    for (var change : changes) {
      changed = made(changed, change);
    }
    return changed;
  }

  private static FlowFiles made(FlowFiles files, Map<String, Object> change) {
    if (change.containsKey("remove")) {
      return files.without(word(change, "remove"));
    }
    var file = word(change, "file");
    if (change.containsKey("text")) {
      return files.with(file, word(change, "text"));
    }
    var text = files.text(file).orElseThrow(() -> new Unplayable("「" + file + "」というファイルはありません。"));
    var old = word(change, "instead-of");
    if (!text.contains(old)) {
      throw new Unplayable("「" + file + "」に「" + old + "」はありません。");
    }
    return files.with(file, text.replace(old, word(change, "write")));
  }

  private static String word(Map<String, Object> change, String key) {
    var word = change.get(key);
    if (word == null) {
      throw new Unplayable("「change:」に「" + key + "」が要ります。");
    }
    return word.toString();
  }
}
