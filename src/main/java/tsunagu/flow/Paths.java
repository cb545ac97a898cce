package tsunagu.flow;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Graph.Node;
import tsunagu.flow.Graph.Way;

/** Proves that nobody gets lost, stuck or turned in circles. */
final class Paths {
  private static final int MOST_NESTED = 4;

  private final Graph graph;
  private final List<Finding> findings = new ArrayList<>();
  private boolean joined;

  Paths(Graph graph) {
    this.graph = graph;
  }

  List<Finding> findings() {
    graph.flows().list().forEach(this::names);
    graph.missing().forEach(this::missing);
    if (findings.isEmpty()) {
      calls();
    }
    if (findings.isEmpty()) {
      comingBack();
    }
    joined = findings.isEmpty();
    if (joined) {
      reachable();
      circles();
    }
    return findings;
  }

  /** Whether every way leads somewhere, so that the ways can be walked; after the findings. */
  boolean joined() {
    return joined;
  }

  private void names(Flow flow) {
    var seen = new HashSet<String>();
    for (var step : flow.steps()) {
      var node = new Node(flow, step);
      if (!seen.add(step.name())) {
        findings.add(node.finding("同じ名前のステップが二つあります。", "どちらかの名前を変えてください。"));
      }
      if (graph.flows().find(step.name()).isPresent()) {
        findings.add(node.finding("ステップの名前が流れの名前と同じで、「then」の行き先が決まりません。", "ステップの名前を変えてください。"));
      }
    }
  }

  private void missing(Graph.Missing one) {
    if (one.target() == null) {
      findings.add(
          one.from()
              .finding(
                  one.line(),
                  "このあとどこへ進むのかが書かれていません。",
                  "「then: 行き先」を書くか、下に「end: true」のステップを置いてください。"));
    } else if (one.call()) {
      findings.add(
          one.from().finding(one.line(), "呼び出す流れ「" + one.target() + "」がありません。", "名前を見なおしてください。"));
    } else {
      findings.add(
          one.from()
              .finding(
                  one.line(),
                  "行き先「" + one.target() + "」は、この流れのステップにも流れの名前にもありません。",
                  meant(one, one.target()) + "名前を見なおすか、そのステップを書いてください。"));
    }
  }

  /** The name that was perhaps meant: one or two letters were mistaken. */
  private String meant(Graph.Missing one, String target) {
    var names = new ArrayList<>(graph.flows().names());
    one.from().flow.steps().forEach(step -> names.add(step.name()));
    return Near.to(target, names).map(name -> "もしかして「" + name + "」ですか。").orElse("");
  }

  /** Flows may call others a few deep, and never themselves. */
  private void calls() {
    var depths = new HashMap<String, Integer>();
    for (var node : graph.nodes()) {
      if (node.step.doing() instanceof Doing.Call(var called)) {
        int depth = depth(called, new HashSet<>(Set.of(node.flow.name())), depths);
        if (depth == Integer.MAX_VALUE) {
          findings.add(node.finding("流れがたがいに呼び合っていて、終わりません。", "呼び出しのどれかを「then」に変えてください。"));
        } else if (depth > MOST_NESTED) {
          findings.add(
              node.finding(
                  "流れの呼び出しが" + depth + "段も重なります。", "「call」を減らして、" + MOST_NESTED + "段までにしてください。"));
        }
      }
    }
  }

  private int depth(String flow, Set<String> above, Map<String, Integer> depths) {
    if (above.contains(flow) || above.size() > MOST_NESTED * 2) {
      return above.contains(flow) ? Integer.MAX_VALUE : above.size();
    }
    var known = depths.get(flow);
    if (known != null) {
      return known;
    }
    above.add(flow);
    int deepest = 0;
    for (var step : graph.flows().find(flow).map(Flow::steps).orElse(List.of())) {
      if (step.doing() instanceof Doing.Call(var called)) {
        deepest = Math.max(deepest, depth(called, above, depths));
      }
    }
    above.remove(flow);
    int depth = deepest == Integer.MAX_VALUE ? deepest : deepest + 1;
    depths.put(flow, depth);
    return depth;
  }

  private void comingBack() {
    var all = new Reach(graph, EnumSet.allOf(Way.class));
    for (var node : graph.nodes()) {
      if (node.step.doing() instanceof Doing.Call(var called) && !all.ends(called)) {
        findings.add(
            node.finding(
                "呼び出した流れ「" + called + "」が、もどってきません。",
                "「" + called + "」に「end: true」を入れるか、ここを「then: " + called + "」にしてください。"));
      }
    }
  }

  private void reachable() {
    var reached = new Reach(graph, EnumSet.allOf(Way.class)).reach(graph.starts());
    for (var node : graph.nodes()) {
      if (!reached.contains(node)) {
        findings.add(
            node.finding("このステップには、どこからも来られません。", "どこかの「then」からつなぐか、流れに「words」か「on」を書くか、消してください。"));
      }
    }
  }

  private void circles() {
    var silent = Set.copyOf(new Reach(graph, Reach.SILENT).order().circles());
    report(silent, "何もきかないまま、ぐるぐる回ります。", "輪の中に質問を入れるか、終わらせてください。");
    if (silent.isEmpty()) {
      report(
          new Reach(graph, Reach.WAITING).order().circles(),
          "だれも答えないと、いつまでも声をかけつづけます。",
          "「timeout」の行き先を、質問のないところにしてください。");
      report(
          new Reach(graph, Reach.FAILING).order().circles(),
          "うまく伝わらない人が、同じところを回りつづけます。",
          "「otherwise」の行き先を、メニューか人（person）につながるところにしてください。");
    }
  }

  private void report(Iterable<Node> nodes, String sentence, String remedy) {
    nodes.forEach(node -> findings.add(node.finding(sentence, remedy)));
  }
}
