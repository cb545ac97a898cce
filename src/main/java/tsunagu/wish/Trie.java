package tsunagu.wish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All surfaces of the dictionaries; written once, then only read. */
final class Trie<T> {
  private final Node<T> root = new Node<>();

  private static final class Node<T> {
    final Map<Character, Node<T>> next = new HashMap<>();
    final List<T> values = new ArrayList<>();
  }

  void put(String surface, T value) {
    var node = root;
    for (int i = 0; i < surface.length(); i++) {
      if (i > 0 && isBlankInKana(surface, i)) {
        continue;
      }
      node = node.next.computeIfAbsent(surface.charAt(i), c -> new Node<>());
    }
    if (!node.values.contains(value)) {
      node.values.add(value);
    }
  }

  /** Called for each surface that begins at a place. */
  interface Hit<T> {
    void at(int end, List<T> values);
  }

  /** Learners put blanks between the words of kana: にほんごを べんきょうしたい. */
  private static boolean isBlankInKana(String text, int i) {
    return text.charAt(i) == ' '
        && i + 1 < text.length()
        && Script.of(text.charAt(i - 1)).isKana()
        && (Script.of(text.charAt(i + 1)).isKana()
            || Script.of(text.charAt(i + 1)) == Script.KANJI);
  }

  void from(String text, int start, Hit<T> hit) {
    var node = root;
    for (int i = start; i < text.length(); i++) {
      var next = node.next.get(text.charAt(i));
      if (next == null && i > start && isBlankInKana(text, i)) {
        continue;
      }
      if (next == null) {
        return;
      }
      node = next;
      if (!node.values.isEmpty()) {
        hit.at(i + 1, node.values);
      }
    }
  }
}
