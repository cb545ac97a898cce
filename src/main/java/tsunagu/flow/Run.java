package tsunagu.flow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tsunagu.flow.Flow.Case;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Question;
import tsunagu.flow.Flow.Sort;
import tsunagu.flow.Flow.Step;
import tsunagu.flow.Progress.Found;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Choice;
import tsunagu.message.Outgoing.Line;
import tsunagu.message.Outgoing.Manner;
import tsunagu.wish.Wish;

/** Walks from step to step until a question waits; one for each turn. */
final class Run {
  private static final int MOST_STEPS = 100;
  private static final int MOST_FOUND = 20;

  final Flows flows;
  final Lookup lookup;
  final LocalDate today;
  final State state;
  final Slots slots;
  private final List<Effect> effects = new ArrayList<>();
  private final List<String> visited = new ArrayList<>();
  private final Speech speech = new Speech();
  private final Manner before;
  private int quiet = -1;
  private boolean forgotten;

  Run(Flows flows, Lookup lookup, LocalDate today, Progress progress, Map<String, String> facts) {
    this.flows = flows;
    this.lookup = lookup;
    this.today = today;
    this.state = new State(progress);
    this.slots = new Slots(state, flows, lookup, today, facts);
    this.before = state.manner();
  }

  /** A question that is open. */
  record Waiting(Flow flow, Step step, Question question) {}

  Optional<Waiting> waiting() {
    if (state.frames.isEmpty() || state.frames.getLast().stamp() == 0) {
      return Optional.empty();
    }
    var frame = state.frames.getLast();
    return flows
        .find(frame.flow())
        .flatMap(flow ->
            flow.step(frame.step())
                .flatMap(
                    step -> Flows.question(step).map(found -> new Waiting(flow, step, found))));
  }

  /** Whether the open question is no longer in the files. */
  boolean adrift() {
    return !state.frames.isEmpty() && state.frames.getLast().stamp() > 0 && waiting().isEmpty();
  }

  Prompt prompt(Waiting waiting) {
    var frame = state.frames.getLast();
    var address = new Prompt.Address(frame.flow(), frame.step(), frame.stamp());
    return new Prompt(waiting.question(), address, this);
  }

  /** The steps this turn walked through, such as {@code menu/what}. */
  List<String> visited() {
    return visited;
  }

  Turn turn() {
    if (!speech.silent()) {
      if (state.frames.isEmpty()) {
        speech.choices(resting());
      }
      effects.add(new Effect.Say(speech.words(forgotten ? before : state.manner())));
    }
    return new Turn(state.progress(), effects);
  }

  private List<Choice> resting() {
    return flows.resting().stream()
        .filter(option -> visited.stream().noneMatch(step -> step.startsWith(option.then() + "/")))
        .map(option -> {
          var label = slots.text(option.label());
          return new Choice(label, new Act.Post("start:" + option.then(), label));
        })
        .toList();
  }

  /** Starts a flow; one that is aside comes back to the open question. */
  void begin(Flow flow) {
    if (flow.aside() == Flow.Aside.NO) {
      state.remember();
      state.frames.clear();
    } else if (!state.frames.isEmpty() && state.frames.getLast().flow().equals(flow.name())) {
      state.frames.removeLast();
    }
    if (flow.aside() == Flow.Aside.QUIET && waiting().isPresent()) {
      quiet = state.frames.size();
    }
    state.enter(flow.name(), flow.steps().getFirst().name());
    walk();
  }

  /** Starts the flow of an event; false when no flow wants it. */
  boolean begin(String event) {
    var flow = flows.on(event);
    flow.ifPresent(this::begin);
    return flow.isPresent();
  }

  /** Lets a flow speak without repeating the open question afterwards. */
  void aside(Flow flow) {
    quiet = waiting().isPresent() ? state.frames.size() : -1;
    state.enter(flow.name(), flow.steps().getFirst().name());
    walk();
  }

  void walk() {
    for (int i = 0; i < MOST_STEPS && !state.frames.isEmpty(); i++) {
      var frame = state.frames.getLast();
      var flow = flows.find(frame.flow());
      var step = flow.flatMap(found -> found.step(frame.step()));
      if (flow.isEmpty() || step.isEmpty()) {
        lost();
        return;
      }
      if (!take(flow.get(), step.get())) {
        return;
      }
    }
    if (!state.frames.isEmpty()) {
      throw new IllegalStateException("the flow never waits: " + state.frames.getLast());
    }
  }

  /** The flow changed under the person: say so and go to a safe place. */
  void lost() {
    state.frames.clear();
    state.burnBridges();
    var flow = flows.on("flow-changed");
    if (flow.isPresent()) {
      begin(flow.get());
    }
  }

  /** Says only what one step says. */
  void speak(Flow flow, Step step) {
    switch (step.doing()) {
      case Doing.Say say -> say(say);
      case Doing.Ask(var question) -> ask(flow, step, question);
      case Doing.Refer(var question) -> ask(flow, step, question);
      default -> {}
    }
  }

  private boolean take(Flow flow, Step step) {
    visited.add(flow.name() + "/" + step.name());
    switch (step.doing()) {
      case Doing.Say say -> say(say);
      case Doing.Ask(var question) -> {
        return ask(flow, step, question);
      }
      case Doing.Refer(var question) -> {
        return ask(flow, step, question);
      }
      case Doing.Assign(var set, var forget) -> {
        forget.forEach(slot -> slots.set(slot, ""));
        set.forEach((slot, value) -> slots.set(slot, slots.raw(value)));
      }
      case Doing.Switch(var cases) -> {
        go(flow, step, chosen(cases, step));
        return true;
      }
      case Doing.Search(var nothing) -> {
        go(flow, step, search() ? step.then() : nothing);
        return true;
      }
      case Doing.Desks(var nothing) -> {
        go(flow, step, desks() ? step.then() : nothing);
        return true;
      }
      case Doing.Call(var called) -> {
        call(flow, step, called);
        return true;
      }
      case Doing.Go _ -> {}
      case Doing.HandOver(var why, var organisation) -> {
        effects.add(new Effect.CallCoordinator(slots.raw(organisation), why));
        state.burnBridges();
      }
      case Doing.Withdraw(var slot) -> {
        effects.add(new Effect.Withdraw(slots.get(slot)));
        state.burnBridges();
      }
      case Doing.ForgetMe _ -> {
        effects.add(new Effect.Forget());
        state.forget();
        forgotten = true;
      }
      case Doing.Remind(var timer, var after) ->
          effects.add(new Effect.Remind(timer, String.valueOf(state.stamps), after));
      case Doing.Back(var nothing) -> {
        if (!state.back()) {
          go(flow, step, nothing);
        }
        return true;
      }
      case Doing.StartOver _ -> {
        state.startOver();
        state.burnBridges();
      }
      case Doing.End _ -> {
        return end();
      }
    }
    go(flow, step, step.then());
    return true;
  }

  private @Nullable String chosen(List<Case> cases, Step step) {
    return cases.stream()
        .filter(one -> slots.match(one.when()))
        .map(Case::then)
        .findFirst()
        .orElse(step.then());
  }

  private boolean end() {
    state.frames.removeLast();
    var open = waiting();
    if (quiet == state.frames.size() && open.isPresent()) {
      speech.choices(prompt(open.get()).choices());
      return false;
    }
    return true;
  }

  /** Goes to a step of the flow, else to a flow; null is the step below. */
  void go(Flow flow, Step step, @Nullable String target) {
    var next = target == null ? flow.below(step) : flow.step(target).orElse(null);
    if (next != null) {
      state.stand(flow.name(), next.name());
      return;
    }
    var other = flows.find(target == null ? "" : target);
    if (other.isEmpty()) {
      throw new IllegalStateException(
          "step " + flow.name() + "/" + step.name() + " leads nowhere: " + target);
    }
    state.frames.clear();
    state.enter(other.get().name(), other.get().steps().getFirst().name());
  }

  private void call(Flow flow, Step step, String called) {
    go(flow, step, step.then());
    flows.find(called).ifPresent(sub -> state.enter(sub.name(), sub.steps().getFirst().name()));
  }

  private boolean search() {
    var finds = lookup.search(state.wish, today, state.manner());
    var ids = finds.offers().stream().map(Lookup.Offer::id).limit(MOST_FOUND).toList();
    state.found = new Found(ids, finds.relaxed(), 0);
    if (ids.isEmpty()) {
      effects.add(new Effect.Missing(state.wish));
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
      speech.cards(
          title + "\n" + text, List.of(new Card(title, "", List.of(new Line("", text)), buttons)));
      return;
    }
    speech.text(text);
    show(say.show());
  }

  private void show(String what) {
    switch (what) {
      case "offer" ->
          slots.offer().ifPresent(one -> speech.cards(one.sentence(), List.of(one.card())));
      case "desk" ->
          slots.desk().ifPresent(one -> speech.cards(one.sentence(), List.of(one.card())));
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
        lookup.helplines(
            Wish.Safety.valueOf(safety.toUpperCase(Locale.ROOT).replace('-', '_')), state.manner());
    speech.cards(aloud(cards), cards);
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

  private boolean ask(Flow flow, Step step, Question question) {
    var known = question.patience().skipKnown() && !slots.get(question.into()).isEmpty();
    if (known && state.frames.getLast().stamp() == 0) {
      go(flow, step, step.then());
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
    prompt(new Waiting(flow, step, question)).ask(words, speech);
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
      prompt(waiting).ask(slots.text(patience.again()), speech);
      return;
    }
    go(waiting.flow(), waiting.step(), patience.otherwise());
    walk();
  }

  /** Takes the answer and goes on. */
  void answer(Waiting waiting, List<Prompt.Tap> taps) {
    var first = taps.getFirst().option();
    if (first.value().equals(Prompt.MORE)) {
      var cards = waiting.question().cards();
      int page = cards == null ? 1 : cards.page();
      state.found =
          new Found(state.found.offers(), state.found.relaxed(), state.found.shown() + page);
      walk();
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
    go(waiting.flow(), waiting.step(), then);
    walk();
  }

  private void refer() {
    slots
        .desk()
        .ifPresent(desk ->
            effects.add(
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
    go(waiting.flow(), waiting.step(), waiting.step().then());
    walk();
  }
}
