package tsunagu.inbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsunagu.conversation.Conversation;
import tsunagu.lane.Arrived;
import tsunagu.lane.Commit;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;

/**
 * Runs turns to their end, however often they must be tried, so many at once. Thread-safe; each
 * caller waits for its own turn.
 */
final class Turns {
  private static final Logger log = LoggerFactory.getLogger(Turns.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Lanes lanes;
  private final Conversation conversation;
  private final InboxSettings settings;
  private final InboxCounts counts;
  private final Semaphore places;
  private final Flood flood;
  private final Overdue overdue;
  private final CountDownLatch stopping = new CountDownLatch(1);

  Turns(Lanes lanes, Conversation conversation, InboxSettings settings, InboxCounts counts) {
    this.lanes = lanes;
    this.conversation = conversation;
    this.settings = settings;
    this.counts = counts;
    this.places = new Semaphore(settings.turns(), true);
    this.flood = new Flood(settings.most(), settings.within());
    this.overdue = new Overdue(settings.longestTurn());
  }

  /**
   * Handles an event.
   *
   * @return true when it is done; false when it is to be left where it is, because the lane is lost
   *     or the program stops
   */
  boolean handle(Arrived arrived) {
    return switch (flood.judge(arrived)) {
      case ANSWER -> answered(arrived);
      case ASK_TO_WAIT -> {
        counts.tooFast("asked");
        yield attempt(arrived, () -> conversation.slowDown(arrived)).isDone() || left(arrived);
      }
      case LEAVE -> {
        counts.tooFast("left");
        yield left(arrived);
      }
    };
  }

  private boolean left(Arrived arrived) {
    return attempt(arrived, () -> whether(lanes.leave(arrived))).isDone();
  }

  private boolean answered(Arrived arrived) {
    var tried = new Tried(Outcome.FAILED, "");
    for (var failures = 0; failures < settings.tries(); ) {
      tried = attempt(arrived, () -> conversation.turn(arrived));
      if (tried.outcome() != Outcome.FAILED) {
        return tried.isDone();
      }
      failures++;
      if (failures < settings.tries()
          && !pause(settings.firstRetry().multipliedBy(1L << failures))) {
        return false;
      }
    }
    return giveUp(arrived, new Lanes.Failure("failed", tried.trouble()));
  }

  /**
   * The person hears that it went wrong, and the event moves aside, in one commit if that can be.
   */
  private boolean giveUp(Arrived arrived, Lanes.Failure failure) {
    var said = attempt(arrived, () -> conversation.apologise(arrived, failure));
    if (said.outcome() == Outcome.LEFT) {
      return false;
    }
    counts.buried();
    log.error("Event {} of lane {} was moved aside", arrived.number(), arrived.lane());
    return said.isDone() || attempt(arrived, () -> whether(lanes.bury(arrived, failure))).isDone();
  }

  private static Commit.Answer whether(boolean done) {
    return done ? Commit.Answer.OK : Commit.Answer.FENCED;
  }

  /** One attempt that outlasts an absence of Redis. */
  private Tried attempt(Arrived arrived, Supplier<Commit.Answer> work) {
    var pause = settings.firstRetry();
    while (true) {
      try {
        return new Tried(once(work), "");
      } catch (LaneUnavailable e) {
        log.info("Event {} of lane {} waits: {}", arrived.number(), arrived.lane(), e.reason());
      } catch (RuntimeException | StackOverflowError e) {
        log.error("A turn failed: event {} of lane {}", arrived.number(), arrived.lane(), bare(e));
        return new Tried(Outcome.FAILED, trouble(e));
      }
      if (!pause(pause)) {
        return new Tried(Outcome.LEFT, "");
      }
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private Outcome once(Supplier<Commit.Answer> work) {
    if (!enter()) {
      return Outcome.LEFT;
    }
    var began = System.nanoTime();
    var outcome = "failed";
    try {
      var answer = watched(work);
      outcome = answer.name().toLowerCase(Locale.ROOT);
      return answer == Commit.Answer.FENCED ? Outcome.LEFT : Outcome.DONE;
    } finally {
      places.release();
      counts.turn(outcome, Duration.ofNanos(System.nanoTime() - began));
    }
  }

  /** What hangs is interrupted and has failed, whatever it makes of the interruption. */
  private Commit.Answer watched(Supplier<Commit.Answer> work) {
    var watch = overdue.watch();
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw watch.over() ? new IllegalStateException("too long", e) : e;
    } finally {
      watch.over();
    }
  }

  /** Interrupts turns that hang; to be called about once a second. */
  void look() {
    overdue.look();
  }

  private boolean enter() {
    try {
      places.acquire();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
    if (stopping.getCount() == 0) {
      places.release();
      return false;
    }
    return true;
  }

  /** Where a failure happened, without its message: that may quote what somebody wrote. */
  private static Throwable bare(Throwable failure) {
    var bare = new IllegalStateException(failure.getClass().getName());
    bare.setStackTrace(failure.getStackTrace());
    return bare;
  }

  /** What failed and where in our own code, without a message. */
  private static String trouble(Throwable failure) {
    var where =
        Arrays.stream(failure.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("tsunagu."))
            .findFirst()
            .map(frame -> " at " + frame.getClassName() + ":" + frame.getLineNumber())
            .orElse("");
    return failure.getClass().getSimpleName() + where;
  }

  /** Waits; false when the program stops. */
  boolean pause(Duration time) {
    try {
      return !stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Begins no further turn, and waits for those that run. */
  void stop() {
    stopping.countDown();
    try {
      if (places.tryAcquire(
          settings.turns(), settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        places.release(settings.turns());
      } else {
        log.warn("Some turns were still running at the end; they will be run again");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private record Tried(Outcome outcome, String trouble) {
    boolean isDone() {
      return outcome == Outcome.DONE;
    }
  }

  private enum Outcome {
    DONE,
    LEFT,
    FAILED
  }
}
