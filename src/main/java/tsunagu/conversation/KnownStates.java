package tsunagu.conversation;

import java.util.LinkedHashMap;
import tsunagu.message.PersonId;

/**
 * The states of those who wrote lately, beside the text each was written as, so that most turns
 * need not read it. Only the very same text gives the state back: whoever is handed another, after
 * a takeover, an erasure or a turn that had to run again, reads that one. Thread-safe.
 */
final class KnownStates {
  private final int most;
  private final LinkedHashMap<PersonId, StateJson.Written> known =
      new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Knows nobody.
   *
   * @param most people remembered; 0 remembers none
   */
  KnownStates(int most) {
    this.most = most;
  }

  /** The state that stands in a text. */
  State read(PersonId person, String json) {
    StateJson.Written last;
    synchronized (known) {
      last = known.get(person);
    }
    return last != null && last.json().equals(json) ? last.state() : StateJson.read(json);
  }

  /** What is remembered of a person may be kept no longer. */
  void forget(PersonId person) {
    synchronized (known) {
      known.remove(person);
    }
  }

  /** Remembers a state by the text it was written as. */
  void written(PersonId person, StateJson.Written written) {
    synchronized (known) {
      if (most > 0) {
        known.put(person, written);
      }
      while (known.size() > most) {
        known.pollFirstEntry();
      }
    }
  }
}
