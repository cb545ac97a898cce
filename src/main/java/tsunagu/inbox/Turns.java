package tsunagu.inbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tsunagu.conversation.Conversation;
import tsunagu.conversation.NewerState;
import tsunagu.lane.Arrived;
import tsunagu.lane.Commit;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;
import tsunagu.message.Incoming;

/**
 * Runs turns to their end, however often they must be tried, so many at once. Thread-safe; each
 * caller waits for its own turn.
 */
final class Turns {
  private static final Logger log = LoggerFactory.getLogger(Turns.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** Of all places, so many at most are for timers: a thousand due at once delay no resident. */
  private static final int SHARE_OF_TIMERS = 4;

  /** How many calls to Redis a turn may make at Redis' present pace, on top of its own time. */
  private static final int CALLS = 8;

  private final Lanes lanes;
  private final Conversation conversation;
  private final InboxSettings settings;
  private final InboxCounts counts;
  private final Semaphore places;
  private final Semaphore timers;
  private final Flood flood;
  private final Brake brake;
  private final CountDownLatch stopping = new CountDownLatch(1);

  Turns(Lanes lanes, Conversation conversation, InboxSettings settings, InboxCounts counts) {
    this.lanes = lanes;
    this.conversation = conversation;
    this.settings = settings;
    this.counts = counts;
    this.places = new Semaphore(settings.turns(), true);
    this.timers = new Semaphore(Math.max(1, settings.turns() / SHARE_OF_TIMERS), true);
    this.flood = new Flood(settings.most(), settings.within());
    this.brake =
        new Brake(() -> settings.longestTurn().plus(lanes.roundTrip().multipliedBy(CALLS)));
  }

  /** What a turn asks of the lane its event lies in. */
  interface Place {
    /** Whether a try may still begin: the lane is ours and stays so. */
    boolean stands();

    /** A try took too long and its thread is given up: another goes on with the next stage. */
    void goOn(Stage next);
  }

  /** How the handling of an event ended for the thread that did it. */
  enum End {
    /** The event is done. */
    DONE,
    /** It is left where it is: the lane is lost or goes, or the program stops. */
    LEFT,
    /** Another thread goes on with it. */
    GIVEN_UP
  }

  /** What is to be done first with an event. */
  Stage first(Arrived arrived) {
    return switch (flood.judge(arrived)) {
      case ANSWER -> Stage.first(Stage.What.TURN);
      case ASK_TO_WAIT -> {
        counts.tooFast("asked");
        yield Stage.first(Stage.What.SLOW_DOWN);
      }
      case LEAVE -> {
        counts.tooFast("left");
        yield Stage.first(Stage.What.LEAVE);
      }
    };
  }

  /** Handles an event from a stage on, until it is done. */
  End handle(Arrived arrived, Stage from, Place place) {
    var stage = from;
    while (true) {
      var tried = attempt(new Attempt(arrived, stage, place));
      switch (tried.outcome()) {
        case DONE -> {
          return End.DONE;
        }
        case LEFT -> {
          return End.LEFT;
        }
        case GIVEN_UP -> {
          return End.GIVEN_UP;
        }
        case FAILED -> {
          var next = stage.after(tried.trouble(), settings.tries());
          if (next.what() == stage.what() && !pause(backOff(next.failed()))) {
            return End.LEFT;
          }
          stage = next;
        }
      }
    }
  }

  private Duration backOff(int failed) {
    return shorter(settings.firstRetry().multipliedBy(1L << Math.min(failed, 10)));
  }

  private static Duration shorter(Duration pause) {
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private Commit.Answer work(Arrived arrived, Stage stage) {
    var failure = new Lanes.Failure("failed", stage.trouble());
    var answer =
        switch (stage.what()) {
          case TURN -> conversation.turn(arrived);
          case SLOW_DOWN -> conversation.slowDown(arrived);
          case LEAVE -> whether(lanes.leave(arrived));
          case SAY_SORRY -> conversation.apologise(arrived, failure);
          case BURY -> whether(lanes.bury(arrived, failure));
        };
    var aside = stage.what() == Stage.What.SAY_SORRY || stage.what() == Stage.What.BURY;
    if (aside && answer != Commit.Answer.FENCED) {
      counts.buried();
      log.error("Event {} of lane {} was moved aside", arrived.number(), arrived.lane());
    }
    return answer;
  }

  private static Commit.Answer whether(boolean done) {
    return done ? Commit.Answer.OK : Commit.Answer.FENCED;
  }

  /** One attempt that outlasts an absence of Redis, and waits for an instance that can read on. */
  private Tried attempt(Attempt attempt) {
    var arrived = attempt.arrived();
    var pause = settings.firstRetry();
    while (true) {
      try {
        return new Tried(once(attempt), "");
      } catch (LaneUnavailable e) {
        log.info("Event {} of lane {} waits: {}", arrived.number(), arrived.lane(), e.reason());
      } catch (DataAccessException e) {
        log.info("Event {} of lane {} waits for Redis", arrived.number(), arrived.lane());
      } catch (NewerState e) {
        counts.newer();
        log.warn("Event {} of lane {}: {}", arrived.number(), arrived.lane(), e.getMessage());
        pause = LONGEST_PAUSE;
      } catch (RuntimeException | StackOverflowError e) {
        log.error("A turn failed: event {} of lane {}", arrived.number(), arrived.lane(), bare(e));
        return new Tried(Outcome.FAILED, trouble(e));
      }
      if (!pause(pause)) {
        return new Tried(Outcome.LEFT, "");
      }
      pause = shorter(pause.multipliedBy(2));
    }
  }

  private Outcome once(Attempt attempt) {
    var timer = attempt.arrived().incoming().what() instanceof Incoming.What.Due;
    if (!enter(timer)) {
      return Outcome.LEFT;
    }
    if (stopping.getCount() == 0 || !attempt.place().stands()) {
      exit(timer);
      return Outcome.LEFT;
    }
    return run(attempt, timer);
  }

  private Outcome run(Attempt attempt, boolean timer) {
    var began = System.nanoTime();
    var begun = brake.begin(() -> giveUp(attempt, timer));
    var outcome = "failed";
    try {
      var answer = work(attempt.arrived(), attempt.stage());
      outcome = answer.name().toLowerCase(Locale.ROOT);
      return !begun.isOurs()
          ? Outcome.GIVEN_UP
          : answer == Commit.Answer.FENCED ? Outcome.LEFT : Outcome.DONE;
    } catch (RuntimeException | StackOverflowError e) {
      if (begun.isOurs()) {
        throw e;
      }
      return Outcome.GIVEN_UP;
    } finally {
      if (begun.end()) {
        exit(timer);
        counts.turn(outcome, Duration.ofNanos(System.nanoTime() - began));
      }
    }
  }

  private void giveUp(Attempt attempt, boolean timer) {
    exit(timer);
    counts.turn("given-up", settings.longestTurn());
    var arrived = attempt.arrived();
    log.error("A turn takes too long: event {} of lane {}", arrived.number(), arrived.lane());
    attempt.place().goOn(attempt.stage().after("TooLong", settings.tries()));
  }

  private boolean enter(boolean timer) {
    return !timer ? enter(places) : enter(timers) && (enter(places) || exit(timers));
  }

  private static boolean enter(Semaphore door) {
    try {
      door.acquire();
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean exit(Semaphore door) {
    door.release();
    return false;
  }

  private void exit(boolean timer) {
    places.release();
    if (timer) {
      timers.release();
    }
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

  /** Whoever waits for a place or for another try ends. */
  void beginNoMore() {
    stopping.countDown();
  }

  /** Begins no further turn, and waits for those that run. */
  void stop() {
    beginNoMore();
    try {
      if (places.tryAcquire(
          settings.turns(), settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        places.release(settings.turns());
      } else {
        log.warn("Some turns were still running at the end; they will be run again");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      brake.close();
    }
  }

  private record Attempt(Arrived arrived, Stage stage, Place place) {}

  private record Tried(Outcome outcome, String trouble) {}

  private enum Outcome {
    DONE,
    LEFT,
    FAILED,
    GIVEN_UP
  }
}
