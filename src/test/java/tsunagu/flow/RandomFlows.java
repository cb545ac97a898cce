package tsunagu.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Small sets of flows, drawn by lot: some sound, most with circles, islands, holes or slots that
 * were never set. Whatever they say begins with a mark of its own, so that a reader sees at once
 * whether a slot was known.
 */
final class RandomFlows {
  static final List<String> SLOTS = List.of("x", "y");
  static final List<String> DICE = List.of("d-a", "d-b");
  private static final FlowFiles BASE = FlowFiles.of(Path.of("src/test/resources/flow/sound"));

  private final Random random;
  private final boolean wild;
  private final List<String> flows = new ArrayList<>();
  private int marks;

  /**
   * A lottery.
   *
   * @param wild whether targets are drawn from everywhere; else mostly from below, so that many
   *     sets are sound
   */
  RandomFlows(long seed, boolean wild) {
    this.random = new Random(seed);
    this.wild = wild;
  }

  /** The next set; common.yaml, the human and the answers to all events are always the same. */
  FlowFiles draw() {
    var files = BASE.without("visit.yaml").without("find.yaml").without("which.yaml");
    int many = 2 + random.nextInt(2);
    for (int i = 0; i < many; i++) {
      flows.add("f" + i);
    }
    flows.add("sub");
    files = files.with("menu.yaml", menu()).with("others.yaml", others());
    for (var flow : flows) {
      files = files.with(flow + ".yaml", flow(flow));
    }
    if (random.nextInt(3) == 0) {
      files = files.with("wipe.yaml", wipe());
    }
    return files;
  }

  private static String others() {
    return BASE.text("others.yaml")
        .orElseThrow()
        .replace(", due-visit", "")
        .replace("aside: quiet", "aside: quiet\nfacts: [" + String.join(", ", DICE) + ", x, y]");
  }

  private String menu() {
    var text =
        new StringBuilder("flow: menu\nversion: 2\nabout: x\nwords: [メニュー]\nsteps:\n")
            .append("  - step: menu-what\n    ask: choice\n    into: topic\n    text: ")
            .append(words("menu"))
            .append("    again: ")
            .append(words("more"))
            .append("    choices:\n");
    for (int i = 0; i < flows.size() - 1; i++) {
      text.append("      - then: f" + i + "\n        label: " + label("go " + i));
    }
    return text.toString();
  }

  private static String wipe() {
    return """
    flow: wipe
    version: 2
    about: x
    words: [wipe]
    aside: asking
    steps:
      - step: wiped
        forget: [x]
      - step: wipe-rest
        end: true
    """;
  }

  private String flow(String name) {
    int steps = 2 + random.nextInt(3);
    var text = new StringBuilder("flow: " + name + "\nversion: 2\nabout: x\n");
    if (!name.equals("sub")) {
      text.append("words: [go" + name + "]\n");
    }
    text.append("steps:\n");
    for (int i = 0; i < steps; i++) {
      text.append("  - step: " + name + "-" + i + "\n");
      text.append(i == steps - 1 ? last(name, steps) : step(name, i, steps));
    }
    return text.toString();
  }

  private String last(String name, int steps) {
    boolean end = random.nextInt(wild ? 4 : 40) > 0;
    return end ? "    end: true\n" : "    then: " + target(name, steps - 1, steps) + "\n";
  }

  private String step(String name, int at, int steps) {
    return switch (random.nextInt(name.equals("sub") ? 7 : 9)) {
      case 0 -> "    set: {" + slot() + ": one}\n" + then(name, at, steps);
      case 1 -> "    forget: [" + slot() + "]\n" + then(name, at, steps);
      case 2 -> branch(name, at, steps);
      case 3 -> say() + then(name, at, steps);
      case 4, 5 -> choice(name, at, steps);
      case 6 -> text(name, at, steps);
      default -> "    call: sub\n" + then(name, at, steps);
    };
  }

  private String say() {
    return "    say: " + words(read());
  }

  private String read() {
    return random.nextInt(wild ? 2 : 8) > 0 ? "-" : "{" + slot() + "}";
  }

  /** A text that shows the mark, a value that is always known, and what is given. */
  private String words(String what) {
    var text = "'T" + ++marks + " {mine.wards}<" + what + ">'";
    return "{ja: " + text + ", ja-easy: " + text + ", en: " + text + "}\n";
  }

  private static String label(String text) {
    return "{ja: " + text + ", ja-easy: " + text + ", en: " + text + "}\n";
  }

  private String branch(String name, int at, int steps) {
    return "    switch:\n      - when: {"
        + DICE.get(random.nextInt(DICE.size()))
        + ": known}\n        then: "
        + target(name, at, steps)
        + "\n      - else: "
        + target(name, at, steps)
        + "\n";
  }

  private String choice(String name, int at, int steps) {
    // a slot of its own, so that it is known at some times and unknown at others
    boolean passing = random.nextInt(5) == 0;
    var into = passing ? "own-" + name + "-" + at : slot();
    var text =
        new StringBuilder("    ask: choice\n    into: " + into + "\n")
            .append(
                "    text: "
                    + words(read())
                    + "    again: "
                    + words("-")
                    + otherwise(name, at, steps));
    text.append(passing ? "    skip-known: true\n" : "").append("    choices:\n");
    for (var one : List.of("left", "right")) {
      text.append("      - value: " + one + "\n        label: " + label(one));
      if (random.nextInt(2) == 0) {
        text.append("        then: " + target(name, at, steps) + "\n");
      }
    }
    return text + then(name, at, steps);
  }

  private String text(String name, int at, int steps) {
    return "    ask: text\n    into: "
        + slot()
        + "\n    text: "
        + words(read())
        + "    again: "
        + words("-")
        + otherwise(name, at, steps)
        + then(name, at, steps);
  }

  private String otherwise(String name, int at, int steps) {
    return random.nextInt(4) == 0 ? "    otherwise: " + target(name, at, steps) + "\n" : "";
  }

  private String then(String name, int at, int steps) {
    return random.nextInt(wild ? 3 : 20) == 0 ? "    then: " + target(name, at, steps) + "\n" : "";
  }

  private String target(String name, int at, int steps) {
    int kind = random.nextInt(wild ? 60 : 1000);
    if (kind == 0) {
      return "nowhere";
    }
    if (random.nextInt(wild ? 8 : 12) == 0) {
      return !wild || random.nextInt(2) == 0 ? "menu" : flows.get(random.nextInt(flows.size()));
    }
    if (!wild) {
      return name + "-" + Math.min(at + 1 + random.nextInt(5) / 4, steps - 1);
    }
    return name + "-" + random.nextInt(steps);
  }

  private String slot() {
    return SLOTS.get(random.nextInt(SLOTS.size()));
  }
}
