package tsunagu.conversation;

import tsunagu.lane.Arrived;
import tsunagu.lane.Commit;
import tsunagu.lane.Lanes;

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

  /**
   * Says sorry in one sentence, shows the way to a human and moves the event aside, after its turn
   * failed too often.
   */
  Commit.Answer apologise(Arrived arrived, Lanes.Failure failure);

  /** Asks a person who writes faster than anybody can answer to wait a little, in one sentence. */
  Commit.Answer slowDown(Arrived arrived);
}
