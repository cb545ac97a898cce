package tsunagu.lane;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the events of each lane held were told to the listeners; reads what other instances
 * accepted, or what we accepted without hearing Redis' answer. Thread-safe.
 */
final class Heard {
  private static final Logger log = LoggerFactory.getLogger(Heard.class);
  private static final int PAGE = 256;

  private final Source source;
  private final Consumer<List<Arrived>> listeners;
  private final AtomicLongArray told;
  private final AtomicLongArray wanted;
  private final AtomicIntegerArray looking;

  Heard(int lanes, Source source, Consumer<List<Arrived>> listeners) {
    this.source = source;
    this.listeners = listeners;
    this.told = new AtomicLongArray(lanes);
    this.wanted = new AtomicLongArray(lanes);
    this.looking = new AtomicIntegerArray(lanes);
  }

  /** Reads a lane's inbox. */
  interface Source {
    List<Arrived> waiting(int lane, long from, int most);
  }

  /** A lane was claimed; whoever listens reads what waited up to this number by itself. */
  void begin(int lane, long number) {
    told.set(lane, number);
    wanted.set(lane, number);
  }

  /** How far the listeners were told. */
  long told(int lane) {
    return told.get(lane);
  }

  /** The listeners are told of an event by someone else. */
  void next(int lane, long number) {
    told.compareAndSet(lane, number - 1, number);
  }

  /** Redis has events up to this number: the listeners hear of those they did not hear of. */
  void reach(int lane, long number) {
    wanted.accumulateAndGet(lane, number, Math::max);
    while (told.get(lane) < wanted.get(lane) && looking.compareAndSet(lane, 0, 1)) {
      try {
        look(lane);
      } catch (LaneUnavailable e) {
        log.info("Lane {} is looked at again later: {}", lane, e.reason());
        return;
      } finally {
        looking.set(lane, 0);
      }
    }
  }

  private void look(int lane) {
    var from = told.get(lane);
    var till = wanted.get(lane);
    var found = source.waiting(lane, from + 1, PAGE);
    listeners.accept(found);
    var reached = found.size() < PAGE ? till : found.getLast().number();
    told.accumulateAndGet(lane, reached, Math::max);
  }
}
