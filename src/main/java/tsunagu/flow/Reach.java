package tsunagu.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tsunagu.flow.Graph.Edge;
import tsunagu.flow.Graph.Node;
import tsunagu.flow.Graph.Way;

/**
 * What happens in one go when only some ways are taken: where it turns in circles, and in which
 * order its steps lead to one another. Works with loops and stacks of its own, since a walk may be
 * as long as all flows together.
 */
final class Reach {
  /** What is walked without anybody saying anything. */
  static final Set<Way> SILENT = Set.of(Way.GOES, Way.PASSES, Way.CALLS, Way.RETURNS);

  /** The same, when nobody answers in time either. */
  static final Set<Way> WAITING = Set.of(Way.GOES, Way.PASSES, Way.CALLS, Way.RETURNS, Way.WAITED);

  /** The same, when nothing that is said is understood. */
  static final Set<Way> FAILING = Set.of(Way.GOES, Way.PASSES, Way.CALLS, Way.RETURNS, Way.FAILS);

  private final Graph graph;
  private final Set<Way> ways;
  private final Map<String, Boolean> ends = new HashMap<>();

  Reach(Graph graph, Set<Way> ways) {
    this.graph = graph;
    this.ways = ways;
  }

  /** The ways that can be walked from a step; back from a call only if that flow comes back. */
  List<Edge> next(Node node) {
    var next = new ArrayList<Edge>(node.out.size());
    for (var edge : node.out) {
      if (ways.contains(edge.way()) && (edge.way() != Way.RETURNS || returns(node))) {
        next.add(edge);
      }
    }
    return next;
  }

  private boolean returns(Node call) {
    return call.step.doing() instanceof Flow.Doing.Call(var called) && ends(called);
  }

  /** Whether a flow can come to its end on these ways; flows that call each other do not. */
  boolean ends(String flow) {
    var known = ends.get(flow);
    if (known != null) {
      return known;
    }
    ends.put(flow, false);
    boolean found = false;
    var first = graph.first(flow);
    var seen = new HashSet<Node>();
    var open = new ArrayDeque<Node>();
    first.ifPresent(open::add);
    while (!open.isEmpty() && !found) {
      var node = open.remove();
      if (!seen.add(node)) {
        continue;
      }
      found = node.is(Flow.Doing.End.class);
      for (var edge : next(node)) {
        if (edge.way() != Way.CALLS && edge.to().sharesFlow(node)) {
          open.add(edge.to());
        }
      }
    }
    ends.put(flow, found);
    return found;
  }

  /** Steps in an order in which each comes after all it leads to; circles are named on the side. */
  record Order(List<Node> nodes, List<Node> circles) {}

  Order order() {
    var nodes = new ArrayList<Node>();
    var circles = new ArrayList<Node>();
    var state = new HashMap<Node, Boolean>();
    for (var start : graph.nodes()) {
      visit(start, state, nodes, circles);
    }
    return new Order(nodes, circles);
  }

  private record Visit(Node node, java.util.Iterator<Edge> edges) {}

  private void visit(
      Node start, Map<Node, Boolean> finished, List<Node> nodes, List<Node> circles) {
    var way = new ArrayDeque<Visit>();
    enter(start, finished, way);
    while (!way.isEmpty()) {
      var top = way.getLast();
      if (top.edges().hasNext()) {
        var next = top.edges().next().to();
        if (Boolean.FALSE.equals(finished.get(next))) {
          circles.add(next);
        }
        enter(next, finished, way);
      } else {
        way.removeLast();
        finished.put(top.node(), true);
        nodes.add(top.node());
      }
    }
  }

  private void enter(Node node, Map<Node, Boolean> finished, ArrayDeque<Visit> way) {
    if (!finished.containsKey(node)) {
      finished.put(node, false);
      way.add(new Visit(node, next(node).iterator()));
    }
  }

  /** All steps that can be walked to from these, with them. */
  Set<Node> reach(Iterable<Node> starts) {
    var reached = new HashSet<Node>();
    var open = new ArrayDeque<Node>();
    starts.forEach(start -> {
      if (reached.add(start)) {
        open.add(start);
      }
    });
    while (!open.isEmpty()) {
      for (var edge : next(open.remove())) {
        if (reached.add(edge.to())) {
          open.add(edge.to());
        }
      }
    }
    return reached;
  }
}
