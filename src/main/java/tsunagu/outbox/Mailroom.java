package tsunagu.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parcels on their way, by person: one after another, and aside those that wait for quota.
 * Thread-safe.
 */
final class Mailroom {
  private final Duration tokenLimit;
  private final Riding riding;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Shelf> shelves = new HashMap<>();
  private final Set<Job.Id> known = new HashSet<>();

  Mailroom(Duration tokenLimit) {
    this.tokenLimit = tokenLimit;
    this.riding = new Riding(tokenLimit);
  }

  /**
   * Takes a parcel in, unless it is known; true when somebody must begin to work for the person.
   */
  boolean add(Job job) {
    return locked(() -> {
      if (!known.add(job.id())) {
        return false;
      }
      job.riders().forEach(rider -> known.add(rider.id()));
      var shelf = shelves.computeIfAbsent(job.parcel().address(), _ -> new Shelf());
      if (job.attempt().isHeld()) {
        shelf.held.add(job);
        return false;
      }
      shelf.queue.add(shelf.placeFor(job), job);
      shelf.bell.release();
      var idle = !shelf.worked;
      shelf.worked = true;
      return idle;
    });
  }

  /**
   * A parcel that somebody put into a lane under our eyes. Its token is too old to be asked; and
   * since we would know if it had been tried here, it goes by push without an apology.
   */
  Job found(Job job, Instant now) {
    var untried = job.attempt().count() == 0 && job.attempt().next() == null;
    return untried && job.isReply() && job.age(now).compareTo(tokenLimit) >= 0
        ? job.with(job.attempt().anew())
        : job;
  }

  /** What to work on next for a person; null when there is nothing more and the work ends. */
  @Nullable Job next(String address, Instant now) {
    return locked(() -> {
      var shelf = shelves.get(address);
      if (shelf == null) {
        return null;
      }
      if (shelf.queue.isEmpty()) {
        shelf.worked = false;
        if (shelf.held.isEmpty()) {
          shelves.remove(address);
        }
        return null;
      }
      riding.takeAlong(shelf, now);
      return shelf.queue.getFirst();
    });
  }

  /** A parcel is tried now; false when nobody wants it any more. */
  boolean begin(Job job) {
    return locked(() -> {
      var shelf = shelves.get(job.parcel().address());
      // an earlier one may have come meanwhile
      if (shelf == null || shelf.place(job.id()) != 0) {
        return false;
      }
      shelf.tried = job.id();
      return true;
    });
  }

  /** What became of the one that was worked on: others in its place, or nothing. */
  void replace(Job job, List<Job> others) {
    locked(() -> {
      var shelf = shelves.get(job.parcel().address());
      var at = shelf == null ? -1 : shelf.place(job.id());
      if (shelf == null || at < 0) {
        return false;
      }
      shelf.tried = null;
      shelf.queue.remove(at);
      forget(job);
      for (var other : others) {
        if (!shelf.unwanted.remove(other.id())) {
          at = put(shelf, at, other);
        }
      }
      shelf.unwanted.clear();
      return true;
    });
  }

  private int put(Shelf shelf, int at, Job job) {
    known.add(job.id());
    job.riders().forEach(rider -> known.add(rider.id()));
    if (job.attempt().isHeld()) {
      shelf.held.add(job);
      return at;
    }
    shelf.queue.add(at, job);
    return at + 1;
  }

  private void forget(Job job) {
    known.remove(job.id());
    job.riders().forEach(rider -> known.remove(rider.id()));
  }

  /** Drops what nobody must carry any more; what is being tried just now is not repeated. */
  void drop(Predicate<Job> unwanted) {
    locked(() -> {
      shelves
          .values()
          .forEach(shelf -> {
            List.copyOf(shelf.queue).forEach(job -> drop(shelf, job, unwanted));
            shelf.held.stream().filter(unwanted).forEach(this::forget);
            shelf.held.removeIf(unwanted);
            shelf.bell.release();
          });
      shelves.values().removeIf(shelf -> shelf.isEmpty() && !shelf.worked);
      return true;
    });
  }

  private void drop(Shelf shelf, Job job, Predicate<Job> unwanted) {
    var all = new ArrayList<>(job.riders());
    all.add(job.with(List.of()));
    if (all.stream().noneMatch(unwanted)) {
      return;
    }
    if (job.id().equals(shelf.tried)) {
      all.stream().filter(unwanted).map(Job::id).forEach(shelf.unwanted::add);
      return;
    }
    var at = shelf.queue.indexOf(job);
    shelf.queue.remove(at);
    forget(job);
    for (var kept : all.stream().filter(unwanted.negate()).toList()) {
      at = put(shelf, at, kept);
    }
  }

  /** Takes those that were held and may go now; answers for whom somebody must begin to work. */
  List<String> release(Predicate<Job> may) {
    return locked(() -> {
      var idle = new ArrayList<String>();
      shelves.forEach((address, shelf) -> {
        var going = shelf.held.stream().filter(may).toList();
        shelf.held.removeAll(going);
        going.forEach(job -> shelf.queue.add(job.with(job.attempt().unheld())));
        if (!going.isEmpty() && !shelf.worked) {
          shelf.worked = true;
          idle.add(address);
        }
      });
      return idle;
    });
  }

  /** The bell that rings when something new lies on a person's shelf. */
  Semaphore bell(String address) {
    return locked(() -> {
      var shelf = shelves.get(address);
      return shelf == null ? new Semaphore(1) : shelf.bell;
    });
  }

  void ringAll() {
    locked(() -> {
      shelves.values().forEach(shelf -> shelf.bell.release());
      return true;
    });
  }

  /** The numbers of the parcels that are known, by lane. */
  Map<Integer, Set<Long>> numbers() {
    return locked(() ->
        known.stream()
            .collect(
                Collectors.groupingBy(
                    Job.Id::lane, Collectors.mapping(Job.Id::number, Collectors.toSet()))));
  }

  /** Those held for want of quota. */
  List<Job> held() {
    return locked(() -> shelves.values().stream().flatMap(shelf -> shelf.held.stream()).toList());
  }

  /** Whether something could go out now. */
  boolean hasDue(Instant now) {
    return locked(() ->
        shelves.values().stream()
            .flatMap(shelf -> shelf.queue.stream().limit(1))
            .anyMatch(job -> !job.wait(now).isPositive()));
  }

  /** Whether a call for a parcel of this lane is under way. */
  boolean isTrying(int lane) {
    return locked(() ->
        shelves.values().stream()
            .map(shelf -> shelf.tried)
            .anyMatch(tried -> tried != null && tried.lane() == lane));
  }

  Sending.Waiting waiting(Instant now) {
    return locked(() -> {
      var count = known.size();
      var held = shelves.values().stream().mapToInt(shelf -> shelf.held.size()).sum();
      var oldest =
          shelves.values().stream()
              .flatMap(shelf -> shelf.queue.stream())
              .map(job -> job.age(now))
              .max(Comparator.naturalOrder())
              .orElse(Duration.ZERO);
      return new Sending.Waiting(count, held, oldest.isNegative() ? Duration.ZERO : oldest);
    });
  }

  private <T extends @Nullable Object> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
