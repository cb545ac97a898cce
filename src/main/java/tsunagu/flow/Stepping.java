package tsunagu.flow;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tsunagu.flow.Flow.Case;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Step;
import tsunagu.flow.Progress.Found;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Choice;
import tsunagu.message.Outgoing.Line;
import tsunagu.wish.Wish;

/** Does what a step says. */
final class Stepping {
  private static final int MOST_FOUND = 20;

  private final Run run;
  private final State state;
  private final Slots slots;

  Stepping(Run run) {
    this.run = run;
    this.state = run.state;
    this.slots = run.slots;
  }

  /** Says only what one step says. */
  void speak(Flow flow, Step step) {
    switch (step.doing()) {
      case Doing.Say say -> say(say);
      case Doing.Ask(var question) -> run.asking.ask(flow, step, question);
      case Doing.Refer(var question) -> run.asking.ask(flow, step, question);
      case Doing.KeepWish(var question) -> run.asking.ask(flow, step, question);
      default -> {}
    }
  }

  /** Does one step; false when the walk stops there. */
  boolean take(Flow flow, Step step) {
    switch (step.doing()) {
      case Doing.Say say -> say(say);
      case Doing.Ask(var question) -> {
        return run.asking.ask(flow, step, question);
      }
      case Doing.Refer(var question) -> {
        return run.asking.ask(flow, step, question);
      }
      case Doing.KeepWish(var question) -> {
        return run.asking.ask(flow, step, question);
      }
      case Doing.DropWish(var slot) -> {
        run.effects.add(new Effect.DropWish(slots.get(slot)));
        state.burnBridges();
      }
      case Doing.Assign(var set, var forget) -> {
        forget.forEach(slot -> slots.set(slot, ""));
        set.forEach((slot, value) -> slots.set(slot, slots.raw(value)));
      }
      case Doing.Switch(var cases) -> {
        run.go(flow, step, chosen(cases, step));
        return true;
      }
      case Doing.Search(var nothing) -> {
        run.go(flow, step, search() ? step.then() : nothing);
        return true;
      }
      case Doing.Desks(var nothing) -> {
        run.go(flow, step, desks() ? step.then() : nothing);
        return true;
      }
      case Doing.Call(var called) -> {
        call(flow, step, called);
        return true;
      }
      case Doing.Go _ -> {}
      case Doing.HandOver(var why, var organisation) -> {
        run.effects.add(new Effect.CallCoordinator(slots.raw(organisation), why));
        state.burnBridges();
      }
      case Doing.Withdraw(var slot) -> {
        run.effects.add(new Effect.Withdraw(slots.get(slot)));
        state.burnBridges();
      }
      case Doing.ForgetMe _ -> {
        run.forget();
      }
      case Doing.Remind(var timer, var after) ->
          run.effects.add(new Effect.Remind(timer, "", after));
      case Doing.Back(var nothing) -> {
        run.backed = state.back();
        if (!run.backed) {
          run.go(flow, step, nothing);
        }
        return true;
      }
      case Doing.StartOver _ -> {
        state.startOver();
        state.burnBridges();
      }
      case Doing.End _ -> {
        return run.end();
      }
    }
    run.go(flow, step, step.then());
    return true;
  }

  private @Nullable String chosen(List<Case> cases, Step step) {
    return cases.stream()
        .filter(one -> slots.match(one.when()))
        .map(Case::then)
        .findFirst()
        .orElse(step.then());
  }

  private void call(Flow flow, Step step, String called) {
    run.go(flow, step, step.then());
    run.flows.find(called).ifPresent(sub -> state.enter(sub.name(), sub.steps().getFirst().name()));
  }

  private boolean search() {
    var finds = run.lookup.search(state.wish, run.today, state.manner());
    var ids = finds.offers().stream().map(Lookup.Offer::id).limit(MOST_FOUND).toList();
    state.found = new Found(ids, finds.relaxed(), 0);
    if (ids.isEmpty()) {
      run.effects.add(new Effect.Missing(state.wish));
    }
    return !ids.isEmpty();
  }

  private boolean desks() {
    var desks = slots.desks();
    if (desks.isEmpty()) {
      return false;
    }
    state.slots.put("desk", desks.getFirst().id() + "#0");
    return true;
  }

  private void say(Doing.Say say) {
    var text = slots.text(say.text());
    if (!say.buttons().isEmpty()) {
      var title = slots.text(say.title());
      var buttons =
          say.buttons().stream()
              .map(one -> new Choice(slots.text(one.label()), new Act.Open(slots.raw(one.open()))))
              .toList();
      run.speech.cards(
          title + "\n" + text, List.of(new Card(title, "", List.of(new Line("", text)), buttons)));
      return;
    }
    run.speech.text(text);
    show(say.show());
  }

  private void show(String what) {
    switch (what) {
      case "offer" ->
          slots.offer().ifPresent(one -> run.speech.cards(one.sentence(), List.of(one.card())));
      case "desk" ->
          slots.desk().ifPresent(one -> run.speech.cards(one.sentence(), List.of(one.card())));
      case "helplines" -> helplines();
      default -> {}
    }
  }

  private void helplines() {
    var safety = slots.get("safety");
    if (safety.isEmpty()) {
      return;
    }
    var cards =
        run.lookup.helplines(
            Wish.Safety.valueOf(safety.toUpperCase(Locale.ROOT).replace('-', '_')), state.manner());
    run.speech.cards(aloud(cards), cards);
  }

  private static String aloud(List<Card> cards) {
    return cards.stream()
        .map(card ->
            card.title()
                + card.lines().stream()
                    .map(line -> "\n" + line.label() + " " + line.text())
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }
}
