package tsunagu.flow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tsunagu.flow.Flow.Question;
import tsunagu.flow.Flow.Step;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.Outgoing.Choice;
import tsunagu.message.Outgoing.Manner;

/** Walks from step to step until a question waits; one for each turn. */
final class Run {
  final Flows flows;
  final Lookup lookup;
  final LocalDate today;
  final State state;
  final Slots slots;
  final Asking asking;
  final List<Effect> effects = new ArrayList<>();
  private final List<String> visited = new ArrayList<>();
  final Stepping stepping;
  private final Manner before;
  private final int mostSteps;
  private final String contract;
  private int quiet = -1;
  private boolean forgotten;
  Speech speech = new Speech();
  boolean missed;
  boolean backed;

  /** What a turn works with besides the person. */
  record Given(Flows flows, Lookup lookup, LocalDate today, int mostSteps) {}

  Run(Given given, Progress progress, Map<String, String> facts) {
    this.flows = given.flows();
    this.lookup = given.lookup();
    this.today = given.today();
    this.mostSteps = given.mostSteps();
    this.contract = progress.contract();
    this.state = new State(progress);
    this.slots = new Slots(state, flows, lookup, today, facts);
    this.before = state.manner();
    this.asking = new Asking(this);
    this.stepping = new Stepping(this);
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

  /** Whether the open question is no longer in the files, or asks for something else. */
  boolean adrift() {
    if (state.frames.isEmpty() || state.frames.getLast().stamp() == 0) {
      return false;
    }
    var now = contract();
    return now.isEmpty() || !(contract.isEmpty() || contract.equals(now));
  }

  private String contract() {
    return waiting().map(open -> flows.contract(open.step())).orElse("");
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
    return new Turn(
        state.progress(flows.version(), contract()), effects.stream().map(this::bound).toList());
  }

  /** A reminder is bound to where the person stands when the turn is over. */
  private Effect bound(Effect effect) {
    return effect instanceof Effect.Remind(var name, var stamp, var after) && stamp.isEmpty()
        ? new Effect.Remind(name, String.valueOf(state.stamps), after)
        : effect;
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

  /** Lets a flow speak before what is at hand. */
  void above(Flow flow) {
    state.enter(flow.name(), flow.steps().getFirst().name());
  }

  void walk() {
    for (int i = 0; i < mostSteps && !state.frames.isEmpty(); i++) {
      var frame = state.frames.getLast();
      var flow = flows.find(frame.flow());
      var step = flow.flatMap(found -> found.step(frame.step()));
      if (flow.isEmpty() || step.isEmpty()) {
        lost();
        return;
      }
      visited.add(frame.flow() + "/" + frame.step());
      if (!stepping.take(flow.get(), step.get())) {
        return;
      }
    }
    if (!state.frames.isEmpty()) {
      brake();
    }
  }

  /** Breaks the turn off: nothing it gathered is said or done, and the person comes to the menu. */
  private void brake() {
    var where = state.frames.getLast().flow() + "/" + state.frames.getLast().step();
    var flow = flows.on("brake");
    if (flow.isEmpty() || effects.stream().anyMatch(Effect.Braked.class::isInstance)) {
      throw new IllegalStateException("the flow never waits: " + where);
    }
    speech = new Speech();
    effects.clear();
    effects.add(new Effect.Braked(where));
    state.frames.clear();
    state.burnBridges();
    begin(flow.get());
  }

  /** Erases the person; the farewell is still said in their manner. */
  void forget() {
    effects.add(new Effect.Forget());
    state.forget();
    forgotten = true;
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

  /** Comes back from a flow; false when the question there is not asked again. */
  boolean end() {
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
}
