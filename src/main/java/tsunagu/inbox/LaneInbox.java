package tsunagu.inbox;

import java.util.List;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;
import tsunagu.message.Incoming;
import tsunagu.message.PersonId;

/** The inbox in the lanes. */
final class LaneInbox implements Inbox {
  private final Lanes lanes;
  private final InboxCounts counts;

  LaneInbox(Lanes lanes, InboxCounts counts) {
    this.lanes = lanes;
    this.counts = counts;
  }

  @Override
  public PersonId person(String address) {
    return lanes.person(address);
  }

  @Override
  public Put put(List<Incoming> incomings) {
    try {
      var outcomes = lanes.accept(incomings);
      var fresh = (int) outcomes.stream().filter(Lanes.Acceptance.Stored.class::isInstance).count();
      counts.stored(fresh, outcomes.size() - fresh);
      return new Put.Stored(fresh, outcomes.size() - fresh);
    } catch (LaneUnavailable e) {
      counts.refused(e.reason());
      return new Put.Refused(e.reason());
    }
  }
}
