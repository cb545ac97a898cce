package tsunagu.lane;

import java.util.Set;
import java.util.stream.IntStream;

/** Lanes of which Redis forgot what was handled here, because it began anew. Thread-safe. */
final class Undone {
  private final Beginnings beginnings;
  private final Leases leases;
  private final Inboxes inboxes;

  Undone(Beginnings beginnings, Leases leases, Inboxes inboxes) {
    this.beginnings = beginnings;
    this.leases = leases;
    this.inboxes = inboxes;
  }

  /** Those of the lanes held; asks Redis only where there is a suspicion. */
  Set<Integer> lanes() {
    if (!beginnings.look()) {
      return Set.of();
    }
    var held =
        IntStream.range(0, leases.count())
            .filter(lane -> leases.holder(lane).isPresent())
            .boxed()
            .toList();
    var undone = inboxes.undone(held);
    beginnings.known();
    return undone;
  }
}
