package tsunagu.lane;

import java.util.List;
import java.util.SortedMap;

/** Writes turns, and along with them which parcels of their lanes went through. Thread-safe. */
final class Commits {
  private final Turns turns;
  private final Parcels parcels;
  private final Timers timers;
  private final Leases leases;
  private final Handled handled;
  private final Settled settled;

  Commits(Turns turns, Parcels parcels, Timers timers, Leases leases, Handled handled) {
    this.turns = turns;
    this.parcels = parcels;
    this.timers = timers;
    this.leases = leases;
    this.handled = handled;
    this.settled = new Settled(leases.count(), this::write);
  }

  Settled settled() {
    return settled;
  }

  Commit.Answer commit(Commit commit) {
    var lane = commit.handled().lane();
    var holder = leases.holder(lane);
    if (holder.isEmpty()) {
      return Commit.Answer.FENCED;
    }
    for (var timer : commit.timers()) {
      if (timer.due() != null) {
        timers.set(lane, timer.due());
      }
    }
    var answer = write(commit, holder.get());
    switch (answer) {
      case FENCED -> leases.fenced(lane, holder.get());
      case OK, ALREADY -> handled.add(lane, commit.handled().number());
      case STALE -> {
        // the turn runs again
      }
    }
    return answer;
  }

  private Commit.Answer write(Commit commit, String holder) {
    var along = settled.take(commit.handled().lane());
    var written = false;
    try {
      var answer = Commit.Answer.valueOf(turns.write(commit, holder, along.numbers()).word());
      // a lane that is another's is asked for nothing any more
      written = answer == Commit.Answer.OK || answer == Commit.Answer.FENCED;
      return answer;
    } finally {
      if (!written) {
        settled.giveBack(along);
      }
    }
  }

  /**
   * Writes what went through of several lanes in one go. Whoever holds a lane now, a parcel that
   * went through is to be forgotten; but who slept may mean one of before a failover.
   */
  private void write(SortedMap<Integer, List<Long>> through) {
    through.keySet().removeIf(lane -> !leases.isHeld(lane));
    parcels.settled(through);
  }
}
