package tsunagu.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Option;
import tsunagu.flow.Flow.Question;
import tsunagu.flow.Flow.Sort;
import tsunagu.flow.Graph.Node;

/** Proves that all words are there, fit LINE and plain readers, and mean one thing each. */
final class WordCheck {
  private static final int LABEL = 20;
  private static final int MOST_TEXT = 1000;
  private static final int MOST_CHOICES = 13;
  private static final int MOST_BUTTONS = 4;

  private final Flows flows;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Map<String, Integer>> others = new TreeMap<>();
  private int texts;

  WordCheck(Flows flows) {
    this.flows = flows;
  }

  List<Finding> findings() {
    for (var flow : flows.list()) {
      flow.steps().forEach(step -> step(new Node(flow, step)));
    }
    var common = new Node(COMMON, COMMON.steps().getFirst());
    flows.resting().forEach(option -> label(common, option.label()));
    flows.beside().forEach(option -> label(common, option.label()));
    return findings;
  }

  private static final Flow COMMON =
      new Flow(
          "common",
          "",
          Migration.VERSION,
          new Flow.Source("common.yaml", 1),
          new Flow.Calls(List.of(), List.of(), List.of(), List.of(), false, Late.DO),
          Flow.Aside.NO,
          List.of(new Flow.Step("", 1, new Doing.Go(), null)));

  /** Languages that only some texts have; they fall back to やさしい日本語 elsewhere. */
  List<Finding> notes() {
    var notes = new ArrayList<Finding>();
    others.forEach((language, files) -> {
      int said = files.values().stream().mapToInt(Integer::intValue).sum();
      if (said < texts) {
        notes.add(
            new Finding(
                files.keySet().iterator().next(),
                0,
                "",
                "「" + language + "」の文は、" + texts + "のうち" + said + "だけです。",
                "ないところは、やさしい日本語で話します。"));
      }
    });
    return notes;
  }

  private void step(Node node) {
    if (node.step.doing() instanceof Doing.Say(var text, _, var title, var buttons)) {
      text(node, text);
      if (!buttons.isEmpty()) {
        label(node, title);
        buttons.forEach(button -> label(node, button.label()));
      }
      if (buttons.size() > MOST_BUTTONS) {
        findings.add(node.finding("ボタンが" + MOST_BUTTONS + "つより多いです。", "減らしてください。"));
      }
    }
    var question = node.question;
    if (question != null) {
      question(node, question);
    }
    if (node.step.doing() instanceof Doing.Refer(var consent)) {
      consent(node, consent.text());
    }
  }

  private void consent(Node node, Wording text) {
    text.languages()
        .forEach((language, words) -> {
          if (!words.contains("{desk.receiver}")) {
            findings.add(
                node.finding(
                    text.line(),
                    language + " の同意の文に、だれが受け取るのかが書かれていません。",
                    "{desk.receiver} を入れてください。"));
          }
        });
  }

  private void question(Node node, Question question) {
    text(node, question.text());
    text(node, question.patience().again());
    if (question.text().languages().equals(question.patience().again().languages())) {
      findings.add(
          node.finding(
              question.patience().again().line(),
              "「again」が「text」と同じなので、わからなかった人の助けになりません。",
              "言いかたを変えてください。"));
    }
    int room = question.sort() == Sort.LOCATION || question.sort() == Sort.OFFER ? 1 : 0;
    int beside = (int) flows.beside().stream().filter(option -> shown(question, option)).count();
    int most = MOST_CHOICES - room - beside;
    if (question.choices().size() > most) {
      findings.add(
          node.finding(
              "選択肢が" + question.choices().size() + "あり、LINEで見せられる" + most + "より多いです。",
              "質問を二つに分けてください。"));
    }
    contract(node, question);
    var cards = question.cards();
    if (cards != null && question.sort() != Sort.OTHER_WISH) {
      label(node, cards.button());
      cards.relaxed().values().forEach(words -> text(node, words));
    }
    choices(node, question.choices());
  }

  private static boolean shown(Question question, Option beside) {
    return question.choices().stream().noneMatch(own -> beside.value().equals(own.then()));
  }

  private void contract(Node node, Question question) {
    var choices = question.choices();
    boolean chosen = question.sort() == Sort.CHOICE || question.sort() == Sort.TAP;
    if (chosen && choices.isEmpty()) {
      findings.add(node.finding("選ぶものがありません。", "「choices」を書いてください。"));
    }
    var usual = question.patience().fallback();
    if (!usual.isEmpty() && choices.stream().noneMatch(one -> one.value().equals(usual))) {
      findings.add(
          node.finding("「default」の「" + usual + "」という選択肢はありません。", "choices にある value を書いてください。"));
    }
    var range = question.patience().range();
    if (range.least() > range.most()) {
      findings.add(node.finding("「least」が「most」より大きいので、どの答えも合いません。", "二つを入れかえてください。"));
    }
    if (question.patience().many() && range.least() > choices.size()) {
      findings.add(node.finding("選ばなければならない数が、選択肢の数より多いです。", "「least」を小さくしてください。"));
    }
    if (question.sort() == Sort.DATE && !question.into().equals("wish.when")) {
      findings.add(
          node.finding("日の答えは「wish.when」にしか入りません。", "「into: wish.when」にするか、into を消してください。"));
    }
    boolean needs =
        question.sort() == Sort.TEXT
            || question.sort() == Sort.NUMBER
            || question.sort() == Sort.LOCATION;
    if (needs && question.into().isEmpty()) {
      findings.add(node.finding("答えをどこに覚えるのかが書かれていません。", "「into: 名前」を書いてください。"));
    }
    if (question.sort() == Sort.TAP && choices.stream().anyMatch(one -> !one.words().isEmpty())) {
      findings.add(node.finding("ボタンだけの質問に「words」があります。", "words を消すか、「ask: choice」にしてください。"));
    }
  }

  private void choices(Node node, List<Option> choices) {
    var seen = new HashSet<String>();
    var values = new HashSet<String>();
    for (var option : choices) {
      label(node, option.label());
      if (!values.add(option.value())) {
        findings.add(
            node.finding(
                option.line(), "「" + option.value() + "」という値の選択肢が二つあります。", "value を別のことばにしてください。"));
      }
      var said = new HashSet<String>();
      option.words().forEach(word -> said.add(Typed.plain(word)));
      option.label().languages().values().forEach(word -> said.add(Typed.plain(word)));
      for (var word : said) {
        if (!seen.add(word)) {
          findings.add(
              node.finding(option.line(), "「" + word + "」が二つの選択肢をさします。", "どちらかから消してください。"));
        }
        shadow(node, option, word);
      }
    }
  }

  /** Words that lead out must lead out everywhere. */
  private void shadow(Node node, Option option, String word) {
    flows
        .word(word)
        .map(Flows.Started::flow)
        .filter(WaysOut::leadsOut)
        .filter(out -> !Optional.ofNullable(option.then()).equals(Optional.of(out.name())))
        .ifPresent(out ->
            findings.add(
                node.finding(
                    option.line(),
                    "「" + word + "」は、ほかのどこでも「" + out.name() + "」に行くことばです。",
                    "この選択肢には、別のことばを使ってください。")));
  }

  private void complete(Node node, Wording wording) {
    texts++;
    for (var language : Wording.REQUIRED) {
      if (wording.languages().getOrDefault(language, "").isBlank()) {
        findings.add(
            node.finding(
                wording.line(), language + " の文がありません。", "「" + language + ": …」を書いてください。"));
      }
    }
    wording.languages().keySet().stream()
        .filter(language -> !Wording.REQUIRED.contains(language))
        .forEach(language ->
            others
                .computeIfAbsent(language, any -> new TreeMap<>())
                .merge(node.flow.source().file(), 1, Integer::sum));
  }

  private void label(Node node, Wording wording) {
    complete(node, wording);
    wording
        .languages()
        .forEach((language, words) -> {
          int count = Graphemes.count(words);
          if (count > LABEL) {
            findings.add(
                node.finding(
                    wording.line(),
                    "「" + words + "」は" + count + "字です。LINEのボタンは" + LABEL + "字までです。",
                    "短くしてください。"));
          }
        });
    easy(node, wording, true);
  }

  private void text(Node node, Wording wording) {
    complete(node, wording);
    wording
        .languages()
        .forEach((language, words) -> {
          if (words.length() > MOST_TEXT) {
            findings.add(
                node.finding(
                    wording.line(),
                    language + " の文が" + MOST_TEXT + "字より長いです。",
                    "一度に言うことを減らしてください。"));
          }
        });
    easy(node, wording, false);
  }

  private void easy(Node node, Wording wording, boolean label) {
    EasyCheck.read(
        wording.languages().getOrDefault("ja-easy", ""),
        label,
        (sentence, remedy) -> findings.add(node.finding(wording.line(), sentence, remedy)));
  }
}
