package tsunagu.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tsunagu.flow.Flow.Case;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Option;
import tsunagu.flow.Flow.Question;
import tsunagu.flow.Flow.Sort;
import tsunagu.flow.Flow.Step;

/** Every way from step to step of a set of flows; what the prover walks on. */
final class Graph {
  private final Map<String, Map<String, Node>> nodes = new LinkedHashMap<>();
  private final List<Missing> missing = new ArrayList<>();
  private final Flows flows;

  Graph(Flows flows) {
    this.flows = flows;
    for (var flow : flows.list()) {
      var steps = new LinkedHashMap<String, Node>();
      flow.steps().forEach(step -> steps.putIfAbsent(step.name(), new Node(flow, step)));
      nodes.put(flow.name(), steps);
    }
    var drawn = new HashSet<Node>();
    for (var flow : flows.list()) {
      for (int i = 0; i < flow.steps().size(); i++) {
        var step = flow.steps().get(i);
        var below = i + 1 < flow.steps().size() ? flow.steps().get(i + 1) : null;
        var node = node(flow.name(), step.name());
        if (drawn.add(node)) {
          new Drawer(node, below).draw();
        }
      }
    }
  }

  /** How one step leads to another. */
  enum Way {
    /** At once. */
    GOES,
    /** At once, because the answer is known already. */
    PASSES,
    /** After an answer that names a choice. */
    CHOOSES,
    /** After an answer of one's own. */
    ANSWERS,
    /** After the last failed try. */
    FAILS,
    /** When nobody answered in time. */
    WAITED,
    /** Into a flow that comes back. */
    CALLS,
    /** On, once the called flow has come back. */
    RETURNS
  }

  /** A step of a flow; two are the same only when they are the same object. */
  static final class Node {
    final Flow flow;
    final Step step;
    final List<Edge> out = new ArrayList<>(3);
    final @Nullable Question question;

    Node(Flow flow, Step step) {
      this.flow = flow;
      this.step = step;
      this.question = Flows.question(step).orElse(null);
    }

    boolean waits() {
      return question != null;
    }

    boolean sharesFlow(Node other) {
      return flow.name().equals(other.flow.name());
    }

    boolean is(Class<? extends Doing> doing) {
      return doing.isInstance(step.doing());
    }

    Finding finding(String sentence, String remedy) {
      return finding(step.line(), sentence, remedy);
    }

    Finding finding(int line, String sentence, String remedy) {
      return new Finding(flow.source().file(), line, step.name(), sentence, remedy);
    }

    @Override
    public String toString() {
      return flow.name() + "/" + step.name();
    }
  }

  /**
   * One way.
   *
   * @param when the case of a switch it is for; empty elsewhere
   * @param option the choice it is for; null elsewhere
   * @param found whether it is the way on after something was found
   */
  record Edge(
      Way way, Node to, Map<String, List<String>> when, @Nullable Option option, boolean found) {}

  /** A target that is not there; null is the step below the last one. */
  record Missing(Node from, @Nullable String target, int line, boolean call) {}

  Flows flows() {
    return flows;
  }

  List<Missing> missing() {
    return missing;
  }

  List<Node> nodes() {
    return nodes.values().stream().flatMap(steps -> steps.values().stream()).toList();
  }

  Node node(String flow, String step) {
    var found = nodes.getOrDefault(flow, Map.of()).get(step);
    if (found == null) {
      throw new IllegalStateException("no step " + flow + "/" + step);
    }
    return found;
  }

  /** The step a flow begins with; empty for an unknown flow or one without steps. */
  Optional<Node> first(String flow) {
    return nodes.getOrDefault(flow, new HashMap<>()).values().stream().findFirst();
  }

  /** The first steps of what words, phrases, events and the buttons of common.yaml start. */
  List<Node> starts() {
    var starts = new ArrayList<Node>();
    for (var flow : flows.list()) {
      var calls = flow.calls();
      if (!calls.words().isEmpty() || !calls.phrases().isEmpty() || !calls.on().isEmpty()) {
        first(flow.name()).ifPresent(starts::add);
      }
    }
    for (var option : flows.resting()) {
      first(option.value()).ifPresent(starts::add);
    }
    for (var option : flows.beside()) {
      first(option.value()).ifPresent(starts::add);
    }
    return starts;
  }

  /** Draws the ways out of one step. */
  private final class Drawer {
    private final Node from;
    private final @Nullable Step below;

    Drawer(Node from, @Nullable Step below) {
      this.from = from;
      this.below = below;
    }

    void draw() {
      var step = from.step;
      switch (step.doing()) {
        case Doing.Switch(var cases) -> cases.forEach(this::drawCase);
        case Doing.Ask(var question) -> question(question);
        case Doing.Refer(var question) -> question(question);
        case Doing.KeepWish(var question) -> question(question);
        case Doing.Search(var nothing) -> search(nothing);
        case Doing.Desks(var nothing) -> search(nothing);
        case Doing.Back(var nothing) -> way(Way.GOES, nothing, step.line());
        case Doing.Call(var called) -> call(called);
        case Doing.End _ -> {}
        default -> way(Way.GOES, step.then(), step.line());
      }
    }

    private void drawCase(Case one) {
      target(one.then(), one.line())
          .ifPresent(to -> from.out.add(new Edge(Way.GOES, to, one.when(), null, false)));
    }

    private void search(String nothing) {
      target(from.step.then(), from.step.line())
          .ifPresent(to -> from.out.add(new Edge(Way.GOES, to, Map.of(), null, true)));
      way(Way.GOES, nothing, from.step.line());
    }

    private void call(String called) {
      way(Way.RETURNS, from.step.then(), from.step.line());
      var sub = first(called);
      if (sub.isEmpty()) {
        missing.add(new Missing(from, called, from.step.line(), true));
      }
      sub.ifPresent(to -> from.out.add(new Edge(Way.CALLS, to, Map.of(), null, false)));
    }

    private void question(Question question) {
      for (var option : question.choices()) {
        var then = option.then() == null ? from.step.then() : option.then();
        target(then, option.line())
            .ifPresent(to -> from.out.add(new Edge(Way.CHOOSES, to, Map.of(), option, false)));
      }
      var patience = question.patience();
      if (!onlyChoices(question.sort()) || question.choices().isEmpty()) {
        way(Way.ANSWERS, from.step.then(), from.step.line());
      }
      if (patience.skipKnown()) {
        way(Way.PASSES, from.step.then(), from.step.line());
      }
      way(Way.FAILS, patience.otherwise(), from.step.line());
      if (patience.timeout() != null) {
        way(Way.WAITED, patience.timeout().then(), from.step.line());
      }
    }

    private void way(Way way, @Nullable String target, int line) {
      target(target, line).ifPresent(to -> from.out.add(new Edge(way, to, Map.of(), null, false)));
    }

    private Optional<Node> target(@Nullable String target, int line) {
      var steps = nodes.getOrDefault(from.flow.name(), Map.of());
      var own =
          target == null ? (below == null ? null : steps.get(below.name())) : steps.get(target);
      var found = own == null ? first(target == null ? "" : target) : Optional.of(own);
      if (found.isEmpty()) {
        missing.add(new Missing(from, target, line, false));
      }
      return found;
    }
  }

  private static boolean onlyChoices(Sort sort) {
    return sort == Sort.CHOICE || sort == Sort.YES_NO || sort == Sort.TAP;
  }
}
