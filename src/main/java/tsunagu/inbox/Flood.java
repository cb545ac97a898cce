package tsunagu.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tsunagu.lane.Arrived;
import tsunagu.message.Incoming.What;
import tsunagu.message.PersonId;

/**
 * Who writes faster than anybody can answer: so many messages within a time are answered, the next
 * one with a request to wait, and those after it not at all. Only what a person types, taps or
 * sends counts; a block, an unsend, a form or a coordinator's word never does. Counted by the time
 * of acceptance, so that a queue that was waiting is no flood. Thread-safe.
 */
final class Flood {
  private static final int MANY = 10_000;

  private final int most;
  private final Duration within;
  private final Map<PersonId, Window> windows = new ConcurrentHashMap<>();

  Flood(int most, Duration within) {
    this.most = most;
    this.within = within;
  }

  /** What is to be done with a message. */
  enum Verdict {
    /** It is answered as ever. */
    ANSWER,
    /** The person is asked to wait. */
    ASK_TO_WAIT,
    /** Nothing is said. */
    LEAVE
  }

  /** Judges an event; the same event is judged the same again. */
  Verdict judge(Arrived arrived) {
    if (!counts(arrived.incoming().what())) {
      return Verdict.ANSWER;
    }
    if (windows.size() > MANY) {
      windows.values().removeIf(window -> window.isOver(arrived.received()));
    }
    var window =
        windows.compute(
            arrived.incoming().person(),
            (_, old) ->
                old == null || old.isOver(arrived.received())
                    ? new Window(arrived.received().plus(within), 1, arrived.number())
                    : old.next(arrived.number()));
    if (window.count() <= most) {
      return Verdict.ANSWER;
    }
    return window.count() == most + 1 ? Verdict.ASK_TO_WAIT : Verdict.LEAVE;
  }

  private static boolean counts(What what) {
    return switch (what) {
      case What.Said _, What.Tapped _, What.Shared _, What.Unreadable _ -> true;
      case What.Followed _,
          What.Unfollowed _,
          What.Unsent _,
          What.Due _,
          What.FormSent _,
          What.Moved _,
          What.Withdrew _,
          What.CoordinatorCame _,
          What.CoordinatorSaid _,
          What.CoordinatorLeft _,
          What.Matched _,
          What.AskedToBeForgotten _ ->
          false;
    };
  }

  private record Window(Instant end, int count, long last) {
    Window next(long number) {
      return number <= last ? this : new Window(end, count + 1, number);
    }

    boolean isOver(Instant now) {
      return !now.isBefore(end);
    }
  }
}
