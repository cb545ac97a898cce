package tsunagu.outbox;

import java.util.List;
import tsunagu.lane.Lanes;

/** Looks through what is held for want of quota. Thread-safe. */
final class Sweep {
  private final Lanes lanes;
  private final Mailroom room;
  private final Records records;
  private final Delivery.Surroundings around;
  private final Tale tale;

  Sweep(Lanes lanes, Mailroom room, Records records, Delivery.Surroundings around) {
    this.lanes = lanes;
    this.room = room;
    this.records = records;
    this.around = around;
    this.tale = new Tale(around.trips());
  }

  /**
   * Lets held words go when there is quota again, and those go for good that nobody misses.
   *
   * @return for whom somebody must begin to work
   */
  List<String> released() {
    var held = room.held();
    if (held.isEmpty()) {
      return List.of();
    }
    letGo(held);
    return switch (around.budget().means()) {
      case AMPLE -> room.release(_ -> true);
      case TIGHT -> room.release(job -> job.parcel().needed());
      case SPENT -> List.of();
    };
  }

  private void letGo(List<Job> held) {
    var past = lanes.now().minus(around.settings().thrift().patience());
    for (var job : held) {
      if (!job.parcel().needed() && job.parcel().received().isBefore(past)) {
        room.drop(other -> other.id().equals(job.id()));
        tale.during(job, () -> records.done(job));
        around.budget().count("dropped");
      }
    }
  }
}
