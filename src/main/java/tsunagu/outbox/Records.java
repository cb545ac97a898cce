package tsunagu.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;

/** Writes what became of parcels, however long Redis takes to come back. Thread-safe. */
final class Records {
  private static final Logger LOG = LoggerFactory.getLogger(Records.class);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Lanes lanes;
  private final Pause pause;
  private final Spoken spoken = new Spoken();

  Records(Lanes lanes, Pause pause) {
    this.lanes = lanes;
    this.pause = pause;
  }

  /** Bytes of these words may leave from now on. */
  void begins(Job job) {
    job.riders().forEach(this::begins);
    spoken.begins(job.parcel());
  }

  /** Nothing of these words has arrived, which is certain. */
  void isUnsaid(Job job) {
    job.riders().forEach(this::isUnsaid);
    spoken.isUnsaid(job.parcel());
  }

  /** Whether this instance may have begun to say them before. */
  boolean mayHaveLeft(Parcel parcel) {
    return spoken.mayHaveLeft(parcel);
  }

  /** Whether this instance has said them before. */
  boolean wasSaid(Job job) {
    return spoken.wasSaid(job.parcel());
  }

  /** Carried out, with all that goes along. */
  void said(Job job) {
    job.riders().forEach(rider -> spoken.isSaid(rider.parcel()));
    spoken.isSaid(job.parcel());
    ended(job, "said");
  }

  /** Let go; false when another instance holds the lane, or the program ends. */
  boolean done(Job job) {
    return ended(job, "let-go");
  }

  private boolean ended(Job job, String how) {
    Tale.ends(how);
    if (job.hasNoRecord()) {
      lanes.settled(job.id().lane(), job.id().number());
      return true;
    }
    return settle(new Lanes.Settling(job.id().lane(), job.numbers(), Map.of(), Map.of()));
  }

  /** How far these have come, all of one lane. */
  boolean keep(List<Job> jobs) {
    return keep(jobs, List.of());
  }

  /** How far some have come, and that others are done with. */
  boolean keep(List<Job> jobs, List<Job> done) {
    if (jobs.isEmpty() && done.isEmpty()) {
      return true;
    }
    var records = new TreeMap<Long, String>();
    jobs.forEach(job -> records.put(job.id().number(), job.attempt().write()));
    var lane = (jobs.isEmpty() ? done : jobs).getFirst().id().lane();
    var numbers = done.stream().map(job -> job.id().number()).toList();
    return settle(new Lanes.Settling(lane, numbers, records, Map.of()));
  }

  /** Given up; whoever tries it again begins anew. */
  boolean bury(Job job, String reason) {
    isUnsaid(job);
    Tale.ends("dead");
    var dead = Map.of(job.id().number(), reason);
    return settle(new Lanes.Settling(job.id().lane(), List.of(), Map.of(), dead));
  }

  private boolean settle(Lanes.Settling settling) {
    while (true) {
      try {
        return lanes.settle(settling);
      } catch (LaneUnavailable e) {
        LOG.warn("Redis does not take the settling of lane {}: {}", settling.lane(), e.reason());
      }
      if (pause.isEnded()) {
        return false;
      }
      pause.of(AGAIN, new Semaphore(0));
    }
  }
}
