package tsunagu.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

/** Lets due timers of the lanes held fire, and tells the listeners. Thread-safe. */
final class Firing {
  private final Timers timers;
  private final Leases leases;
  private final Heard heard;
  private final Duration lease;

  Firing(Timers timers, Leases leases, Heard heard, Duration lease) {
    this.timers = timers;
    this.leases = leases;
    this.heard = heard;
    this.lease = lease;
  }

  /**
   * All that may be due, in one round trip.
   *
   * @param most how many of each lane at most
   */
  void fire(Map<Integer, Integer> most) {
    var wishes = new ArrayList<Timers.Wish>();
    most.forEach((lane, so) -> {
      if (so > 0 && !timers.rest(lane).isPositive()) {
        leases.holder(lane).ifPresent(of -> wishes.add(new Timers.Wish(lane, of, so)));
      }
    });
    var events = new ArrayList<Arrived>();
    for (var fired : timers.fire(wishes, lease)) {
      if (fired.fenced()) {
        leases.fenced(fired.wish().lane(), fired.wish().holder());
      }
      fired.events().forEach(event -> heard.next(event.lane(), event.number()));
      events.addAll(fired.events());
    }
    leases.arrived(events);
  }
}
