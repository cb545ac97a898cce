package tsunagu.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Question;
import tsunagu.flow.Paths.Node;

/** Proves that every slot a text needs was set on every way that leads to it. */
final class SlotCheck {
  /** Kept by themselves; a line without them is left out. */
  private static final Set<String> ALWAYS = Set.of("wish", "mine", "found", "introductions");

  private final Paths paths;
  private final Map<Node, Set<String>> known = new HashMap<>();

  SlotCheck(Paths paths) {
    this.paths = paths;
  }

  List<Finding> findings() {
    var open = new ArrayDeque<Node>();
    for (var start : paths.starts()) {
      known.put(start, new HashSet<>(start.flow().calls().facts()));
      open.add(start);
    }
    while (!open.isEmpty()) {
      var node = open.remove();
      for (var next : paths.next(node)) {
        if (narrow(next, after(node, next))) {
          open.add(next);
        }
      }
    }
    var findings = new ArrayList<Finding>();
    known.forEach((node, slots) -> read(node, slots, findings));
    return findings;
  }

  /** Keeps what is known on all ways; true when that changed something. */
  private boolean narrow(Node node, Set<String> slots) {
    var before = known.get(node);
    if (before == null) {
      known.put(node, new HashSet<>(slots));
      return true;
    }
    return before.retainAll(slots);
  }

  private Set<String> after(Node node, Node next) {
    var slots = new HashSet<>(known.getOrDefault(node, Set.of()));
    switch (node.step().doing()) {
      case Doing.Assign(var set, var forget) -> {
        forget.forEach(slots::remove);
        set.keySet().forEach(slot -> slots.add(root(slot)));
      }
      case Doing.Ask(var question) -> answered(node, question, slots);
      case Doing.Refer(var question) -> answered(node, question, slots);
      case Doing.Desks(var nothing) -> {
        if (!nothing.equals(next.flow().name()) && !nothing.equals(next.step().name())) {
          slots.add("desk");
        }
      }
      case Doing.Switch(var cases) ->
          cases.stream()
              .filter(one -> leads(one.then(), next))
              .forEach(one ->
                  one.when()
                      .forEach((slot, values) -> {
                        if (!values.contains("unknown")) {
                          slots.add(root(slot));
                        }
                      }));
      case Doing.StartOver _, Doing.ForgetMe _ -> slots.clear();
      default -> {}
    }
    return slots;
  }

  private static boolean leads(String target, Node next) {
    return target.equals(next.step().name()) || target.equals(next.flow().name());
  }

  private static void answered(Node node, Question question, Set<String> slots) {
    slots.removeAll(node.flow().calls().facts());
    if (!question.into().isEmpty()) {
      slots.add(root(question.into()));
    }
  }

  private static String root(String slot) {
    int dot = slot.indexOf('.');
    return dot < 0 ? slot : slot.substring(0, dot);
  }

  private static void read(Node node, Set<String> slots, List<Finding> findings) {
    for (var wording : wordings(node)) {
      for (var text : wording.languages().values()) {
        Slots.PLACEHOLDER
            .matcher(text)
            .results()
            .map(found -> root(found.group(1)))
            .distinct()
            .filter(slot -> !ALWAYS.contains(slot) && !slots.contains(slot))
            .forEach(slot -> findings.add(unset(node, wording, slot)));
      }
    }
  }

  private static Finding unset(Node node, Wording wording, String slot) {
    return new Finding(
        node.flow().source().file(),
        wording.line(),
        node.step().name(),
        "{" + slot + "} may not be known when this is said.",
        "Ask for it or set it on every way here, or name it under \"facts\".");
  }

  private static List<Wording> wordings(Node node) {
    var wordings = new ArrayList<Wording>();
    if (node.step().doing() instanceof Doing.Say(var text, _, var title, _)) {
      wordings.add(text);
      wordings.add(title);
    }
    Flows.question(node.step())
        .ifPresent(question -> {
          wordings.add(question.text());
          wordings.add(question.patience().again());
        });
    return wordings;
  }
}
