package tsunagu.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with its expected answers, as its file has it.
 *
 * @param line where it begins in its file, counted from 1
 * @param head what stands above the talk
 */
record Story(String file, int line, Map<String, Object> head, List<Beat> talk) {
  Story {
    talk = List.copyOf(talk);
  }

  /**
   * One entry of the talk: what happens, and what is expected then.
   *
   * @param bot where the expected words stand in the file; null when there are none
   */
  record Beat(int line, Map<String, Object> words, @Nullable Span bot) {}

  /** A part of a file, in characters. */
  record Span(int start, int end) {}

  String title() {
    return String.valueOf(head.getOrDefault("story", ""));
  }

  /** What it wants to show, such as {@code correction}. */
  List<String> shows() {
    return strings(head, "shows");
  }

  boolean realSearch() {
    return "real".equals(head.get("search"));
  }

  /** What the person chose before the story begins. */
  Map<String, String> mine() {
    var mine = new HashMap<String, String>();
    map(head.getOrDefault("mine", Map.of()))
        .forEach((key, value) -> mine.put(key, String.valueOf(value)));
    for (var key : List.of("language", "letters")) {
      if (head.containsKey(key)) {
        mine.put(key, String.valueOf(head.get(key)));
      }
    }
    return mine;
  }

  List<String> strings(String key) {
    return strings(head, key);
  }

  static List<String> strings(Map<String, Object> from, String key) {
    var value = from.get(key);
    return value == null ? List.of() : strings(value);
  }

  /** A value, or several, as words. */
  static List<String> strings(Object value) {
    return list(value).stream().map(String::valueOf).toList();
  }

  static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  /**
   * A mapping of names to values.
   *
   * @throws Unplayable when it is something else
   */
  static Map<String, Object> map(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new Unplayable("ここには「名前: 値」の形が要ります: " + value);
    }
    var typed = new LinkedHashMap<String, Object>();
    map.forEach((key, one) -> typed.put(String.valueOf(key), one));
    return typed;
  }

  static List<Map<String, Object>> maps(Object value) {
    var maps = new ArrayList<Map<String, Object>>();
    list(value).forEach(one -> maps.add(map(one)));
    return maps;
  }

  /** The story cannot go on as it is written; says why, for its author. */
  static final class Unplayable extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    Unplayable(String why) {
      super(why);
    }
  }
}
