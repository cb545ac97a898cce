package tsunagu.lane;

import java.util.List;

/** What is remembered of a lane ends with the holding of it. Thread-safe. */
final class Memory implements Lanes.Listener {
  private final States states;
  private final Settled settled;
  private final Handled handled;
  private final Timers timers;

  Memory(States states, Settled settled, Handled handled, Timers timers) {
    this.states = states;
    this.settled = settled;
    this.handled = handled;
    this.timers = timers;
  }

  @Override
  public void taken(int lane) {
    lost(lane);
    timers.forget(lane);
  }

  @Override
  public void lost(int lane) {
    states.forget(lane);
    settled.forget(lane);
    handled.forget(lane);
  }

  @Override
  public void arrived(List<Arrived> arrived) {
    // events change no state by themselves
  }
}
