package tsunagu.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tsunagu.flow.Flow.Doing;

/**
 * Proves that words, events and timers each start one flow, and that nothing is left unanswered.
 */
final class CallCheck {
  private final Flows flows;
  private final List<Finding> findings = new ArrayList<>();

  CallCheck(Flows flows) {
    this.flows = flows;
  }

  List<Finding> findings() {
    words();
    phrases();
    events();
    timers();
    late();
    offered();
    return findings;
  }

  private void report(Flow flow, int line, String sentence, String remedy) {
    findings.add(new Finding(flow.source().file(), line, "", sentence, remedy));
  }

  /** A place where a word, phrase or event starts a flow. */
  private record Start(Flow flow, int line, String word) {}

  private void words() {
    var words = new HashMap<String, Start>();
    for (var flow : flows.list()) {
      for (var word : flow.calls().words()) {
        if (Typed.number(word.say()).isPresent()) {
          report(flow, word.line(), "「" + word.say() + "」は、質問の番号として聞きとられます。", "数ではないことばにしてください。");
        } else {
          heard(new Start(flow, word.line(), word.say()), words);
        }
        slots(flow, word);
      }
    }
  }

  private void slots(Flow flow, Flow.Word word) {
    word.set().keySet().stream()
        .filter(slot -> !slot.startsWith("mine.") && !slot.startsWith("wish."))
        .filter(slot -> slot.indexOf('.') >= 0)
        .forEach(slot -> report(flow, word.line(), "「" + slot + "」という値はありません。", "名前を見なおしてください。"));
  }

  private void phrases() {
    var phrases = new HashMap<String, Start>();
    for (var flow : flows.list()) {
      for (var phrase : flow.calls().phrases()) {
        heard(new Start(flow, flow.source().line(), phrase), phrases);
      }
    }
  }

  private void heard(Start start, Map<String, Start> others) {
    var plain = Typed.plain(start.word());
    if (plain.isEmpty()) {
      report(
          start.flow(),
          start.line(),
          "「" + start.word() + "」には文字も数字もないので、聞きとれません。",
          "ほかのことばにしてください。");
    } else {
      twice(start, others.putIfAbsent(plain, start));
    }
  }

  private void twice(Start start, @Nullable Start other) {
    if (other == null) {
      return;
    }
    var remedy = "どちらかから消してください。";
    if (other.flow().name().equals(start.flow().name())) {
      report(
          start.flow(),
          start.line(),
          "「" + start.word() + "」がここに二回あります（大文字小文字・全角半角・かなの種類は区別しません）。",
          remedy);
    } else {
      also(start, other, remedy);
      also(other, start, remedy);
    }
  }

  private void also(Start start, Start other, String remedy) {
    report(
        start.flow(),
        start.line(),
        "「" + start.word() + "」は、流れ「" + other.flow().name() + "」も始めます。",
        remedy);
  }

  private void events() {
    var events = new HashMap<String, Start>();
    for (var flow : flows.list()) {
      for (var event : flow.calls().on()) {
        if (!Events.known(event)) {
          report(
              flow,
              flow.source().line(),
              "「" + event + "」という出来事はありません。",
              "README.md の出来事の表を見てください。");
        }
        var start = new Start(flow, flow.source().line(), event);
        twice(start, events.putIfAbsent(event, start));
      }
    }
    var missing = Events.REQUIRED.stream().filter(event -> !events.containsKey(event)).toList();
    if (!missing.isEmpty()) {
      findings.add(
          new Finding(
              WaysOut.MENU + ".yaml",
              0,
              "",
              "答える流れのない出来事があります：" + String.join("、", missing),
              "その名前を「on」に書いた流れを置いてください。"));
    }
  }

  private void timers() {
    var set = new HashSet<String>();
    for (var flow : flows.list()) {
      for (var step : flow.steps()) {
        if (step.doing() instanceof Doing.Remind(var timer, _)) {
          set.add(Events.DUE + timer);
          if (flows.on(Events.DUE + timer).isEmpty()) {
            findings.add(
                new Finding(
                    flow.source().file(),
                    step.line(),
                    step.name(),
                    "「" + timer + "」の時間が来ても、答える流れがありません。",
                    "「on: [" + Events.DUE + timer + "]」の流れを置いてください。"));
          }
        }
      }
    }
    for (var flow : flows.list()) {
      flow.calls().on().stream()
          .filter(event -> event.startsWith(Events.DUE) && !set.contains(onTime(event)))
          .forEach(event ->
              report(
                  flow,
                  flow.source().line(),
                  "「" + event + "」の時間を決めている「remind」がありません。",
                  "「remind: " + event.substring(Events.DUE.length()) + "」を書くか、この流れを消してください。"));
    }
  }

  /** The event of a timer that fired in time, for one that fires late. */
  private static String onTime(String event) {
    return event.replaceFirst("^" + Events.DUE + Engine.asking(""), Events.DUE);
  }

  private void late() {
    for (var flow : flows.list()) {
      for (var event : flow.calls().on()) {
        var timer = event.startsWith(Events.DUE) ? event.substring(Events.DUE.length()) : "";
        var asking = Events.DUE + Engine.asking(timer);
        boolean asks = flow.calls().late() == Late.ASK && !timer.isEmpty();
        if (asks && event.equals(onTime(event)) && flows.on(asking).isEmpty()) {
          report(
              flow,
              flow.source().line(),
              "「late: ask」なのに、おくれたときにきく流れがありません。",
              "「on: [" + asking + "]」の流れを置くか、「late」を do か skip にしてください。");
        }
      }
    }
  }

  private void offered() {
    var known = Map.of("resting", flows.resting(), "beside", flows.beside());
    known.forEach((key, options) ->
        options.forEach(option -> {
          if (flows.find(option.value()).isEmpty()) {
            findings.add(
                new Finding(
                    "common.yaml",
                    option.line(),
                    "",
                    "「" + key + "」の行き先「" + option.value() + "」という流れはありません。",
                    "名前を見なおしてください。"));
          }
        }));
  }
}
