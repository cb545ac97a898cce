package tsunagu.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;

/**
 * Which parcels of the lanes held are known here: an earlier holder's are read before a new one is
 * sent, and what was put into a lane behind our back is found within ten seconds. Thread-safe.
 */
final class Holdings {
  private static final Logger LOG = LoggerFactory.getLogger(Holdings.class);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** After the last time it was asked to, a lane that was not given away is worked on again. */
  private static final Duration LEAVING = Duration.ofSeconds(1);

  private final Lanes lanes;
  private final Mailroom room;
  private final Carrier carrier;
  private final Pause pause;
  private final List<Holding> all;

  Holdings(Lanes lanes, Mailroom room, Carrier carrier, Pause pause) {
    this.lanes = lanes;
    this.room = room;
    this.carrier = carrier;
    this.pause = pause;
    this.all = IntStream.range(0, lanes.count()).mapToObj(_ -> new Holding()).toList();
  }

  /** One lane; touched only under its lock, except for the two numbers. */
  private static final class Holding {
    final ReentrantLock lock = new ReentrantLock();
    final List<Job> early = new ArrayList<>();
    Set<Long> strange = Set.of();
    final AtomicInteger number = new AtomicInteger();
    volatile int read = -1;
    volatile long leaving = System.nanoTime() - LEAVING.toNanos();
  }

  /** Who carries what lies here. */
  interface Carrier {
    void carry(Job job);

    /** Whether a parcel was made here during a holding, so that whoever made it will carry it. */
    boolean isComing(String parcel, int holding);

    /** Whether a parcel may have been sent from here already. */
    boolean mayHaveLeft(Parcel parcel);

    /** Whether a parcel was said from here already, so that it is only to be settled. */
    boolean wasSaid(Job job);
  }

  /** How often a lane was taken or lost; what an earlier holding knew counts no more. */
  int number(int lane) {
    return all.get(lane).number.get();
  }

  /** Whether what is known of a parcel is still true: the lane was not another's meanwhile. */
  boolean isCurrent(Job.Id id) {
    return all.get(id.lane()).number.get() == id.holding();
  }

  /** The lane is to go to another instance: nothing more of it is begun. */
  void leaving(int lane) {
    all.get(lane).leaving = System.nanoTime();
  }

  boolean isLeaving(int lane) {
    return System.nanoTime() - all.get(lane).leaving < LEAVING.toNanos();
  }

  /** The lane is ours, perhaps again; {@link #readOn} must follow. */
  int taken(int lane) {
    var number = next(lane);
    room.drop(job -> job.id().lane() == lane);
    return number;
  }

  /** The lane is another's: all that is known of it is forgotten. */
  void lost(int lane) {
    next(lane);
    room.drop(job -> job.id().lane() == lane);
  }

  private int next(int lane) {
    var holding = all.get(lane);
    holding.lock.lock();
    try {
      holding.early.clear();
      holding.strange = Set.of();
      return holding.number.incrementAndGet();
    } finally {
      holding.lock.unlock();
    }
  }

  /** A parcel just committed; waits for the reading of what lies there from before. */
  void carry(Job.Id id, Parcel parcel, Attempt attempt) {
    var holding = all.get(id.lane());
    var job = new Job(id, parcel, attempt, List.of());
    if (holding.read == id.holding()) {
      carrier.carry(job);
      return;
    }
    holding.lock.lock();
    try {
      if (holding.read == id.holding()) {
        carrier.carry(job);
      } else if (isCurrent(id)) {
        holding.early.add(job);
      }
      // else it is found by whoever holds the lane now
    } finally {
      holding.lock.unlock();
    }
  }

  /** Reads what lies in a lane taken, however long Redis takes. */
  void readOn(int lane, int number) {
    while (!pause.isEnded() && all.get(lane).number.get() == number) {
      try {
        read(lane, number);
        return;
      } catch (LaneUnavailable e) {
        LOG.info("Parcels of lane {} are read later: {}", lane, e.reason());
      } catch (RuntimeException e) {
        LOG.error("Parcels of lane {} cannot be read: {}", lane, e.getClass().getName());
      }
      pause.of(AGAIN, new Semaphore(0));
    }
  }

  private void read(int lane, int number) {
    var holding = all.get(lane);
    holding.lock.lock();
    try {
      if (holding.number.get() != number) {
        return;
      }
      var early = new HashSet<Long>();
      holding.early.forEach(job -> early.add(job.id().number()));
      Predicate<String> ours = parcel -> carrier.isComing(parcel, number);
      for (var job : new Takeover(lanes, ours).jobs(lane, number)) {
        if (!early.contains(job.id().number())) {
          carrier.carry(job);
        }
      }
      holding.early.stream().filter(job -> isCurrent(job.id())).forEach(carrier::carry);
      holding.early.clear();
      holding.read = number;
    } finally {
      holding.lock.unlock();
    }
  }

  /** Whether everything that lay in the lanes held has been read. */
  boolean hasReadAll() {
    return all.stream()
        .allMatch(holding -> holding.number.get() == 0 || holding.read == holding.number.get());
  }

  /** Takes up what lies unknown in a lane for the second time; the first time it may be leaving. */
  void look() {
    var counts = lanes.parcelCounts();
    var known = room.numbers();
    for (var lane = 0; lane < counts.size(); lane++) {
      var holding = all.get(lane);
      if (lanes.holds(lane)
          && holding.read == holding.number.get()
          && counts.get(lane) != known.getOrDefault(lane, Set.of()).size()) {
        look(lane, holding);
      }
    }
  }

  private void look(int lane, Holding holding) {
    holding.lock.lock();
    try {
      var jobs = new Takeover(lanes, _ -> false).jobs(lane, holding.number.get());
      var known = room.numbers().getOrDefault(lane, Set.of());
      var strange = new HashSet<Long>();
      for (var job : jobs) {
        var number = job.id().number();
        if (known.contains(number)) {
          continue;
        }
        if (holding.strange.contains(number) || carrier.wasSaid(job)) {
          carrier.carry(found(job));
        } else {
          strange.add(number);
        }
      }
      holding.strange = strange;
    } finally {
      holding.lock.unlock();
    }
  }

  /**
   * A parcel that somebody put into a lane under our eyes. Where its token is too old to be asked,
   * it goes by push without an apology, unless it was begun here and Redis never heard what became
   * of it.
   */
  private Job found(Job job) {
    return carrier.mayHaveLeft(job.parcel()) ? job : room.found(job, lanes.now());
  }

  /** Works on a lane while nothing is read from it. */
  void alone(int lane, Runnable work) {
    var holding = all.get(lane);
    holding.lock.lock();
    try {
      work.run();
    } finally {
      holding.lock.unlock();
    }
  }
}
