package tsunagu.outbox;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsunagu.lane.Lanes;

/** What to do where nobody can tell whether a reply was read. Thread-safe. */
final class Doubts {
  private static final Logger LOG = LoggerFactory.getLogger(Doubts.class);

  private final Records records;
  private final Pushes pushes;
  private final Lanes lanes;
  private final LineStore store;
  private final Delivery.Surroundings around;

  Doubts(
      Records records, Pushes pushes, Lanes lanes, LineStore store, Delivery.Surroundings around) {
    this.records = records;
    this.pushes = pushes;
    this.lanes = lanes;
    this.store = store;
    this.around = around;
  }

  /** A token that we used is used up: an earlier attempt was accepted, as far as can be told. */
  void presumed() {
    around.budget().count("presumed");
    around.meters().counter("tsunagu.outbox.presumed").increment();
  }

  /** What the person needs is said again with a sentence that says so, the rest is let go. */
  List<Job> ambiguous(Job job) {
    var next = new ArrayList<Job>();
    for (var rider : job.riders()) {
      next.addAll(one(rider));
    }
    next.addAll(one(job.with(List.of())));
    return next;
  }

  private List<Job> one(Job job) {
    // where Redis began anew, far more answers are in doubt than were forgotten
    var needed = job.parcel().needed() || job.parcel().redone();
    tell(job, needed);
    if (needed) {
      return pushes.begin(job, true);
    }
    var rest = job.with(job.attempt().following());
    if (rest.isDone()) {
      records.done(job);
      return List.of();
    }
    return pushes.begin(rest, false);
  }

  private void tell(Job job, boolean repeated) {
    LOG.warn("A reply is in doubt and is {}", repeated ? "said again" : "let go");
    around.budget().count(repeated ? "repeated" : "silent");
    around
        .meters()
        .counter("tsunagu.outbox.ambiguous", "how", repeated ? "sent" : "dropped")
        .increment();
    var person = lanes.person(job.parcel().address()).toString();
    store.doubt(new Sending.Doubt(around.clock().instant(), person, repeated));
  }
}
