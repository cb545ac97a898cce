package tsunagu.flow;

import java.util.List;
import java.util.Map;
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
  static final String TIMEOUT = "timeout";
  private static final String REST = "rest";
  private static final int MOST_GIVEN_UP = 2;

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
    if (step.doing() instanceof Doing.Refer || step.doing() instanceof Doing.KeepWish) {
      slots.set("shown", words);
    }
    if (question.sort() == Sort.OFFER) {
      words = relaxed(question, words);
    }
    run.prompt(new Waiting(flow, step, question)).ask(words, run.speech);
    wait(question);
    return false;
  }

  /** Sets the timer of a question; it is bound to the question's stamp. */
  private void wait(Question question) {
    var timeout = question.patience().timeout();
    if (timeout != null) {
      var stamp = String.valueOf(state.frames.getLast().stamp());
      run.effects.add(new Effect.Remind(TIMEOUT, stamp, timeout.after()));
    }
  }

  /** Nobody answered in time; a timer of a question that is no longer open does nothing. */
  void timedOut(String stamp) {
    var open = run.waiting();
    if (open.isEmpty() || !stamp.equals(String.valueOf(state.frames.getLast().stamp()))) {
      return;
    }
    var timeout = open.get().question().patience().timeout();
    if (timeout != null) {
      state.remember();
      run.go(open.get().flow(), open.get().step(), timeout.then());
      run.walk();
    }
  }

  /** What was given up, at most two sentences, before the usual words. */
  private String relaxed(Question question, String words) {
    var cards = question.cards();
    if (cards == null || state.found.relaxed().isEmpty() || state.found.shown() > 0) {
      return words;
    }
    var given =
        cards.relaxed().entrySet().stream()
            .filter(one -> state.found.relaxed().contains(one.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    var rest = cards.relaxed().getOrDefault(REST, Wording.EMPTY);
    var said =
        given.size() <= MOST_GIVEN_UP
            ? given.stream()
            : Stream.of(given.getFirst(), rest.languages().isEmpty() ? given.get(1) : rest);
    return Stream.concat(said.map(slots::text), Stream.of(words)).collect(Collectors.joining("\n"));
  }

  /** Asks once more in other words, or gives up after the last try. */
  void failed(Waiting waiting) {
    run.missed = true;
    state.tries++;
    var patience = waiting.question().patience();
    if (state.tries < patience.tries()) {
      run.prompt(waiting).ask(slots.text(patience.again()), run.speech);
      wait(waiting.question());
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
    var other = run.prompt(waiting).otherWish(first.value());
    if (other.isPresent()) {
      state.wish = Wishes.small(other.get());
      lookAgain(waiting);
      return;
    }
    boolean kept = first.value().startsWith("=") || SlotCheck.keeps(waiting.question().sort());
    if (kept && !waiting.question().into().isEmpty()) {
      slots.set(
          waiting.question().into(),
          String.join(
              ",",
              taps.stream()
                  .map(tap -> tap.option().value())
                  .map(value -> value.startsWith("=") ? value.substring(1) : value)
                  .toList()));
    }
    taps.forEach(
        tap -> tap.option().set().forEach((slot, value) -> slots.set(slot, slots.raw(value))));
    if (waiting.step().doing() instanceof Doing.Refer && first.value().equals("yes")) {
      refer();
    }
    if (waiting.step().doing() instanceof Doing.KeepWish && first.value().equals("yes")) {
      run.effects.add(new Effect.KeepWish(state.wish, state.slots.getOrDefault("shown", "")));
      state.slots.remove("shown");
      state.burnBridges();
    }
    var then = first.then() == null ? waiting.step().then() : first.then();
    run.go(waiting.flow(), waiting.step(), then);
    run.walk();
  }

  /** Searches anew, where the flow of the question does so. */
  private void lookAgain(Waiting waiting) {
    var search =
        waiting.flow().steps().stream()
            .filter(step -> step.doing() instanceof Doing.Search)
            .findFirst()
            .orElse(waiting.step());
    run.go(waiting.flow(), waiting.step(), search.name());
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
