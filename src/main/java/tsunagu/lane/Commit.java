package tsunagu.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one turn changes, written together or not at all.
 *
 * @param handled the event that is thereby done
 * @param expected the version of the state the turn was computed from, 0 where there was none
 * @param state the new state as JSON, null to forget the person
 * @param keep how long an idle person's state is kept
 * @param parcel what is to be carried out to LINE, null for silence
 */
public record Commit(
    Arrived handled,
    long expected,
    @Nullable String state,
    Duration keep,
    @Nullable String parcel,
    List<Timer> timers,
    List<Write> writes) {
  public Commit {
    timers = List.copyOf(timers);
    writes = List.copyOf(writes);
  }

  /**
   * A timer of the person.
   *
   * @param due null to unset every timer of this name
   * @param stamp compared with the state when it fires
   */
  public record Timer(String name, String stamp, @Nullable Instant due) {}

  /** How a commit ended. */
  public enum Answer {
    /** Written. */
    OK,
    /** This very commit was written before; its parcel may still have to be carried. */
    ALREADY,
    /** The state has another version: read it again and run the turn again. */
    STALE,
    /** Another instance holds the lane: drop everything. */
    FENCED
  }
}
