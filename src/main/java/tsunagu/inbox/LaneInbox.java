package tsunagu.inbox;

import java.time.Duration;
import java.util.List;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;
import tsunagu.message.Incoming;
import tsunagu.message.PersonId;
import tsunagu.trace.Leg;
import tsunagu.trace.Trips;

/** The inbox in the lanes; trips of messages begin here. */
final class LaneInbox implements Inbox {
  private final Lanes lanes;
  private final InboxCounts counts;
  private final Trips trips;

  LaneInbox(Lanes lanes, InboxCounts counts, Trips trips) {
    this.lanes = lanes;
    this.counts = counts;
    this.trips = trips;
  }

  @Override
  public PersonId person(String address) {
    return lanes.person(address);
  }

  @Override
  public Put put(List<Incoming> incomings) {
    var began = System.nanoTime();
    try {
      var outcomes = lanes.accept(incomings);
      var fresh = (int) outcomes.stream().filter(Lanes.Acceptance.Stored.class::isInstance).count();
      counts.stored(fresh, outcomes.size() - fresh);
      tell(incomings, outcomes, began);
      return new Put.Stored(fresh, outcomes.size() - fresh);
    } catch (LaneUnavailable e) {
      counts.refused(e.reason());
      tell(incomings, e.reason(), began);
      return new Put.Refused(e.reason());
    }
  }

  private void tell(List<Incoming> incomings, List<Lanes.Acceptance> outcomes, long began) {
    if (!trips.areTold()) {
      return;
    }
    var ago = Duration.ofNanos(System.nanoTime() - began);
    for (var at = 0; at < outcomes.size(); at++) {
      var id = incomings.get(at).id();
      switch (outcomes.get(at)) {
        case Lanes.Acceptance.Stored(var arrived) ->
            close(
                trips
                    .first(id, ago)
                    .note(Leg.Note.LANE, arrived.lane())
                    .note(Leg.Note.NUMBER, arrived.number()),
                incomings.get(at),
                "stored");
        case Lanes.Acceptance.Duplicate() ->
            close(trips.of(id).part("door", ago), incomings.get(at), "duplicate");
      }
    }
  }

  private void tell(List<Incoming> incomings, String reason, long began) {
    if (trips.areTold()) {
      var ago = Duration.ofNanos(System.nanoTime() - began);
      incomings.forEach(incoming ->
          close(trips.of(incoming.id()).part("door", ago).failed(reason), incoming, reason));
    }
  }

  private static void close(Leg leg, Incoming incoming, String result) {
    leg.note(Leg.Note.KIND, incoming.what().getClass().getSimpleName())
        .note(Leg.Note.RESULT, result)
        .close();
  }
}
