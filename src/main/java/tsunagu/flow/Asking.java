package tsunagu.flow;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Question;
import tsunagu.flow.Flow.Sort;
import tsunagu.flow.Flow.Step;
import tsunagu.flow.Progress.Found;
import tsunagu.flow.Run.Waiting;

/** Asks a question, asks it again in other words, and takes its answer. */
final class Asking {
  private final Run run;
  private final State state;
  private final Slots slots;

  Asking(Run run) {
    this.run = run;
    this.state = run.state;
    this.slots = run.slots;
  }

  /** Asks; true when the question is passed over. */
  boolean ask(Flow flow, Step step, Question question) {
    var known = question.patience().skipKnown() && !slots.get(question.into()).isEmpty();
    if (known && state.frames.getLast().stamp() == 0) {
      run.go(flow, step, step.then());
      return true;
    }
    state.stamp();
    var words = slots.text(question.text());
    if (step.doing() instanceof Doing.Refer) {
      slots.set("shown", words);
    }
    if (question.sort() == Sort.OFFER) {
      words = relaxed(question, words);
    }
    run.prompt(new Waiting(flow, step, question)).ask(words, run.speech);
    return false;
  }

  /** What was given up, one sentence each, before the usual words. */
  private String relaxed(Question question, String words) {
    var cards = question.cards();
    if (cards == null || state.found.relaxed().isEmpty() || state.found.shown() > 0) {
      return words;
    }
    var sentences =
        state.found.relaxed().stream()
            .filter(cards.relaxed()::containsKey)
            .map(code -> slots.text(cards.relaxed().getOrDefault(code, Wording.EMPTY)))
            .toList();
    return Stream.concat(sentences.stream(), Stream.of(words)).collect(Collectors.joining("\n"));
  }

  /** Asks once more in other words, or gives up after the last try. */
  void failed(Waiting waiting) {
    state.tries++;
    var patience = waiting.question().patience();
    if (state.tries < patience.tries()) {
      run.prompt(waiting).ask(slots.text(patience.again()), run.speech);
      return;
    }
    run.go(waiting.flow(), waiting.step(), patience.otherwise());
    run.walk();
  }

  /** Takes the answer and goes on. */
  void answer(Waiting waiting, List<Prompt.Tap> taps) {
    var first = taps.getFirst().option();
    if (first.value().equals(Prompt.MORE)) {
      var cards = waiting.question().cards();
      int page = cards == null ? 1 : cards.page();
      state.found =
          new Found(state.found.offers(), state.found.relaxed(), state.found.shown() + page);
      run.walk();
      return;
    }
    state.remember();
    if (!waiting.question().into().isEmpty()) {
      slots.set(
          waiting.question().into(),
          String.join(
              ",",
              taps.stream()
                  .map(tap -> tap.option().value())
                  .map(value -> value.startsWith("=") ? value.substring(1) : value)
                  .toList()));
    }
    first.set().forEach((slot, value) -> slots.set(slot, slots.raw(value)));
    if (waiting.step().doing() instanceof Doing.Refer && first.value().equals("yes")) {
      refer();
    }
    var then = first.then() == null ? waiting.step().then() : first.then();
    run.go(waiting.flow(), waiting.step(), then);
    run.walk();
  }

  private void refer() {
    slots
        .desk()
        .ifPresent(desk ->
            run.effects.add(
                new Effect.Refer(
                    state.slots.getOrDefault("listing", ""),
                    desk.id(),
                    state.wish,
                    state.slots.getOrDefault("shown", ""))));
    state.slots.remove("shown");
    state.burnBridges();
  }

  /** Goes on from a question whose slot was already set. */
  void goOn(Waiting waiting) {
    run.go(waiting.flow(), waiting.step(), waiting.step().then());
    run.walk();
  }
}
