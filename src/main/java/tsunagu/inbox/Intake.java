package tsunagu.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tsunagu.lane.Arrived;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;
import tsunagu.message.PersonId;

/**
 * The events of one lane on their way into turns: one person's strictly one after another,
 * different people side by side. Numbers have no holes, so a missing one is waited for a moment
 * (its answer may be on another thread) and then read from the lane before a later one runs.
 * Thread-safe; never calls the lanes while it holds its lock.
 */
final class Intake {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final int lane;
  private final Lanes lanes;
  private final Turns turns;
  private final int room;
  private final ReentrantLock lock = new ReentrantLock();

  private Holding holding = new Holding();
  private boolean open;
  private boolean leaving;
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

  /** The lane is ours, or stays so after all: all that waits in it is to be read. */
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

  /** The lane goes to another: nothing more of it is begun; true when nothing of it runs. */
  boolean leave() {
    lock.lock();
    try {
      leaving = true;
      return holding.queues.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** How many timers may come in now, so that there is room for what people say. */
  int roomForTimers() {
    lock.lock();
    try {
      return !open || leaving || inMemory > room / 2 ? 0 : Math.max(1, room / 4);
    } finally {
      lock.unlock();
    }
  }

  /** When the oldest event that is not done with was accepted, by Redis' time. */
  Optional<Instant> oldest() {
    lock.lock();
    try {
      return holding.queues.values().stream()
          .flatMap(queue -> Optional.ofNullable(queue.peek()).stream())
          .map(Arrived::received)
          .min(Comparator.naturalOrder());
    } finally {
      lock.unlock();
    }
  }

  private void forget() {
    holding = new Holding();
    inMemory = 0;
    next = 0;
    behind = false;
    leaving = false;
  }

  /** An event was accepted; it may have been heard of before. */
  void arrived(Arrived arrived) {
    locked(() -> {
      if (!open || leaving || arrived.number() < next) {
        return;
      }
      if (behind || inMemory >= room || next == 0) {
        readOn();
      } else if (arrived.number() == next) {
        admit(arrived);
        admitEarly();
      } else {
        early(arrived);
      }
    });
  }

  /** Keeps what came too early, and reads the lane when the hole does not fill by itself. */
  private void early(Arrived arrived) {
    var mine = holding;
    if (mine.early.isEmpty()) {
      Thread.startVirtualThread(() -> {
        if (turns.pause(MOMENT)) {
          locked(() -> {
            if (mine == holding && !mine.early.isEmpty()) {
              mine.early.clear();
              readOn();
            }
          });
        }
      });
    }
    mine.early.put(arrived.number(), arrived);
  }

  private void admitEarly() {
    var early = holding.early;
    while (!early.isEmpty() && early.firstKey() <= next) {
      var first = early.pollFirstEntry().getValue();
      if (first.number() == next) {
        if (inMemory >= room) {
          early.clear();
          readOn();
          return;
        }
        admit(first);
      }
    }
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
      Thread.startVirtualThread(() -> work(mine, person, null));
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
      if (!open || leaving || !behind || inMemory >= room) {
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
        if (open && !leaving && arrived.number() >= next) {
          if (inMemory >= room) {
            behind = true;
            return;
          }
          admit(arrived);
        }
      }
      behind |= waiting.size() >= room;
      admitEarly();
    });
  }

  /** One person's turns, as long as there are any; the events of an earlier holding are dropped. */
  private void work(Holding mine, PersonId person, @Nullable Stage from) {
    var stage = from;
    for (var arrived = first(mine, person); arrived != null; arrived = after(mine, person)) {
      var begun = stage == null ? turns.first(arrived) : stage;
      var end = turns.handle(arrived, begun, new Here(mine, person));
      if (end == Turns.End.LEFT) {
        drop(mine, person);
      }
      if (end != Turns.End.DONE) {
        return;
      }
      stage = null;
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
  private void drop(Holding mine, PersonId person) {
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
    final TreeMap<Long, Arrived> early = new TreeMap<>();
  }

  /** A person's place in one holding. */
  private final class Here implements Turns.Place {
    private final Holding mine;
    private final PersonId person;

    Here(Holding mine, PersonId person) {
      this.mine = mine;
      this.person = person;
    }

    @Override
    public boolean stands() {
      lock.lock();
      try {
        return mine == holding && !leaving;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void goOn(Stage next) {
      Thread.startVirtualThread(() -> work(mine, person, next));
    }
  }
}
