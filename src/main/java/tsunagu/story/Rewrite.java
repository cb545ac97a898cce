package tsunagu.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tsunagu.story.Story.Beat;
import tsunagu.story.Story.Span;

/** Puts what is said now in the place of words that were expected; all else stays as written. */
final class Rewrite {
  private final String before;
  private final Map<Span, List<String>> words = new LinkedHashMap<>();

  Rewrite(String text) {
    this.before = text;
  }

  /** Takes one thing that went otherwise; only expected words can be rewritten. */
  void take(Play.Miss miss) {
    var beat = miss.beat();
    if (beat == null || beat.bot() == null || miss.wanted().isEmpty() || miss.spoken().isEmpty()) {
      return;
    }
    var now = words.computeIfAbsent(beat.bot(), _ -> new ArrayList<>(expected(beat)));
    now.replaceAll(one -> one.equals(miss.wanted()) ? nearest(one, miss.spoken()) : one);
  }

  private static List<String> expected(Beat beat) {
    return Story.strings(beat.words(), "bot");
  }

  /** The line of what was said that shares most pairs of letters with what was expected. */
  private static String nearest(String wanted, String spoken) {
    var pairs = pairs(wanted);
    return spoken
        .lines()
        .filter(line -> !line.isBlank())
        .max(Comparator.comparingLong(line -> pairs(line).stream().filter(pairs::contains).count()))
        .orElse(wanted);
  }

  private static Set<String> pairs(String text) {
    var pairs = new HashSet<String>();
    for (var i = 0; i + 2 <= text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }

  /** The file's text now. */
  String text() {
    var text = new StringBuilder(before);
    words.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<Span, ?> one) -> one.getKey().start()).reversed())
        .forEach(one ->
            text.replace(at(one.getKey().start()), at(one.getKey().end()), list(one.getValue())));
    return text.toString();
  }

  /** Places count code points, text counts UTF-16. */
  private int at(int codePoints) {
    return before.offsetByCodePoints(0, codePoints);
  }

  private static String list(List<String> words) {
    return words.stream()
        .distinct()
        .map(word -> "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
