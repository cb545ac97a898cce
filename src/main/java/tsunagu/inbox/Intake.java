package tsunagu.inbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tsunagu.lane.Arrived;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;
import tsunagu.message.PersonId;

/**
 * The events of one lane on their way into turns: one person's strictly one after another,
 * different people side by side. Numbers have no holes, so a missing one is read from the lane
 * before a later one runs. Thread-safe; never calls the lanes while it holds its lock.
 */
final class Intake {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final int lane;
  private final Lanes lanes;
  private final Turns turns;
  private final int room;
  private final ReentrantLock lock = new ReentrantLock();

  private Holding holding = new Holding();
  private boolean open;
  private boolean behind;
  private boolean reading;
  private int inMemory;
  private long next;

  Intake(int lane, Lanes lanes, Turns turns, int room) {
    this.lane = lane;
    this.lanes = lanes;
    this.turns = turns;
    this.room = room;
  }

  /** The lane is ours: all that waits in it is to be read. */
  void open() {
    locked(() -> {
      forget();
      open = true;
      readOn();
    });
  }

  /** The lane is another's: nothing more of it is begun. */
  void close() {
    locked(() -> {
      forget();
      open = false;
    });
  }

  boolean isOpen() {
    lock.lock();
    try {
      return open;
    } finally {
      lock.unlock();
    }
  }

  private void forget() {
    holding = new Holding();
    inMemory = 0;
    next = 0;
    behind = false;
  }

  /** An event was accepted; it may have been heard of before. */
  void arrived(Arrived arrived) {
    locked(() -> {
      if (!open || arrived.number() < next) {
        return;
      }
      if (arrived.number() == next && !behind && inMemory < room) {
        admit(arrived);
      } else {
        readOn();
      }
    });
  }

  private void readOn() {
    behind = true;
    if (!reading) {
      reading = true;
      Thread.startVirtualThread(this::read);
    }
  }

  private void admit(Arrived arrived) {
    next = arrived.number() + 1;
    inMemory++;
    var mine = holding;
    var person = arrived.incoming().person();
    var queue = mine.queues.get(person);
    if (queue == null) {
      queue = new ArrayDeque<>(List.of(arrived));
      mine.queues.put(person, queue);
      Thread.startVirtualThread(() -> work(mine, person));
    } else {
      queue.add(arrived);
    }
  }

  private void read() {
    var from = begin();
    while (from >= 0) {
      try {
        take(lanes.waiting(lane, from, room));
      } catch (LaneUnavailable _) {
        locked(() -> behind = true);
        if (!turns.pause(PAUSE)) {
          locked(() -> reading = false);
          return;
        }
      }
      from = begin();
    }
  }

  /** From where to read, or -1 when there is nothing to read or no room. */
  private long begin() {
    lock.lock();
    try {
      if (!open || !behind || inMemory >= room) {
        reading = false;
        return -1;
      }
      behind = false;
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void take(List<Arrived> waiting) {
    locked(() -> {
      for (var arrived : waiting) {
        if (open && arrived.number() >= next) {
          if (inMemory >= room) {
            behind = true;
            return;
          }
          admit(arrived);
        }
      }
      behind |= waiting.size() >= room;
    });
  }

  /** One person's turns, as long as there are any; the events of an earlier holding are dropped. */
  private void work(Holding mine, PersonId person) {
    for (var arrived = first(mine, person); arrived != null; arrived = after(mine, person)) {
      if (!turns.handle(arrived)) {
        leave(mine, person);
        return;
      }
    }
  }

  private @Nullable Arrived first(Holding mine, PersonId person) {
    lock.lock();
    try {
      var queue = mine.queues.get(person);
      return queue == null || mine != holding ? null : queue.peek();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Arrived after(Holding mine, PersonId person) {
    lock.lock();
    try {
      var queue = mine.queues.get(person);
      if (queue == null || mine != holding) {
        return null;
      }
      queue.poll();
      inMemory--;
      if (queue.isEmpty()) {
        mine.queues.remove(person);
      }
      if (behind && inMemory <= room / 2) {
        readOn();
      }
      return queue.peek();
    } finally {
      lock.unlock();
    }
  }

  /** What is left stays in the lane and is read by whoever takes it. */
  private void leave(Holding mine, PersonId person) {
    locked(() -> {
      var queue = mine.queues.remove(person);
      if (queue != null && mine == holding) {
        inMemory -= queue.size();
      }
    });
  }

  private void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  /** What is in memory of one holding of the lane; a later holding begins anew. */
  private static final class Holding {
    final Map<PersonId, Queue<Arrived>> queues = new HashMap<>();
  }
}
