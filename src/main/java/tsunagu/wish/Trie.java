package tsunagu.wish;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Surfaces and what each stands for; written once, then only read. The steps from letter to letter
 * lie in one table without an object of their own: there are a quarter of a million.
 */
final class Trie<T> {
  private static final int ROOT = 1;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** Steps as {@code node << 16 | letter}, 0 where a place of the table is free. */
  private long[] steps = new long[1 << 10];

  private int[] targets = new int[steps.length];
  private @Nullable Object[] values = new Object[1 << 8];
  private int nodes = ROOT;

  /**
   * Changes what a surface stands for.
   *
   * @param change gets what it has stood for until now, null for a new one
   */
  void put(String surface, UnaryOperator<@Nullable T> change) {
    int node = ROOT;
    for (int i = 0; i < surface.length(); i++) {
      if (i == 0 || !isBlankInKana(surface, i)) {
        node = grow(node, surface.charAt(i));
      }
    }
    values[node] = change.apply(value(node));
  }

  @SuppressWarnings("unchecked")
  private @Nullable T value(int node) {
    return (T) values[node];
  }

  private int grow(int node, char letter) {
    long step = step(node, letter);
    int place = place(step);
    if (steps[place] == step) {
      return targets[place];
    }
    steps[place] = step;
    targets[place] = ++nodes;
    if (nodes == values.length) {
      values = Arrays.copyOf(values, nodes * 2);
    }
    if (nodes > steps.length / 2) {
      widen();
    }
    return nodes;
  }

  private void widen() {
    var before = steps;
    var led = targets;
    steps = new long[before.length * 2];
    targets = new int[steps.length];
    for (int i = 0; i < before.length; i++) {
      if (before[i] != 0) {
        int place = place(before[i]);
        steps[place] = before[i];
        targets[place] = led[i];
      }
    }
  }

  private static long step(int node, char letter) {
    return (long) node << 16 | letter;
  }

  /** Where a step lies, or the free place where it would. */
  private int place(long step) {
    int last = steps.length - 1;
    int place = (int) ((step * SPREAD) >>> 32) & last;
    while (steps[place] != 0 && steps[place] != step) {
      place = place + 1 & last;
    }
    return place;
  }

  /** Called for each surface that begins at a place. */
  interface Hit<T> {
    void at(int end, T value);
  }

  /** Learners put blanks between the words of kana: にほんごを べんきょうしたい. */
  private static boolean isBlankInKana(String text, int i) {
    return text.charAt(i) == ' '
        && i + 1 < text.length()
        && Script.of(text.charAt(i - 1)).isKana()
        && (Script.of(text.charAt(i + 1)).isKana()
            || Script.of(text.charAt(i + 1)) == Script.KANJI);
  }

  void from(String text, int start, Hit<? super T> hit) {
    int node = ROOT;
    for (int i = start; i < text.length(); i++) {
      int next = targets[place(step(node, text.charAt(i)))];
      if (next == 0 && i > start && isBlankInKana(text, i)) {
        continue;
      }
      if (next == 0) {
        return;
      }
      node = next;
      var value = value(node);
      if (value != null) {
        hit.at(i + 1, value);
      }
    }
  }
}
