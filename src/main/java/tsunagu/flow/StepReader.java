package tsunagu.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tsunagu.flow.Flow.Button;
import tsunagu.flow.Flow.Case;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Step;

/** Reads one step of a flow file. */
final class StepReader {
  private static final Set<String> VERBS =
      Set.of(
          "say",
          "ask",
          "refer",
          "keep-wish",
          "drop-wish",
          "set",
          "forget",
          "switch",
          "search",
          "desks",
          "call",
          "hand-over",
          "withdraw",
          "forget-me",
          "remind",
          "back",
          "start-over",
          "end");

  private final Wording yes;
  private final Wording no;
  private final Common common;

  StepReader(Common common) {
    this.common = common;
    this.yes = common.yes().label();
    this.no = common.no().label();
  }

  Step read(YamlPart part) {
    var name = part.text("step");
    part.named(name);
    if (!name.matches("[a-z0-9-]{1,30}")) {
      part.report(part.line(), "ステップの名前がよくありません。", "「step: 名前」を、a-z、0-9、「-」で30字までで書いてください。");
    }
    var verbs = part.keys().stream().filter(VERBS::contains).toList();
    var doing = verbs.isEmpty() ? nothing(part) : doing(verbs.getFirst(), part, verbs);
    var then = part.target("then");
    part.nothingElse();
    return new Step(name, part.line(), doing, then);
  }

  private static Doing nothing(YamlPart part) {
    if (part.has("then")) {
      return new Doing.Go();
    }
    part.report(
        part.line(),
        "このステップは何もしません。",
        "どれか一つを書いてください：" + String.join("、", VERBS.stream().sorted().toList()));
    return new Doing.Go();
  }

  private Doing doing(String verb, YamlPart part, List<String> verbs) {
    if (verbs.size() > 1 && !Set.of("set", "forget").containsAll(verbs)) {
      part.report(
          part.line(),
          "一つのステップに、することがいくつもあります（" + String.join("、", verbs) + "）。",
          "一つずつ別のステップにしてください。");
      verbs.forEach(part::pass);
    }
    var questions = new QuestionReader(common, yes, no);
    return switch (verb) {
      case "say" -> say(part);
      case "ask" -> new Doing.Ask(questions.ask(part));
      case "refer" -> new Doing.Refer(questions.consent(part, "refer"));
      case "keep-wish" -> new Doing.KeepWish(questions.consent(part, "keep-wish"));
      case "drop-wish" -> new Doing.DropWish(part.text("drop-wish"));
      case "set", "forget" -> new Doing.Assign(part.pairs("set"), part.words("forget"));
      case "switch" -> new Doing.Switch(cases(part));
      case "search" -> new Doing.Search(flagged(part, "search").text("nothing"));
      case "desks" -> new Doing.Desks(flagged(part, "desks").text("nothing"));
      case "call" -> new Doing.Call(part.text("call"));
      case "hand-over" -> new Doing.HandOver(part.text("hand-over"), part.text("organisation", ""));
      case "withdraw" -> new Doing.Withdraw(part.text("withdraw"));
      case "forget-me" -> flagged(part, "forget-me", new Doing.ForgetMe());
      case "remind" -> new Doing.Remind(part.text("remind"), part.duration("after"));
      case "back" -> new Doing.Back(flagged(part, "back").text("nothing"));
      case "start-over" -> flagged(part, "start-over", new Doing.StartOver());
      default -> flagged(part, "end", new Doing.End());
    };
  }

  private static YamlPart flagged(YamlPart part, String key) {
    part.yes(key, true);
    return part;
  }

  private static Doing flagged(YamlPart part, String key, Doing doing) {
    part.yes(key, true);
    return doing;
  }

  private static Doing say(YamlPart part) {
    var buttons = new ArrayList<Button>();
    for (var button : part.parts("buttons")) {
      buttons.add(new Button(button.wording("label"), button.text("open")));
      button.nothingElse();
    }
    var show = part.oneOf("show", "", List.of("offer", "desk", "helplines"));
    var title = buttons.isEmpty() ? part.wordingOr("title", Wording.EMPTY) : part.wording("title");
    return new Doing.Say(part.wording("say"), show, title, buttons);
  }

  private static List<Case> cases(YamlPart part) {
    var cases = new ArrayList<Case>();
    for (var one : part.parts("switch")) {
      if (one.has("else")) {
        cases.add(new Case(Map.of(), one.text("else"), one.line()));
      } else {
        cases.add(new Case(conditions(one), one.text("then"), one.line()));
      }
      one.nothingElse();
    }
    return cases;
  }

  private static Map<String, List<String>> conditions(YamlPart one) {
    var conditions = new LinkedHashMap<String, List<String>>();
    var when = one.part("when");
    if (when == null || when.keys().isEmpty()) {
      one.report(one.line(), "場合分けに条件がありません。", "「when: {値の名前: 値}」か「else: 行き先」を書いてください。");
    } else {
      when.keys().forEach(slot -> conditions.put(slot, when.words(slot)));
    }
    return conditions;
  }
}
