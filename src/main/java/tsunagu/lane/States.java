package tsunagu.lane;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tsunagu.message.PersonId;

/**
 * Recent states of the lanes held, so that most turns need not read. Sound, because only a lane's
 * owner commits, everybody else speaks through the inbox, and each commit names the version it
 * read: a state that is not the newest any more only makes its turn run again. Thread-safe.
 */
final class States {
  private static final int MOST_LETTERS = 16 * 1024 * 1024;

  private final List<Lane> lanes;

  /**
   * Nothing known.
   *
   * @param most states kept over all lanes; 0 keeps none
   */
  States(int lanes, int most) {
    var each = most == 0 ? 0 : Math.max(1, most / lanes);
    this.lanes = Stream.generate(() -> new Lane(each, MOST_LETTERS / lanes)).limit(lanes).toList();
  }

  /** A state as last read or written, and the days that stand in its header. */
  record Known(Lanes.Standing standing, WordDays days) {}

  Optional<Known> find(int lane, PersonId person) {
    return lanes.get(lane).find(person);
  }

  /** Remembers a state unless a newer one is known. */
  void put(int lane, PersonId person, Known known) {
    lanes.get(lane).put(person, known);
  }

  /** What is known of a person may be wrong. */
  void remove(int lane, PersonId person) {
    lanes.get(lane).remove(person);
  }

  /** The lane was taken or lost. */
  void forget(int lane) {
    lanes.get(lane).clear();
  }

  /** Redis may be another than before. */
  void forgetAll() {
    lanes.forEach(Lane::clear);
  }

  /** The states of one lane, the least recently used first. */
  private static final class Lane {
    private final LinkedHashMap<PersonId, Known> states = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;
    private final int mostLetters;
    private int letters;

    Lane(int most, int mostLetters) {
      this.most = most;
      this.mostLetters = mostLetters;
    }

    synchronized Optional<Known> find(PersonId person) {
      return Optional.ofNullable(states.get(person));
    }

    synchronized void put(PersonId person, Known known) {
      var old = states.get(person);
      if (most == 0 || (old != null && old.standing().version() > known.standing().version())) {
        return;
      }
      remove(person);
      states.put(person, known);
      letters += size(known);
      while (states.size() > most || letters > mostLetters) {
        remove(states.firstEntry().getKey());
      }
    }

    synchronized void remove(PersonId person) {
      var old = states.remove(person);
      letters -= old == null ? 0 : size(old);
    }

    synchronized void clear() {
      states.clear();
      letters = 0;
    }

    private static int size(Known known) {
      return known.standing().state().length();
    }
  }
}
