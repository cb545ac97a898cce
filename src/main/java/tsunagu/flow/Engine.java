package tsunagu.flow;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tsunagu.message.Incoming.What;

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
    var today = LocalDate.ofInstant(event.at(), KAWASAKI);
    return switch (event) {
      case Event.Heard(var incoming) -> heard(progress, incoming.what(), lookup, today);
      case Event.Happened(var name, var facts, _) -> {
        var known = new HashMap<>(facts);
        known.put("event", name);
        var run = new Run(flows, lookup, today, progress, known);
        new Hearing(run).happened(name, facts);
        yield run.turn();
      }
    };
  }

  private Turn heard(Progress progress, What what, Lookup lookup, LocalDate today) {
    if (what instanceof What.Unfollowed || what instanceof What.Unsent) {
      return new Turn(progress, List.of());
    }
    var run = new Run(flows, lookup, today, progress, Map.of());
    new Hearing(run).hear(what);
    return run.turn();
  }
}
