package tsunagu.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Sort;
import tsunagu.flow.Graph.Edge;
import tsunagu.flow.Graph.Node;
import tsunagu.flow.Graph.Way;

/**
 * Proves that every slot a text needs was set on every way that leads to it: through calls and back
 * out of them, after digressions, and from old buttons, which begin a flow with nothing known.
 */
final class SlotCheck {
  private final Graph graph;
  private final Reach all;
  private final SlotNames names;
  private final Map<String, Passage> passages = new HashMap<>();
  private final BitSet digressions;

  SlotCheck(Graph graph) {
    this.graph = graph;
    this.all = new Reach(graph, java.util.EnumSet.allOf(Way.class));
    this.names = new SlotNames(graph.flows());
    this.digressions = digressions();
  }

  /**
   * What a called flow does to the slots.
   *
   * @param surely known afterwards, whatever was known before
   * @param perhaps no longer known afterwards
   */
  private record Passage(BitSet surely, BitSet perhaps) {}

  List<Finding> findings() {
    var entries = new HashMap<Node, BitSet>();
    for (var start : graph.starts()) {
      meet(entries, start, names.facts(start.flow));
    }
    for (var node : graph.nodes()) {
      oldButtons(node, entries);
    }
    var known = flow(entries, false);
    var findings = new ArrayList<Finding>();
    known.forEach((node, slots) -> read(node, slots, findings));
    return findings;
  }

  /** A button of long ago begins its flow, or shows its listing, with nothing else known. */
  private void oldButtons(Node node, Map<Node, BitSet> entries) {
    var question = node.question;
    if (question == null) {
      return;
    }
    for (var edge : node.out) {
      if (edge.way() == Way.CHOOSES && !edge.to().sharesFlow(node)) {
        meet(entries, edge.to(), new BitSet());
      } else if (edge.way() == Way.ANSWERS && question.sort() == Sort.OFFER) {
        meet(entries, edge.to(), names.set(question.into()));
      }
    }
  }

  private static boolean meet(Map<Node, BitSet> known, Node node, BitSet slots) {
    var before = known.get(node);
    if (before == null) {
      known.put(node, (BitSet) slots.clone());
      return true;
    }
    int size = before.cardinality();
    before.and(slots);
    return before.cardinality() < size;
  }

  /** What is known at every step that can be reached; of one flow alone when it is only passed. */
  private Map<Node, BitSet> flow(Map<Node, BitSet> entries, boolean passing) {
    var known = new HashMap<Node, BitSet>();
    var open = new ArrayDeque<Node>();
    entries.forEach((node, slots) -> {
      meet(known, node, slots);
      open.add(node);
    });
    while (!open.isEmpty()) {
      var node = open.remove();
      var slots = known.getOrDefault(node, new BitSet());
      for (var edge : all.next(node)) {
        boolean outside = passing && (edge.way() == Way.CALLS || !edge.to().sharesFlow(node));
        if (!outside && meet(known, edge.to(), after(node, edge, slots))) {
          open.add(edge.to());
        }
      }
    }
    return known;
  }

  private BitSet after(Node node, Edge edge, BitSet before) {
    var slots = (BitSet) before.clone();
    if (node.waits() && edge.way() != Way.PASSES) {
      slots.andNot(names.facts());
      slots.andNot(digressions);
    }
    switch (node.step.doing()) {
      case Doing.Assign(var set, var forget) -> {
        forget.forEach(slot -> slots.andNot(names.set(slot)));
        set.forEach((slot, value) -> names.assign(slots, slot, value));
      }
      case Doing.StartOver _, Doing.ForgetMe _ -> slots.and(names.facts());
      case Doing.Call(var called) -> {
        if (edge.way() == Way.RETURNS) {
          var passage = passage(called);
          slots.andNot(passage.perhaps());
          slots.or(passage.surely());
        }
      }
      case Doing.Desks _ -> learn(slots, "desk", edge.found());
      default -> {}
    }
    edge.when().forEach((slot, values) -> learn(slots, slot, !values.contains("unknown")));
    answered(node, edge, slots);
    return slots;
  }

  private void learn(BitSet slots, String slot, boolean known) {
    if (known) {
      slots.or(names.set(slot));
    }
  }

  private void answered(Node node, Edge edge, BitSet slots) {
    var question = node.question;
    if (question == null) {
      return;
    }
    var option = edge.option();
    boolean kept = option == null || keeps(question.sort());
    boolean answer =
        edge.way() == Way.ANSWERS || edge.way() == Way.PASSES || edge.way() == Way.CHOOSES;
    learn(slots, question.into(), answer && kept && !question.into().isEmpty());
    if (option != null) {
      option.set().forEach((slot, value) -> names.assign(slots, slot, value));
    }
  }

  /** Whether a choice is kept as the answer; beside cards it only leads on. */
  static boolean keeps(Sort sort) {
    return sort != Sort.OFFER
        && sort != Sort.DESK
        && sort != Sort.INTRODUCTION
        && sort != Sort.KEPT
        && sort != Sort.OTHER_WISH;
  }

  private Passage passage(String flow) {
    var known = passages.get(flow);
    if (known == null) {
      passages.put(flow, new Passage(new BitSet(), names.all()));
      var perhaps = names.all();
      perhaps.andNot(atEnd(flow, names.all()));
      known = new Passage(atEnd(flow, new BitSet()), perhaps);
      passages.put(flow, known);
    }
    return known;
  }

  /** What is known on every way to the end of a flow, begun with these; all when there is none. */
  private BitSet atEnd(String flow, BitSet entry) {
    var first = graph.first(flow);
    var result = names.all();
    if (first.isPresent()) {
      var entries = new HashMap<Node, BitSet>();
      entries.put(first.get(), entry);
      flow(entries, true)
          .forEach((node, slots) -> {
            if (node.is(Doing.End.class)) {
              result.and(slots);
            }
          });
    }
    return result;
  }

  /** What flows that come back to a question may have forgotten meanwhile. */
  private BitSet digressions() {
    var forgotten = new BitSet();
    for (var flow : graph.flows().list()) {
      var calls = flow.calls();
      boolean begun =
          !calls.words().isEmpty() || !calls.phrases().isEmpty() || !calls.on().isEmpty();
      if (begun && (flow.aside() != Flow.Aside.NO || Events.beside(calls.on()))) {
        flow.steps().forEach(step -> names.forgotten(step, forgotten));
      }
    }
    return forgotten;
  }

  private void read(Node node, BitSet known, List<Finding> findings) {
    var slots = (BitSet) known.clone();
    if (node.waits()) {
      slots.andNot(digressions); // it is asked again after them
    }
    for (var wording : Wordings.of(node.step)) {
      var unknown = new TreeSet<String>();
      for (var text : wording.languages().values()) {
        names.read(text).stream().filter(slot -> !names.knows(slots, slot)).forEach(unknown::add);
      }
      unknown.forEach(slot -> findings.add(unset(node, wording.line(), slot)));
    }
    for (var text : Wordings.raw(node.step)) {
      names.read(text).stream()
          .filter(slot -> !names.knows(slots, slot))
          .forEach(slot -> findings.add(unset(node, node.step.line(), slot)));
    }
  }

  private static Finding unset(Node node, int line, String slot) {
    return node.finding(
        line,
        "{" + slot + "} は、ここに来る道によってはまだわかっていません。",
        "そこへ来るどの道でも先にきくか「set」で入れるか、出来事の値なら「facts」に書いてください。");
  }
}
