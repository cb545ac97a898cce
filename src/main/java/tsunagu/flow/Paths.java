package tsunagu.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tsunagu.flow.Flow.Case;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Question;
import tsunagu.flow.Flow.Sort;
import tsunagu.flow.Flow.Step;

/** Where every step leads; proves that nobody gets lost, stuck or turned in circles. */
final class Paths {
  private final Flows flows;
  private final List<Finding> findings = new ArrayList<>();

  Paths(Flows flows) {
    this.flows = flows;
  }

  /** A step of a flow. */
  record Node(Flow flow, Step step) {
    boolean waits() {
      return Flows.question(step).isPresent();
    }
  }

  List<Finding> findings() {
    flows.list().forEach(flow -> flow.steps().forEach(step -> targets(new Node(flow, step))));
    flows.list().forEach(this::names);
    if (findings.isEmpty()) {
      reachable();
      circles();
    }
    waysOut();
    return findings;
  }

  private void report(Node node, String sentence, String remedy) {
    findings.add(
        new Finding(
            node.flow().source().file(), node.step().line(), node.step().name(), sentence, remedy));
  }

  private void names(Flow flow) {
    var seen = new HashSet<String>();
    for (var step : flow.steps()) {
      if (!seen.add(step.name())) {
        report(new Node(flow, step), "Two steps have this name.", "Rename one of them.");
      }
      if (flows.find(step.name()).isPresent()) {
        report(
            new Node(flow, step),
            "The step is called like a flow, so \"then\" could mean either.",
            "Rename the step.");
      }
    }
  }

  private void targets(Node node) {
    for (var target : wanted(node)) {
      if (target == null && node.flow().below(node.step()) == null) {
        report(
            node,
            "Nobody knows how it goes on after this step.",
            "Add \"then: …\", or a last step with \"end: true\".");
      } else if (target != null && next(node.flow(), node.step(), target) == null) {
        report(
            node,
            "It leads to \"" + target + "\", which is neither a step here nor a flow.",
            "Correct the name, or write that step.");
      }
    }
    if (node.step().doing() instanceof Doing.Call(var called) && flows.find(called).isEmpty()) {
      report(node, "There is no flow \"" + called + "\" to call.", "Correct the name.");
    }
    if (node.step().doing() instanceof Doing.Switch(var cases) && !exhaustive(cases)) {
      report(node, "Some values fit no case of the switch.", "Add \"- else: …\" as the last case.");
    }
  }

  private static boolean exhaustive(List<Case> cases) {
    var known = new HashSet<String>();
    var unknown = new HashSet<String>();
    for (var one : cases) {
      if (one.when().isEmpty()) {
        return true;
      }
      if (one.when().size() == 1) {
        one.when()
            .forEach((slot, values) -> {
              if (values.contains("known")) {
                known.add(slot);
              }
              if (values.contains("unknown")) {
                unknown.add(slot);
              }
            });
      }
    }
    return known.stream().anyMatch(unknown::contains);
  }

  /** The targets as they are written; null is the step below. */
  private static List<@Nullable String> wanted(Node node) {
    var step = node.step();
    var targets = new ArrayList<@Nullable String>();
    switch (step.doing()) {
      case Doing.Switch(var cases) -> cases.forEach(one -> targets.add(one.then()));
      case Doing.Ask(var question) -> answers(question, step, targets);
      case Doing.Refer(var question) -> answers(question, step, targets);
      case Doing.Search(var nothing) -> {
        targets.add(step.then());
        targets.add(nothing);
      }
      case Doing.Desks(var nothing) -> {
        targets.add(step.then());
        targets.add(nothing);
      }
      case Doing.Back(var nothing) -> targets.add(nothing);
      case Doing.End _ -> {}
      default -> targets.add(step.then());
    }
    return targets;
  }

  private static void answers(Question question, Step step, List<@Nullable String> targets) {
    boolean free = question.sort() != Sort.CHOICE && question.sort() != Sort.YES_NO;
    for (var option : question.choices()) {
      targets.add(option.then() == null ? step.then() : option.then());
    }
    if (free) {
      targets.add(step.then());
    }
    targets.add(question.patience().otherwise());
    var timeout = question.patience().timeout();
    if (timeout != null) {
      targets.add(timeout.then());
    }
  }

  private @Nullable Node next(Flow flow, Step step, @Nullable String target) {
    var own = target == null ? flow.below(step) : flow.step(target).orElse(null);
    return own == null ? first(target == null ? "" : target) : new Node(flow, own);
  }

  private @Nullable Node first(String name) {
    return flows.find(name).map(flow -> new Node(flow, flow.steps().getFirst())).orElse(null);
  }

  /** The steps a step leads to. */
  Set<Node> next(Node node) {
    var nodes = new LinkedHashSet<Node>();
    for (var target : wanted(node)) {
      var found = next(node.flow(), node.step(), target);
      if (found != null) {
        nodes.add(found);
      }
    }
    if (node.step().doing() instanceof Doing.Call(var called)) {
      var sub = first(called);
      if (sub != null) {
        nodes.add(sub);
      }
    }
    return nodes;
  }

  /** The first steps of what words, events and our own buttons start. */
  List<Node> starts() {
    return flows.list().stream()
        .filter(flow ->
            !flow.calls().words().isEmpty()
                || !flow.calls().phrases().isEmpty()
                || !flow.calls().on().isEmpty())
        .map(flow -> new Node(flow, flow.steps().getFirst()))
        .toList();
  }

  private void reachable() {
    var reached = new HashSet<>(starts());
    var open = new ArrayDeque<>(starts());
    while (!open.isEmpty()) {
      for (var next : next(open.remove())) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    for (var flow : flows.list()) {
      for (var step : flow.steps()) {
        if (!reached.contains(new Node(flow, step))) {
          report(
              new Node(flow, step),
              "Nothing leads to this step.",
              "Lead a \"then\" to it, give its flow \"words\" or \"on\", or remove it.");
        }
      }
    }
  }

  private void circles() {
    var done = new HashSet<Node>();
    for (var flow : flows.list()) {
      for (var step : flow.steps()) {
        circle(new Node(flow, step), new LinkedHashSet<>(), done);
      }
    }
  }

  private void circle(Node node, Set<Node> way, Set<Node> done) {
    if (node.waits() || done.contains(node)) {
      return;
    }
    if (!way.add(node)) {
      report(
          node,
          "It goes in a circle without asking anything.",
          "Put a question into the circle, or end it.");
      done.add(node);
      return;
    }
    next(node).forEach(next -> circle(next, way, done));
    way.remove(node);
    done.add(node);
  }

  /** From everywhere a word must lead to the menu and to a human. */
  private void waysOut() {
    var needs =
        Map.of(
            "the menu",
            flows.find("menu").filter(flow -> !flow.calls().words().isEmpty()).isPresent(),
            "a human",
            flows.list().stream()
                .filter(flow -> !flow.calls().words().isEmpty())
                .anyMatch(flow ->
                    flow.steps().stream()
                        .anyMatch(step -> step.doing() instanceof Doing.HandOver)));
    needs.forEach((what, there) -> {
      if (!there) {
        findings.add(
            new Finding(
                "menu.yaml",
                0,
                "",
                "No typed word leads to " + what + ".",
                "Write a flow with \"words\" that goes there."));
      }
    });
  }
}
