package tsunagu.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which parcels go along with a person's next reply, which is free. Thread-safe. */
final class Riding {
  /** Behind one that waits longer than this, a later parcel with a fresh token takes it along. */
  private static final Duration LONG_WAIT = Duration.ofSeconds(10);

  private final Duration tokenLimit;

  Riding(Duration tokenLimit) {
    this.tokenLimit = tokenLimit;
  }

  /** Lets a fresh reply take along what waits before it or aside, if it has room. */
  void takeAlong(Shelf shelf, Instant now) {
    var first = shelf.queue.getFirst();
    if (first.wait(now).compareTo(LONG_WAIT) > 0 && first.attempt().isUnsaid()) {
      takeAlongBefore(shelf, now);
    }
    var reply = shelf.queue.getFirst();
    if (!shelf.held.isEmpty()
        && isFresh(reply, now)
        && reply.wait(now).compareTo(Duration.ZERO) <= 0) {
      takeAlongHeld(shelf, reply);
    }
  }

  private void takeAlongBefore(Shelf shelf, Instant now) {
    var before = new ArrayList<Job>();
    for (var job : List.copyOf(shelf.queue)) {
      if (!before.isEmpty() && isFresh(job, now) && job.attempt().count() == 0) {
        if (before.stream().mapToInt(Job::size).sum() <= job.room()) {
          shelf.queue.removeAll(before);
          shelf.queue.set(0, withRiders(job, before));
        }
        return;
      }
      if (!job.attempt().isUnsaid()) {
        return;
      }
      job.riders().forEach(before::add);
      before.add(job.with(List.of()));
    }
  }

  private void takeAlongHeld(Shelf shelf, Job reply) {
    var room = reply.room();
    var along = new ArrayList<Job>();
    var wanted = new ArrayList<>(shelf.held);
    wanted.sort(Comparator.comparing((Job job) -> !job.parcel().needed()));
    for (var job : wanted) {
      if (job.size() <= room) {
        room -= job.size();
        along.add(job);
      }
    }
    if (!along.isEmpty()) {
      shelf.held.removeAll(along);
      shelf.queue.set(0, withRiders(reply, along));
    }
  }

  private static Job withRiders(Job job, List<Job> more) {
    var all = new ArrayList<>(job.riders());
    all.addAll(more);
    all.sort(Comparator.comparingLong(rider -> rider.id().number()));
    return job.with(all);
  }

  /** Whether its token can still carry others along: young enough, and not in doubt. */
  private boolean isFresh(Job job, Instant now) {
    return job.isReply()
        && job.attempt().isUnsaid()
        && job.age(now).plus(LONG_WAIT).compareTo(tokenLimit) < 0;
  }
}
