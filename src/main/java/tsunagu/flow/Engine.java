package tsunagu.flow;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;

/** Runs flows: where you stand and one event in, one turn out. Pure and thread-safe. */
public final class Engine {
  private static final ZoneId KAWASAKI = ZoneId.of("Asia/Tokyo");

  /** How many steps a turn may walk through; proved flows need far fewer. */
  public static final int MOST_STEPS = 100;

  private final Flows flows;
  private final int mostSteps;

  private Engine(Flows flows, int mostSteps) {
    this.flows = flows;
    this.mostSteps = mostSteps;
  }

  /** An engine for a set of flows. */
  public static Engine of(Flows flows) {
    return new Engine(flows, MOST_STEPS);
  }

  /** An engine that breaks a turn off after so many steps. */
  public static Engine of(Flows flows, int mostSteps) {
    return new Engine(flows, mostSteps);
  }

  /** What it runs. */
  public Flows flows() {
    return flows;
  }

  /** What the flow of a timer wants when it is late; where nobody could ask, it is done. */
  public Late late(String timer) {
    var rule = flows.on(Events.DUE + timer).map(flow -> flow.calls().late()).orElse(Late.DO);
    return rule == Late.ASK && flows.on(Events.DUE + asking(timer)).isEmpty() ? Late.DO : rule;
  }

  /** The timer in whose place a late one is heard when its flow wants to be asked first. */
  public static String asking(String timer) {
    return "late-" + timer;
  }

  /**
   * One turn; the same input gives the same turn. What the flows have no words for changes nothing.
   * A turn that does not end is broken off, see {@link Effect.Braked}.
   */
  public Turn advance(Progress progress, Event event, Lookup lookup) {
    return run(progress, event, lookup).turn();
  }

  /** The same turn, told with the way it took. */
  public Walk walk(Progress progress, Event event, Lookup lookup) {
    var run = run(progress, event, lookup);
    var turn = run.turn();
    return new Walk(turn, run.visited(), run.missed, run.backed);
  }

  private Run run(Progress progress, Event event, Lookup lookup) {
    var today = LocalDate.ofInstant(event.at(), KAWASAKI);
    var facts = new HashMap<String, String>();
    if (event instanceof Event.Happened(var name, var given, _)) {
      facts.putAll(given);
      facts.put("event", name);
    }
    var run = new Run(new Run.Given(flows, lookup, today, mostSteps), progress, facts);
    var hearing = new Hearing(run);
    switch (event) {
      case Event.Heard(var incoming) when run.adrift() ->
          new Adrift(run, hearing).hear(incoming.what());
      case Event.Heard(var incoming) -> hearing.hear(incoming.what());
      case Event.Happened(var name, _, _) -> {
        if (run.adrift()) {
          new Adrift(run, hearing).mend();
        }
        hearing.happened(name);
      }
    }
    return run;
  }
}
