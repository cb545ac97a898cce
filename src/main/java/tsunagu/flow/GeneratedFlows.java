package tsunagu.flow;

import java.util.LinkedHashMap;

/** Makes up as many sound flows as are wanted, for measuring. */
public final class GeneratedFlows {
  private static final int KINDS = 5;

  private GeneratedFlows() {}

  /**
   * A set of flow files with so many more flows of so many steps; each is begun by a word of its
   * own, calls the next one's part, asks, decides, says and ends.
   *
   * @param base a sound set with common.yaml, menu, human and the answers to all events
   */
  public static FlowFiles many(FlowFiles base, int flows, int steps) {
    var texts = new LinkedHashMap<String, String>();
    for (int i = 0; i < flows; i++) {
      texts.put("made-" + i + ".yaml", flow(i, steps));
      if (i % 10 == 0) {
        texts.put("part-" + i + ".yaml", part(i));
      }
    }
    return base.with(texts);
  }

  private static String flow(int number, int steps) {
    var text =
        new StringBuilder(
                "flow: made-" + number + "\nversion: 2\nabout: x\nwords: [w" + word(number))
            .append("]\nsteps:\n");
    for (int i = 0; i < steps - 1; i++) {
      text.append("  - step: s-" + i + "\n").append(step(number, i, steps));
    }
    return text + "  - step: s-" + (steps - 1) + "\n    end: true\n";
  }

  /** Letters only, so that no word is read as a number. */
  private static String word(int number) {
    return Integer.toString(number, 26)
        .chars()
        .mapToObj(c -> String.valueOf((char) ('a' + Character.digit(c, 26))))
        .reduce("", String::concat);
  }

  private static String step(int number, int at, int steps) {
    int next = Math.min(at + 2, steps - 1);
    return switch (at % KINDS) {
      case 0 -> ask(next);
      case 1 ->
          "    switch:\n      - when: {thing: left}\n        then: s-"
              + next
              + "\n      - else: s-"
              + (at + 1)
              + "\n";
      case 2 -> "    say: " + words("{thing}") + "\n";
      case 3 -> "    set: {mark: \"" + at + "\"}\n";
      default -> "    call: part-" + (number - number % 10) + "\n";
    };
  }

  private static String ask(int next) {
    return "    ask: choice\n    into: thing\n    text: "
        + words("A")
        + "\n    again: "
        + words("B")
        + "\n    choices:\n      - value: left\n        label: "
        + words("L")
        + "\n        then: s-"
        + next
        + "\n      - value: right\n        label: "
        + words("R")
        + "\n";
  }

  private static String part(int number) {
    return "flow: part-"
        + number
        + "\n"
        + "version: 2\n"
        + "about: x\n"
        + "steps:\n"
        + "  - step: p-ask\n"
        + "    ask: text\n"
        + "    into: answer\n"
        + "    text: "
        + words("Q")
        + "\n    again: "
        + words("P")
        + "\n  - step: p-end\n    end: true\n";
  }

  private static String words(String text) {
    return "{ja: '" + text + "', ja-easy: '" + text + "', en: '" + text + "'}";
  }
}
