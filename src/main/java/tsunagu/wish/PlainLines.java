package tsunagu.wish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the shapes the lines of the dictionaries have, {@code - {key: word, key: [word, "a word"]}}
 * or one key a line, many times faster than YAML at large: at each start there are 400 KB. Whatever
 * is not surely of these shapes is left to the YAML reader, which also says what is wrong.
 */
final class PlainLines {
  private static final String ENTRY = "- ";
  private static final String MORE = "  ";

  /** What has a meaning in YAML where a plain word begins. */
  private static final String SPECIAL = "&*!|>%@`#?-:'\"\\{}[],<=~ ";

  private final String line;
  private int at;
  private boolean odd;

  private PlainLines(String line) {
    this.line = line;
    this.odd = !line.chars().allMatch(PlainLines::isOrdinary);
  }

  private static boolean isOrdinary(int c) {
    return c >= ' '
        && (c < 0x7f || c > 0x9f)
        && !Character.isSurrogate((char) c)
        && c != '\u2028'
        && c != '\u2029'
        && c != '\ufeff'
        && c < '\ufffe';
  }

  /** The entries of a file, null where a line has another shape. */
  static @Nullable List<WordFile.Entry> entries(String file, List<String> lines) {
    var entries = new ArrayList<WordFile.Entry>();
    boolean mayHaveMore = false;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      boolean isMore = mayHaveMore && line.startsWith(MORE);
      mayHaveMore = isMore || !line.startsWith(ENTRY + "{");
      if (!isMore) {
        entries.add(new WordFile.Entry(file, i + 1, new LinkedHashMap<>()));
      }
      if (!new PlainLines(line).reads(entries.getLast().values(), isMore)) {
        return null;
      }
    }
    return entries;
  }

  private boolean reads(Map<String, List<String>> values, boolean isMore) {
    if (!skips(isMore ? MORE : ENTRY) || odd) {
      return false;
    }
    boolean inBraces = !isMore && skips("{");
    do {
      var key = plain(":");
      odd |= !skips(": ");
      if (odd || values.put(key, value(inBraces ? ",}" : "")) != null) {
        return false;
      }
    } while (inBraces && skips(", "));
    return !odd && (!inBraces || skips("}")) && at == line.length();
  }

  private List<String> value(String ends) {
    if (skips("[]")) {
      return List.of();
    }
    if (!skips("[")) {
      return List.of(word(ends));
    }
    var words = new ArrayList<String>();
    do {
      words.add(word(",]"));
    } while (skips(", "));
    odd |= !skips("]");
    return words;
  }

  private String word(String ends) {
    return line.startsWith("\"", at) ? quoted() : plain(ends);
  }

  private String quoted() {
    int close = line.indexOf('"', at + 1);
    if (close < 0) {
      odd = true;
      return "";
    }
    var word = line.substring(at + 1, close);
    odd |= word.isBlank() || word.indexOf('\\') >= 0;
    at = close + 1;
    return word;
  }

  /** A word without quotes, up to one of the letters that end it. */
  private String plain(String ends) {
    int start = at;
    odd |= at >= line.length() || SPECIAL.indexOf(line.charAt(at)) >= 0;
    while (at < line.length() && ends.indexOf(line.charAt(at)) < 0) {
      odd |= ",[]{}?#:".indexOf(line.charAt(at)) >= 0;
      at++;
    }
    odd |= at == start || line.charAt(at - 1) == ' ';
    return line.substring(start, at);
  }

  private boolean skips(String sign) {
    if (!line.startsWith(sign, at)) {
      return false;
    }
    at += sign.length();
    return true;
  }
}
