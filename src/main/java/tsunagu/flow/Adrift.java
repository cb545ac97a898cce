package tsunagu.flow;

import tsunagu.flow.Progress.Frame;
import tsunagu.message.Incoming.What;

/** The files changed under a person, so that the open question cannot be answered as it stood. */
final class Adrift {
  private final Run run;
  private final Hearing hearing;

  Adrift(Run run, Hearing hearing) {
    this.run = run;
    this.hearing = hearing;
  }

  /**
   * Says so and asks the nearest question that is safe. Danger, global words and the bot's own
   * buttons are heard as always; a timer of the old question means nothing any more.
   */
  void hear(What what) {
    if (what instanceof What.Due) {
      return;
    }
    if (!mend()) {
      run.lost();
    } else if (hearing.heardAnywhere(what)) {
      hearing.hear(what);
    } else {
      run.walk();
    }
  }

  /**
   * Stands where it is safe: at the same question if there still is one, else at the beginning of
   * its flow, else the same for the flow it was called from. Nothing is said yet.
   *
   * @return false when there is no such place
   */
  boolean mend() {
    var frames = run.state.frames;
    while (!frames.isEmpty()) {
      var frame = frames.removeLast();
      var flow = run.flows.find(frame.flow());
      if (flow.isPresent()) {
        var first = flow.get().steps().getFirst();
        var step = flow.get().step(frame.step()).filter(Adrift::waits).orElse(first);
        frames.add(new Frame(frame.flow(), step.name(), 0));
        run.state.tries = 0;
        run.flows.on("flow-renewed").ifPresent(run::above);
        return true;
      }
    }
    return false;
  }

  private static boolean waits(Flow.Step step) {
    return Flows.question(step).isPresent();
  }
}
