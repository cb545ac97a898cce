package tsunagu.conversation;

import tsunagu.lane.Arrived;
import tsunagu.lane.Commit;

/** Runs one person's turns. Thread-safe for different people; one person's turns come in order. */
public interface Conversation {
  /**
   * Takes an event through a turn and commits it; what is to be said is on its way afterwards.
   *
   * @return {@link Commit.Answer#OK} or {@link Commit.Answer#ALREADY} when the event is done,
   *     {@link Commit.Answer#FENCED} when the lane is lost; never stale (it runs again by itself)
   * @throws RuntimeException when the turn cannot be computed; the event stays in the lane
   */
  Commit.Answer turn(Arrived arrived);

  /** Says sorry in one sentence and moves on, after a turn failed too often. */
  Commit.Answer apologise(Arrived arrived);
}
