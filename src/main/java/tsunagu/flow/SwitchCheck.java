package tsunagu.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tsunagu.flow.Flow.Case;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Step;
import tsunagu.wish.Wish;

/** Proves that every switch takes everybody on, and that slots and their values exist. */
final class SwitchCheck {
  private static final Set<String> STATES = Set.of("known", "unknown");
  private static final String WISH = "wish";
  private static final Map<String, Set<String>> PARTS =
      Map.of(
          WISH,
          Set.of(
              "kind",
              "side",
              "need",
              "wards",
              "place",
              "online",
              "when",
              "audience",
              "fields",
              "skills",
              "topic"),
          "mine",
          Set.of("wards", "fields", "language", "letters", "notices"),
          "listing",
          Set.of("id", "kind", "title", "when", "where", "organiser", "why"),
          "desk",
          Set.of("id", "name", "receiver", "reason"),
          "introduction",
          Set.of("title", "organisation", "status"),
          "need",
          Set.of("skills", "deliverable", "people"));

  private final Flows flows;
  private final Map<String, Set<String>> values = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  SwitchCheck(Flows flows) {
    this.flows = flows;
    values.put("wish.kind", codes(Wish.Kind.values()));
    values.put("wish.need", codes(Wish.Need.values()));
    values.put("wish.side", codes(Wish.Side.values()));
    values.put("mine.letters", Set.of("normal", "large"));
    values.put("mine.notices", Set.of("on", "off"));
    open.addAll(
        Set.of(
            "found",
            "introductions",
            "said",
            "relaxed",
            "wishes",
            Slots.ASKED,
            "listing",
            "desk",
            "introduction",
            "safety"));
    flows
        .list()
        .forEach(flow -> {
          open.addAll(flow.calls().facts());
          flow.calls().words().forEach(word -> word.set().forEach(this::written));
          flow.steps().forEach(this::written);
        });
  }

  private static Set<String> codes(Enum<?>[] all) {
    var codes = new HashSet<String>();
    for (var one : all) {
      codes.add(Wishes.code(one));
    }
    return codes;
  }

  private void written(Step step) {
    if (step.doing() instanceof Doing.Assign(var set, _)) {
      set.forEach(this::written);
    }
    if (step.doing() instanceof Doing.Withdraw(var slot)) {
      open.add(slot);
    }
    Flows.question(step)
        .ifPresent(question -> {
          var into = question.into();
          boolean choice = question.sort() == Flow.Sort.CHOICE || question.sort() == Flow.Sort.TAP;
          if (!choice || question.patience().many()) {
            open.add(into);
          }
          question
              .choices()
              .forEach(option -> {
                written(into, option.value());
                option.set().forEach(this::written);
              });
        });
  }

  private void written(String slot, String value) {
    if (slot.isEmpty() || value.isEmpty()) {
      return;
    }
    if (value.contains("{")) {
      open.add(slot);
    } else if (!fixed(slot)) {
      values.computeIfAbsent(slot, any -> new HashSet<>()).add(value);
    }
  }

  private static boolean fixed(String slot) {
    return slot.equals("wish.kind")
        || slot.equals("wish.need")
        || slot.equals("wish.side")
        || slot.equals("mine.letters")
        || slot.equals("mine.notices");
  }

  List<Finding> findings() {
    for (var flow : flows.list()) {
      for (var step : flow.steps()) {
        step(new Graph.Node(flow, step));
      }
    }
    return findings;
  }

  private void step(Graph.Node node) {
    switch (node.step.doing()) {
      case Doing.Switch(var cases) -> cases(node, cases);
      case Doing.Assign(var set, var forget) -> {
        set.forEach((slot, value) -> assigned(node, node.step.line(), slot, value));
        forget.forEach(slot -> part(node, node.step.line(), slot));
      }
      default -> {}
    }
    var question = node.question;
    if (question != null) {
      part(node, node.step.line(), question.into());
      question
          .choices()
          .forEach(option -> {
            if (fixed(question.into())) {
              assigned(node, option.line(), question.into(), option.value());
            }
            option.set().forEach((slot, value) -> assigned(node, option.line(), slot, value));
          });
    }
    for (var wording : Wordings.of(node.step)) {
      wording.languages().values().stream()
          .flatMap(text -> Slots.PLACEHOLDER.matcher(text).results().map(found -> found.group(1)))
          .distinct()
          .forEach(slot -> part(node, wording.line(), slot));
    }
  }

  private void cases(Graph.Node node, List<Case> cases) {
    var seen = new HashSet<Map<String, List<String>>>();
    boolean all = false;
    for (var one : cases) {
      if (all || !seen.add(one.when())) {
        findings.add(
            node.finding(
                one.line(),
                "この場合には、けっして進みません。前の場合がすべて受けとめます。",
                "「else」をいちばん下に置くか、同じ条件をひとつにしてください。"));
      }
      all |= one.when().isEmpty();
      one.when().forEach((slot, wanted) -> condition(node, one.line(), slot, wanted));
    }
    if (!exhaustive(cases)) {
      findings.add(node.finding("どの場合にもあたらない人が、行き場をなくします。", "いちばん下に「- else: 行き先」を足してください。"));
    }
  }

  private void condition(Graph.Node node, int line, String slot, List<String> wanted) {
    if (part(node, line, slot)) {
      return;
    }
    boolean word = slot.indexOf('.') < 0;
    if (word && !open.contains(slot) && !values.containsKey(slot)) {
      findings.add(
          node.finding(
              line, "「" + slot + "」には、どこでも値が入りません。", "名前を見なおすか、質問の「into」や「set」で値を入れてください。"));
      return;
    }
    var possible = values.getOrDefault(slot, Set.of());
    for (var value : wanted) {
      boolean never =
          !possible.isEmpty() && (fixed(slot) || !open.contains(slot)) && !possible.contains(value);
      if (!STATES.contains(value) && never) {
        findings.add(
            node.finding(
                line,
                "「" + slot + "」が「" + value + "」になることはありません。",
                "なりうる値：" + String.join("、", possible.stream().sorted().toList())));
      }
    }
  }

  private void assigned(Graph.Node node, int line, String slot, String value) {
    if (part(node, line, slot) || !fixed(slot) || value.isEmpty()) {
      return;
    }
    var possible = values.getOrDefault(slot, Set.of());
    if (!possible.contains(value)) {
      findings.add(
          node.finding(
              line,
              "「" + slot + "」に「" + value + "」は入れられません。",
              "入れられる値：" + String.join("、", possible.stream().sorted().toList())));
    }
  }

  /** Reports a part that does not exist, such as wish.colour. */
  private boolean part(Graph.Node node, int line, String slot) {
    int dot = slot.indexOf('.');
    if (dot < 0) {
      return false;
    }
    var parts = PARTS.get(slot.substring(0, dot));
    if (parts != null && parts.contains(slot.substring(dot + 1))) {
      return false;
    }
    findings.add(
        node.finding(
            line,
            "「" + slot + "」という値はありません。",
            parts == null
                ? "「.」のつく名前は、"
                    + String.join("、", PARTS.keySet().stream().sorted().toList())
                    + " だけです。"
                : "使えるもの：" + String.join("、", parts.stream().sorted().toList())));
    return true;
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
}
