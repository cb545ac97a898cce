package tsunagu.flow;

/** Runs flows: where you stand and one event in, one turn out. Pure and thread-safe. */
public final class Engine {
  private Engine() {}

  /** An engine for a set of flows. */
  public static Engine of(Flows flows) {
    return new Engine();
  }

  /** One turn; the same input gives the same turn. */
  public Turn advance(Progress progress, Event event, Lookup lookup) {
    throw new UnsupportedOperationException("being built");
  }
}
