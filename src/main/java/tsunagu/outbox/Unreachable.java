package tsunagu.outbox;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;
import tsunagu.message.Incoming;
import tsunagu.message.MessageId;

/** Notes whom LINE cannot send to, which is as if they had left. Thread-safe. */
final class Unreachable {
  private static final Logger LOG = LoggerFactory.getLogger(Unreachable.class);

  private final Lanes lanes;

  Unreachable(Lanes lanes) {
    this.lanes = lanes;
  }

  /** The person of this parcel. */
  void note(Job job) {
    var address = job.parcel().address();
    var id = new MessageId("unreachable:" + job.call().key());
    var what = new Incoming.What.Unfollowed();
    try {
      lanes.accept(
          List.of(new Incoming(id, lanes.person(address), address, lanes.now(), null, what)));
    } catch (LaneUnavailable e) {
      LOG.warn("It is not noted that a person cannot be sent to: {}", e.reason());
    }
  }
}
