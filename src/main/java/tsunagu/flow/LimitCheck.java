package tsunagu.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import tsunagu.message.Outgoing.Manner;

/** Says everything in every language and letter size, and hands it to whoever knows the limits. */
final class LimitCheck {
  private final Flows flows;
  private final FlowCheck.WorstCase worst;

  LimitCheck(Flows flows, FlowCheck.WorstCase worst) {
    this.flows = flows;
    this.worst = worst;
  }

  List<Finding> findings() {
    var findings = new LinkedHashSet<Finding>();
    for (var manner : manners()) {
      for (var spoken :
          FlowCheck.everyOutgoing(flows, worst.everything(), List.of(manner), worst.today())) {
        for (var problem : worst.problems().apply(spoken.words())) {
          findings.add(finding(spoken.where(), manner, problem));
        }
      }
    }
    return List.copyOf(findings);
  }

  private List<Manner> manners() {
    var languages = new LinkedHashSet<>(Wording.REQUIRED);
    for (var flow : flows.list()) {
      for (var step : flow.steps()) {
        Wordings.of(step).forEach(wording -> languages.addAll(wording.languages().keySet()));
      }
    }
    var manners = new ArrayList<Manner>();
    for (var language : languages) {
      manners.add(new Manner(language, false));
      manners.add(new Manner(language, true));
    }
    return manners;
  }

  private Finding finding(String where, Manner manner, String problem) {
    var parts = where.split("/", 2);
    var flow = flows.find(parts[0]).orElseThrow();
    var step = flow.step(parts[1]).orElseThrow();
    return new Finding(
        flow.source().file(),
        step.line(),
        step.name(),
        "いちばん長い情報のとき（"
            + manner.language()
            + (manner.large() ? "・大きい文字" : "")
            + "）、LINEで送れません："
            + problem,
        "文かボタンを短くするか、二つのステップに分けてください。");
  }
}
