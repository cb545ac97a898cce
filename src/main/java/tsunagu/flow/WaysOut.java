package tsunagu.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Graph.Node;
import tsunagu.flow.Graph.Way;

/** Proves that from everywhere a word leads to the menu and to a human, and two taps to a human. */
final class WaysOut {
  static final String MENU = "menu";
  private static final String MENU_FILE = "menu.yaml";
  private static final int MOST_TAPS = 2;

  private final Graph graph;
  private final Reach silent;
  private final List<Finding> findings = new ArrayList<>();

  WaysOut(Graph graph) {
    this.graph = graph;
    this.silent = new Reach(graph, Reach.SILENT);
  }

  List<Finding> findings() {
    menu();
    human();
    if (findings.isEmpty()) {
      taps();
    }
    return findings;
  }

  private void menu() {
    var menu = graph.flows().find(MENU);
    if (menu.isEmpty() || menu.get().calls().words().isEmpty()) {
      findings.add(
          new Finding(
              MENU_FILE, 0, "", "「メニュー」と書いても、メニューに行けません。", "流れ「menu」を置いて、「words」を書いてください。"));
    } else if (menu.get().aside() != Flow.Aside.NO
        || !everyWalk(graph.first(MENU).orElseThrow(), Node::waits)) {
      findings.add(
          new Finding(
              MENU_FILE,
              menu.get().source().line(),
              "",
              "「メニュー」と書いても、メニューの質問に着かないことがあります。",
              "メニューは「aside」なしで、質問まで必ず進むようにしてください。"));
    }
  }

  private void human() {
    var people =
        graph.flows().list().stream()
            .filter(flow -> !flow.calls().words().isEmpty())
            .filter(flow ->
                flow.steps().stream().anyMatch(step -> step.doing() instanceof Doing.HandOver))
            .toList();
    if (people.isEmpty()) {
      findings.add(
          new Finding(
              "person.yaml", 0, "", "人につながることばがありません。", "「hand-over」のある流れに「words」を書いてください。"));
    } else if (people.stream().noneMatch(flow -> leadsToHuman(flow.name()))) {
      var flow = people.getFirst();
      findings.add(
          new Finding(
              flow.source().file(),
              flow.source().line(),
              "",
              "人を呼ぶことばを書いても、人につながらない道があります。",
              "はじめのステップから「hand-over」まで、質問なしで必ず進むようにしてください。"));
    }
  }

  private boolean leadsToHuman(String flow) {
    return graph
        .first(flow)
        .filter(first -> everyWalk(first, node -> node.is(Doing.HandOver.class)))
        .isPresent();
  }

  /** Whether each walk from a step meets such a step before it waits or ends. */
  private boolean everyWalk(Node start, java.util.function.Predicate<Node> wanted) {
    var seen = new HashSet<Node>();
    var open = new ArrayDeque<Node>(List.of(start));
    while (!open.isEmpty()) {
      var node = open.remove();
      if (wanted.test(node) || !seen.add(node)) {
        continue;
      }
      var next = silent.next(node);
      if (node.waits() || next.isEmpty()) {
        return false;
      }
      next.forEach(edge -> open.add(edge.to()));
    }
    return true;
  }

  /** From every question, two taps lead to a human: its own choices, or those of common.yaml. */
  private void taps() {
    boolean beside =
        graph.flows().beside().stream().anyMatch(option -> leadsToHuman(option.value()));
    if (beside) {
      return;
    }
    var near = new HashMap<Node, Set<Node>>();
    var human = new HashSet<Node>();
    for (var node : graph.nodes()) {
      if (node.waits()) {
        near.put(node, oneTap(node, human));
      }
    }
    near.forEach((node, next) -> {
      if (!human.contains(node) && next.stream().noneMatch(human::contains)) {
        findings.add(
            node.finding(
                "ここからは、ボタンを" + MOST_TAPS + "回おしても人と話せません。",
                "選択肢に人につながるものを足すか、common.yaml の「beside」に人を書いてください。"));
      }
    });
  }

  /** The questions one tap away; notes those from which a human is one tap away. */
  private Set<Node> oneTap(Node question, Set<Node> human) {
    var next = new HashSet<Node>();
    for (var edge : question.out) {
      if (edge.way() == Way.CHOOSES || edge.way() == Way.ANSWERS) {
        for (var node : silent.reach(List.of(edge.to()))) {
          if (node.is(Doing.HandOver.class)) {
            human.add(question);
          }
          if (node.waits()) {
            next.add(node);
          }
        }
      }
    }
    return next;
  }

  /** Flows whose words must mean the same everywhere: menu, human, back. */
  static boolean leadsOut(Flow flow) {
    return flow.name().equals(MENU)
        || flow.steps().stream()
            .map(Flow.Step::doing)
            .anyMatch(doing -> doing instanceof Doing.HandOver || doing instanceof Doing.Back);
  }
}
