package tsunagu.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;

/** Takes one parcel to its end: carried out, given up, or left to the lane's next holder. */
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration FIRST_REPLY_RETRY = Duration.ofMillis(200);

  private final Lanes lanes;
  private final LineAccess line;
  private final OutboxSettings settings;
  private final MeterRegistry meters;
  private final Pause pause;

  Delivery(
      Lanes lanes, LineAccess line, OutboxSettings settings, MeterRegistry meters, Pause pause) {
    this.lanes = lanes;
    this.line = line;
    this.settings = settings;
    this.meters = meters;
    this.pause = pause;
  }

  /** A parcel and how far it has come. */
  record Job(Id id, Parcel parcel, Attempt attempt) {
    record Id(int lane, long number) {}

    Job with(Attempt next) {
      return new Job(id, parcel, next);
    }

    boolean done() {
      return attempt.call() >= parcel.calls().size();
    }

    Parcel.Call call() {
      return parcel.calls().get(attempt.call());
    }
  }

  /** Works on a parcel until it is settled, or the lane or the program is gone. */
  void carryOut(Job job) {
    while (!job.done()) {
      if (pause.isEnded() || !lanes.holds(job.id().lane())) {
        return;
      }
      var next = job.attempt().mode() == Attempt.Mode.REPLY ? reply(job) : push(job);
      if (next == null) {
        return;
      }
      job = next;
    }
    settle(job.id(), Map.of(), Map.of());
  }

  private @org.jspecify.annotations.Nullable Job reply(Job job) {
    var token = job.parcel().token();
    var age = age(job);
    if (token == null || !ReplyRule.worthTrying(job.attempt(), age, settings.tokenLimit())) {
      return toPush(job, false);
    }
    var reply = line.reply(token, job.call().messages());
    var step = ReplyRule.after(job.attempt(), age, settings.tokenLimit(), reply);
    count("reply", step.name());
    return switch (step) {
      case SETTLED, PRESUMED -> job.with(job.attempt().next());
      case PUSH -> toPush(job, false);
      case AMBIGUOUS -> ambiguous(job);
      case DEAD -> apologise(job, token, reply);
      case AGAIN -> {
        var tried = job.attempt().tried(mayHaveLeft(reply));
        pause.of(backOff(FIRST_REPLY_RETRY, Duration.ofSeconds(4), tried.count()));
        yield job.with(tried);
      }
    };
  }

  private Duration age(Job job) {
    return Duration.between(job.parcel().received(), lanes.now());
  }

  private static boolean mayHaveLeft(OneShot.Reply reply) {
    return switch (reply) {
      case OneShot.Reply.NotSent() -> false;
      case OneShot.Reply.Unclear() -> true;
      case OneShot.Reply.Answered(var status, _, _) -> status >= 500 || status < 400;
    };
  }

  private Job ambiguous(Job job) {
    var messages = job.call().messages();
    if (!Overlap.needed(messages)) {
      return job.with(job.attempt().next());
    }
    return toPush(job, true);
  }

  /** Going to push is itself a fact that must survive, so it is written before the first push. */
  private Job toPush(Job job, boolean maybe) {
    var attempt = new Attempt(job.attempt().call(), Attempt.Mode.PUSH, maybe, 0, lanes.now());
    settle(job.id(), Map.of(job.id().number(), JSON.writeValueAsString(attempt)), Map.of());
    return job.with(attempt);
  }

  private @org.jspecify.annotations.Nullable Job push(Job job) {
    if (job.attempt().firstPush() == null) {
      return toPush(job, false);
    }
    var call = job.call();
    var body =
        job.attempt().maybe()
            ? Overlap.again(call.messages(), job.parcel().language())
            : call.messages();
    var step = PushRule.after(line.push(call.key(), job.parcel().address(), body));
    count("push", step.getClass().getSimpleName());
    return switch (step) {
      case PushRule.Step.Settled(_) -> job.with(job.attempt().next());
      case PushRule.Step.Dead(var reason) -> bury(job, reason);
      case PushRule.Step.Again(var atLeast, var reason) -> pushAgain(job, atLeast, reason);
    };
  }

  private @org.jspecify.annotations.Nullable Job pushAgain(
      Job job, Duration atLeast, String reason) {
    var since = job.attempt().firstPush();
    if (since != null
        && Duration.between(since, lanes.now()).compareTo(settings.giveUpAfter()) > 0) {
      return bury(job, reason);
    }
    var tried = job.attempt().tried(false);
    var wait = backOff(settings.firstRetry(), settings.longestRetry(), tried.count());
    pause.of(wait.compareTo(atLeast) > 0 ? wait : atLeast);
    return job.with(tried);
  }

  private static Duration backOff(Duration first, Duration longest, int count) {
    var doubled = first.toMillis() << Math.min(count - 1, 20);
    var most = Math.max(1, Math.min(doubled, longest.toMillis()));
    return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
  }

  /**
   * LINE refused our words for good: a plain sentence takes their place if the token still serves.
   */
  private @org.jspecify.annotations.Nullable Job apologise(
      Job job, String token, OneShot.Reply reply) {
    line.reply(token, Overlap.apology(job.parcel().language()));
    return bury(
        job,
        reply instanceof OneShot.Reply.Answered answered
            ? "LINE answered " + answered.status()
            : "LINE did not answer");
  }

  private @org.jspecify.annotations.Nullable Job bury(Job job, String reason) {
    LOG.error("A parcel of lane {} moves aside: {}", job.id().lane(), reason);
    count("dead", reason);
    settle(job.id(), Map.of(), Map.of(job.id().number(), reason));
    return null;
  }

  /** Writes what became of a parcel, however long Redis takes to come back. */
  private void settle(Job.Id id, Map<Long, String> again, Map<Long, String> dead) {
    var done = again.isEmpty() && dead.isEmpty() ? List.of(id.number()) : List.<Long>of();
    var settling = new Lanes.Settling(id.lane(), done, again, dead);
    do {
      try {
        lanes.settle(settling);
        return;
      } catch (LaneUnavailable e) {
        LOG.warn("Redis does not take the settling of lane {}: {}", id.lane(), e.reason());
      }
    } while (pause.seconds(1));
  }

  private void count(String what, String how) {
    meters.counter("tsunagu.outbox", "what", what, "how", how).increment();
  }
}
