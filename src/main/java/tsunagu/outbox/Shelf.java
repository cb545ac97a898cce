package tsunagu.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * One person's parcels: those that go one after another, and aside those that wait for quota. Not
 * thread-safe, except for the bell.
 */
final class Shelf {
  final List<Job> queue = new ArrayList<>();
  final List<Job> held = new ArrayList<>();

  /** Rings when something new lies here. */
  final Semaphore bell = new Semaphore(0);

  /** Of the one that is tried and what goes along: what nobody wants to be tried again. */
  final Set<Job.Id> unwanted = new HashSet<>();

  Job.@Nullable Id tried;

  /** Whether somebody works for the person. */
  boolean worked;

  boolean isEmpty() {
    return queue.isEmpty() && held.isEmpty();
  }

  /** Where a parcel stands in the queue, or -1. */
  int place(Job.Id id) {
    for (var at = 0; at < queue.size(); at++) {
      if (queue.get(at).id().equals(id)) {
        return at;
      }
    }
    return -1;
  }

  /** In the order of the events, but never before one that is being tried. */
  int placeFor(Job job) {
    var at = queue.size();
    while (at > 0
        && queue.get(at - 1).id().number() > job.id().number()
        && !queue.get(at - 1).id().equals(tried)) {
      at--;
    }
    return at;
  }
}
