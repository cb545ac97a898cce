package tsunagu.flow;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tsunagu.flow.Flow.Sort;
import tsunagu.flow.Run.Waiting;

/** Makes out what a tap means: now, after the question was left, and long afterwards. */
final class Buttons {
  /** Before the name of a flow that begins as if its word had been typed. */
  static final String GO = "go:";

  private final Run run;
  private final State state;

  Buttons(Run run) {
    this.run = run;
    this.state = run.state;
  }

  void tapped(String data) {
    if (data.startsWith(GO)) {
      run.flows
          .find(data.substring(GO.length()))
          .ifPresentOrElse(run::begin, () -> run.begin("old-button"));
      return;
    }
    if (data.startsWith("start:")) {
      start(data.substring("start:".length()));
      return;
    }
    var parts = data.split(":", 5);
    if (parts.length == 5 && parts[0].equals("a") && parts[1].matches("[0-9]{1,9}")) {
      button(Integer.parseInt(parts[1]), parts);
    } else {
      run.begin("old-button");
    }
  }

  private void button(int stamp, String[] parts) {
    var open = run.waiting();
    boolean now = open.isPresent() && state.frames.getLast().stamp() == stamp;
    if (!now && state.back(stamp)) {
      open = run.waiting();
      now = open.isPresent();
    }
    if (now && open.isPresent()) {
      var tap = run.prompt(open.get()).of(parts[4]);
      if (tap.isPresent()) {
        run.asking.answer(open.get(), List.of(tap.get()));
        return;
      }
    }
    if (!old(parts[2], parts[3], parts[4])) {
      run.begin("old-button");
    }
  }

  /** An old button that still makes sense: a listing that is still there, a way to a flow. */
  private boolean old(String flowName, String stepName, String value) {
    var flow = run.flows.find(flowName);
    var step = flow.flatMap(one -> one.step(stepName));
    var question = step.flatMap(Flows::question);
    if (flow.isEmpty() || step.isEmpty() || question.isEmpty()) {
      return false;
    }
    if (question.get().sort() == Sort.OFFER && value.startsWith("=")) {
      var offer = run.lookup.offer(value.substring(1), state.wish, run.today, state.manner());
      if (offer.isPresent()) {
        state.remember();
        state.frames.clear();
        state.enter(flowName, stepName);
        run.slots.set("listing", value.substring(1));
        run.asking.goOn(new Waiting(flow.get(), step.get(), question.get()));
        return true;
      }
      return false;
    }
    var leads =
        question.get().choices().stream()
            .filter(option -> option.value().equals(value))
            .flatMap(option -> Optional.ofNullable(option.then()).stream())
            .filter(then -> flow.get().step(then).isEmpty())
            .flatMap(then -> run.flows.find(then).stream())
            .findFirst();
    leads.ifPresent(run::begin);
    return leads.isPresent();
  }

  private void start(String wanted) {
    var parts = wanted.split("\\?", 2);
    var flow = run.flows.find(parts[0]);
    if (flow.isEmpty()) {
      run.begin("old-button");
      return;
    }
    if (flow.get().aside() == Flow.Aside.NO) {
      state.leave();
    }
    if (parts.length == 2) {
      for (var pair : parts[1].split("&", 10)) {
        var both = pair.split("=", 2);
        if (both.length == 2 && both[0].matches("[a-z.-]{1,30}")) {
          set(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
      }
    }
    run.begin(flow.get());
  }

  private void set(String slot, String value) {
    run.slots.set(slot, value.length() <= 100 ? value : value.substring(0, 100));
  }
}
