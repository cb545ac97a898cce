package tsunagu.flow;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;

/** Runs flows: where you stand and one event in, one turn out. Pure and thread-safe. */
public final class Engine {
  private static final ZoneId KAWASAKI = ZoneId.of("Asia/Tokyo");

  private final Flows flows;

  private Engine(Flows flows) {
    this.flows = flows;
  }

  /** An engine for a set of flows. */
  public static Engine of(Flows flows) {
    return new Engine(flows);
  }

  /**
   * One turn; the same input gives the same turn. What the flows have no words for changes nothing.
   *
   * @throws IllegalStateException naming flow and step, when a flow goes in circles; never for
   *     flows that were proved
   */
  public Turn advance(Progress progress, Event event, Lookup lookup) {
    return run(progress, event, lookup).turn();
  }

  /** The run of one turn, still knowing which steps it walked through. */
  Run run(Progress progress, Event event, Lookup lookup) {
    var today = LocalDate.ofInstant(event.at(), KAWASAKI);
    var facts = new HashMap<String, String>();
    if (event instanceof Event.Happened(var name, var given, _)) {
      facts.putAll(given);
      facts.put("event", name);
    }
    var run = new Run(flows, lookup, today, progress, facts);
    if (run.adrift()) {
      run.lost();
      return run;
    }
    var hearing = new Hearing(run);
    switch (event) {
      case Event.Heard(var incoming) -> hearing.hear(incoming.what());
      case Event.Happened(var name, _, _) -> hearing.happened(name);
    }
    return run;
  }
}
