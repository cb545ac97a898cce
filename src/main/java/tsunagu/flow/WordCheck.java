package tsunagu.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Option;
import tsunagu.flow.Flow.Question;
import tsunagu.flow.Flow.Sort;
import tsunagu.flow.Flow.Step;

/** Proves that all words are there, fit LINE and plain readers, and mean one thing each. */
final class WordCheck {
  private static final int LABEL = 20;
  private static final int MOST_TEXT = 1000;
  private static final int MOST_CHOICES = 13;
  private static final int SENTENCE = 50;
  private static final Pattern READING = Pattern.compile("（[^）]*）");
  private static final Pattern BARE_KANJI = Pattern.compile("\\p{IsHan}+(?![\\p{IsHan}（])");

  private final Flows flows;
  private final List<Finding> findings = new ArrayList<>();

  WordCheck(Flows flows) {
    this.flows = flows;
  }

  List<Finding> findings() {
    flows.list().forEach(flow -> flow.steps().forEach(step -> step(flow, step)));
    clashes();
    return findings;
  }

  private void report(Flow flow, Step step, int line, String sentence, String remedy) {
    findings.add(new Finding(flow.source().file(), line, step.name(), sentence, remedy));
  }

  private void step(Flow flow, Step step) {
    if (step.doing() instanceof Doing.Say(var text, _, var title, var buttons)) {
      text(flow, step, text);
      if (!buttons.isEmpty()) {
        label(flow, step, title);
        buttons.forEach(button -> label(flow, step, button.label()));
      }
      if (buttons.size() > 4) {
        report(flow, step, step.line(), "There are more than 4 buttons.", "Take some away.");
      }
    }
    Flows.question(step).ifPresent(question -> question(flow, step, question));
    if (step.doing() instanceof Doing.Refer(var question)) {
      consent(flow, step, question.text());
    }
  }

  private void consent(Flow flow, Step step, Wording text) {
    text.languages()
        .forEach((language, words) -> {
          if (!words.contains("{desk.receiver}")) {
            report(
                flow,
                step,
                text.line(),
                "The consent in " + language + " does not name who receives it.",
                "Write {desk.receiver} into it.");
          }
        });
  }

  private void question(Flow flow, Step step, Question question) {
    text(flow, step, question.text());
    text(flow, step, question.patience().again());
    if (question.text().languages().equals(question.patience().again().languages())) {
      report(
          flow,
          step,
          question.patience().again().line(),
          "\"again\" says the same as \"text\".",
          "Say it in another way, so that it helps.");
    }
    int room = question.sort() == Sort.LOCATION || question.sort() == Sort.OFFER ? 1 : 0;
    if (question.choices().size() + room > MOST_CHOICES) {
      report(
          flow,
          step,
          step.line(),
          "There are more choices than LINE can show (" + (MOST_CHOICES - room) + ").",
          "Split the question in two.");
    }
    if (question.sort() == Sort.CHOICE && question.choices().isEmpty()) {
      report(flow, step, step.line(), "There is nothing to choose.", "Add \"choices\".");
    }
    var cards = question.cards();
    if (cards != null) {
      label(flow, step, cards.button());
      cards.relaxed().values().forEach(words -> text(flow, step, words));
    }
    choices(flow, step, question.choices());
  }

  private void choices(Flow flow, Step step, List<Option> choices) {
    var seen = new HashSet<String>();
    for (var option : choices) {
      label(flow, step, option.label());
      var said = new HashSet<String>();
      option.words().forEach(word -> said.add(Typed.plain(word)));
      option.label().languages().values().forEach(word -> said.add(Typed.plain(word)));
      for (var word : said) {
        if (!seen.add(word)) {
          report(
              flow,
              step,
              option.line(),
              "\"" + word + "\" stands for two choices.",
              "Take it away from one of them.");
        }
        shadow(flow, step, option, word);
      }
    }
  }

  /** Words that lead out must lead out everywhere. */
  private void shadow(Flow flow, Step step, Option option, String word) {
    flows
        .word(word)
        .map(Flows.Started::flow)
        .filter(WordCheck::leadsOut)
        .filter(out -> !Optional.ofNullable(option.then()).equals(Optional.of(out.name())))
        .ifPresent(out ->
            report(
                flow,
                step,
                option.line(),
                "\"" + word + "\" leads to \"" + out.name() + "\" everywhere else.",
                "Use another word for this choice."));
  }

  private static boolean leadsOut(Flow flow) {
    return flow.name().equals("menu")
        || flow.steps().stream()
            .anyMatch(step ->
                step.doing() instanceof Doing.HandOver || step.doing() instanceof Doing.Back);
  }

  private void clashes() {
    var words = new HashMap<String, Flow>();
    var events = new HashMap<String, Flow>();
    for (var flow : flows.list()) {
      for (var word : flow.calls().words()) {
        var plain = Typed.plain(word.say());
        var other = plain.isEmpty() ? flow : words.putIfAbsent(plain, flow);
        if (other != null) {
          twice(flow, word.line(), word.say(), other, plain.isEmpty());
        }
      }
      for (var event : flow.calls().on()) {
        var other = events.putIfAbsent(event, flow);
        if (other != null) {
          twice(flow, flow.source().line(), event, other, false);
        }
      }
    }
  }

  private void twice(Flow flow, int line, String word, Flow other, boolean empty) {
    var sentence =
        empty
            ? "\"" + word + "\" holds no letter or number, so it cannot be recognised."
            : other.equals(flow)
                ? "\"" + word + "\" stands here twice (width, case and kana do not count)."
                : "\"" + word + "\" also starts the flow \"" + other.name() + "\".";
    findings.add(
        new Finding(flow.source().file(), line, "", sentence, "Take it away from one of them."));
  }

  private boolean complete(Flow flow, Step step, Wording wording) {
    for (var language : Wording.REQUIRED) {
      if (wording.languages().getOrDefault(language, "").isBlank()) {
        report(
            flow,
            step,
            wording.line(),
            "The words in " + language + " are missing.",
            "Add \"" + language + ": …\".");
      }
    }
    return !wording.languages().isEmpty();
  }

  private void label(Flow flow, Step step, Wording wording) {
    complete(flow, step, wording);
    wording
        .languages()
        .forEach((language, words) -> {
          int count = Graphemes.count(words);
          if (count > LABEL) {
            report(
                flow,
                step,
                wording.line(),
                "\"" + words + "\" has " + count + " characters; LINE shows 20.",
                "Say it shorter.");
          }
        });
    easy(flow, step, wording);
  }

  private void text(Flow flow, Step step, Wording wording) {
    complete(flow, step, wording);
    wording
        .languages()
        .forEach((language, words) -> {
          if (words.length() > MOST_TEXT) {
            report(
                flow,
                step,
                wording.line(),
                "The words in " + language + " are longer than " + MOST_TEXT + " characters.",
                "Say less at a time.");
          }
        });
    easy(flow, step, wording);
  }

  private void easy(Flow flow, Step step, Wording wording) {
    var words = Slots.PLACEHOLDER.matcher(wording.languages().getOrDefault("ja-easy", ""));
    var text = words.replaceAll("");
    var kanji = BARE_KANJI.matcher(text);
    if (kanji.find()) {
      report(
          flow,
          step,
          wording.line(),
          "\"" + kanji.group() + "\" has no reading in ja-easy.",
          "Write " + kanji.group() + "（…）, or write it in kana.");
    }
    for (var sentence : READING.matcher(text).replaceAll("").split("[。\n？！]", 30)) {
      if (sentence.length() > SENTENCE) {
        report(
            flow,
            step,
            wording.line(),
            "A sentence in ja-easy is longer than 50 characters: " + sentence,
            "Make two sentences of it.");
      }
    }
  }
}
