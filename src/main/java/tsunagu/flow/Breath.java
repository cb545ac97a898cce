package tsunagu.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Sort;
import tsunagu.flow.Graph.Edge;
import tsunagu.flow.Graph.Node;
import tsunagu.flow.Graph.Way;

/**
 * Proves that what is said in one go, from answer to question, is neither too long a walk nor too
 * much for one breath: LINE takes five messages at a time, and cards cannot be joined as texts can.
 */
final class Breath {
  private static final int MOST_STEPS = 100;
  private static final int MOST_CARDS = 2;
  private static final int MOST_CHARACTERS = 4_000;

  private final Reach silent;
  private final Graph graph;
  private final Map<Node, Load> onwards = new HashMap<>();
  private final Map<Node, Load> toEnd = new HashMap<>();
  private final Map<String, Node> firsts = new HashMap<>();

  Breath(Graph graph) {
    this.graph = graph;
    this.silent = new Reach(graph, Reach.SILENT);
    graph
        .flows()
        .names()
        .forEach(name -> graph.first(name).ifPresent(node -> firsts.put(name, node)));
  }

  /** What a stretch of the way amounts to at most. */
  private record Load(int steps, int cards, int characters) {
    private static final Load NONE = new Load(0, 0, 0);

    Load plus(Load other) {
      return new Load(steps + other.steps, cards + other.cards, characters + other.characters);
    }

    Load most(Load other) {
      return new Load(
          Math.max(steps, other.steps),
          Math.max(cards, other.cards),
          Math.max(characters, other.characters));
    }
  }

  List<Finding> findings() {
    for (var node : silent.order().nodes()) {
      measure(node);
    }
    var findings = new ArrayList<Finding>();
    for (var node : entries()) {
      var load = onwards.getOrDefault(node, Load.NONE);
      if (load.steps() > MOST_STEPS) {
        findings.add(
            node.finding(
                "ここから質問までに、" + MOST_STEPS + "より多くのステップを一度に進みます。", "間に質問を入れるか、ステップを減らしてください。"));
      }
      if (load.cards() > MOST_CARDS) {
        findings.add(
            node.finding(
                "ここから質問までに、カードを" + load.cards() + "回見せます。一度に送れるのは" + MOST_CARDS + "回までです。",
                "間に質問を入れるか、カードを減らしてください。"));
      }
      if (load.characters() > MOST_CHARACTERS) {
        findings.add(
            node.finding(
                "ここから質問までに、" + MOST_CHARACTERS + "字より多くを一度に言います。", "間に質問を入れるか、言うことを減らしてください。"));
      }
    }
    return findings;
  }

  /** Where a walk may begin: what starts a flow, and what an answer or a timer leads to. */
  private List<Node> entries() {
    var entries = new ArrayList<>(graph.starts());
    for (var node : graph.nodes()) {
      if (node.waits()) {
        node.out.stream()
            .filter(edge -> edge.way() != Way.PASSES)
            .map(Edge::to)
            .forEach(entries::add);
      }
    }
    return entries.stream().distinct().toList();
  }

  private void measure(Node node) {
    var own = own(node);
    var most = Load.NONE;
    var end = node.is(Doing.End.class) ? own : null;
    for (var edge : silent.next(node)) {
      var before = edge.way() == Way.RETURNS ? own.plus(called(node)) : own;
      most = most.most(onwards.getOrDefault(edge.to(), Load.NONE).plus(minus(before, own)));
      var rest = toEnd.get(edge.to());
      if (rest != null && edge.way() != Way.CALLS && edge.to().sharesFlow(node)) {
        var whole = before.plus(rest);
        end = end == null ? whole : end.most(whole);
      }
    }
    onwards.put(node, own.plus(most));
    if (end != null) {
      toEnd.put(node, end);
    }
  }

  private static Load minus(Load more, Load less) {
    return new Load(
        more.steps() - less.steps(),
        more.cards() - less.cards(),
        more.characters() - less.characters());
  }

  private Load called(Node call) {
    if (call.step.doing() instanceof Doing.Call(var flow)) {
      var first = firsts.get(flow);
      return first == null ? Load.NONE : toEnd.getOrDefault(first, Load.NONE);
    }
    return Load.NONE;
  }

  private static Load own(Node node) {
    int characters =
        Wordings.of(node.step).stream()
            .mapToInt(wording ->
                wording.languages().values().stream().mapToInt(String::length).max().orElse(0))
            .sum();
    return new Load(1, cards(node), characters);
  }

  private static int cards(Node node) {
    var question = node.question;
    if (question != null && (question.sort() == Sort.OFFER || question.sort() == Sort.DESK)) {
      return 1;
    }
    return node.step.doing() instanceof Doing.Say(_, var show, _, var buttons)
            && !(show.isEmpty() && buttons.isEmpty())
        ? 1
        : 0;
  }
}
