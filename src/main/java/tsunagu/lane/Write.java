package tsunagu.lane;

import java.time.Duration;
import java.util.List;

/** One change to a lane's drawers; values are sealed by the lane, names and members are not. */
public sealed interface Write {
  /** Keeps a sealed value. */
  record Keep(Drawer drawer, String id, String value, Duration keep) implements Write {}

  /** Removes what a drawer has under an id, of whatever form. */
  record Drop(Drawer drawer, String id) implements Write {}

  /**
   * Puts a member into an ordered list, or moves it.
   *
   * @param keep when the score is a time in milliseconds, how long after it a member is forgotten;
   *     zero to keep members until they are taken out
   */
  record Rank(Drawer drawer, String id, String member, double score, Duration keep)
      implements Write {
    /** A member that stays until it is taken out. */
    public Rank(Drawer drawer, String id, String member, double score) {
      this(drawer, id, member, score, Duration.ZERO);
    }
  }

  /** Takes a member out of an ordered list. */
  record Unrank(Drawer drawer, String id, String member) implements Write {}

  /** Puts a member into a set. */
  record Join(Drawer drawer, String id, String member) implements Write {}

  /** Takes a member out of a set. */
  record Leave(Drawer drawer, String id, String member) implements Write {}

  /**
   * Adds a sealed entry to a list of named entries.
   *
   * @param name by which {@link Strike} finds it again
   */
  record Append(Drawer drawer, String id, String name, String value, Duration keep)
      implements Write {}

  /** Moves the event of this turn aside, in a commit only. */
  record Bury(Arrived arrived, Lanes.Failure failure) implements Write {}

  /**
   * Removes what was moved aside, in a commit only.
   *
   * @param letters the entries' ids; all of them of the lane of the commit
   */
  record Discard(List<String> letters) implements Write {
    public Discard {
      letters = List.copyOf(letters);
    }
  }

  /** Removes the entry of a name. */
  record Strike(Drawer drawer, String id, String name) implements Write {}
}
