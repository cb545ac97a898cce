package tsunagu.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsunagu.outbox.ReplyRule.Age;
import tsunagu.trace.Trips;

/** Makes one attempt at a parcel and says what is left to do. Thread-safe. */
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final Duration FIRST_REPLY_RETRY = Duration.ofMillis(200);
  private static final Duration LONGEST_REPLY_RETRY = Duration.ofSeconds(4);

  /** A wait worth writing down, so that the next holder of the lane keeps it. */
  private static final Duration WORTH_KEEPING = Duration.ofSeconds(1);

  private final Gate gate;
  private final Records records;
  private final Pushes pushes;
  private final Doubts doubts;
  private final OutboxSettings settings;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final Map<ReplyRule.Step, Counter> steps = new EnumMap<>(ReplyRule.Step.class);

  Delivery(Records records, Pushes pushes, Doubts doubts, Surroundings around) {
    this.records = records;
    this.pushes = pushes;
    this.doubts = doubts;
    this.gate = around.gate();
    this.settings = around.settings();
    this.clock = around.clock();
    this.meters = around.meters();
    for (var step : ReplyRule.Step.values()) {
      steps.put(step, meters.counter("tsunagu.outbox", "what", "reply", "how", step.name()));
    }
  }

  /** What all who deliver look at. */
  record Surroundings(
      Gate gate,
      Budget budget,
      OutboxSettings settings,
      InstantSource clock,
      MeterRegistry meters,
      Trips trips) {}

  /** One attempt; answers what takes the parcel's place, nothing when it is done with or lost. */
  List<Job> attempt(Job job) {
    if (job.isDone() || records.wasSaid(job)) {
      var freed = freed(job);
      records.said(job.with(List.of()));
      return freed;
    }
    return job.isReply() ? reply(job) : pushes.attempt(job);
  }

  private List<Job> reply(Job job) {
    var token = job.parcel().token();
    var age = Age.of(job.age(clock.instant()), settings.tokenLimit());
    if (token == null || !ReplyRule.worthTrying(job.attempt(), age)) {
      return toPush(job);
    }
    if (!markLeaving(job)) {
      return List.of();
    }
    records.begins(job);
    var verdict = gate.reply(token, job.messages());
    var step = ReplyRule.after(job.attempt(), age, verdict.kind());
    if (!job.attempt().maybe() && ReplyRule.isRefused(verdict.kind())) {
      records.isUnsaid(job);
    }
    Objects.requireNonNull(steps.get(step)).increment();
    return switch (step) {
      case SETTLED -> said(job);
      case PRESUMED -> {
        doubts.presumed();
        yield said(job);
      }
      case PUSH -> toPush(job);
      case AMBIGUOUS -> doubts.ambiguous(job);
      case DEAD -> refused(job, token, verdict);
      case AGAIN -> again(job, verdict);
    };
  }

  /**
   * Where Redis believes that nothing has left, it is told otherwise before something does; and
   * what goes along is bound to this reply, so that nobody sends it by itself meanwhile.
   */
  private boolean markLeaving(Job job) {
    var attempt = job.attempt();
    var believedUnsent =
        !attempt.maybe()
            && (attempt.next() != null || (job.parcel().held() && attempt.count() == 0));
    if (!believedUnsent && job.riders().isEmpty()) {
      return true;
    }
    var all = new ArrayList<Job>();
    job.riders().forEach(rider -> all.add(rider.with(rider.attempt().riding(job.id().number()))));
    all.add(job.with(attempt.leaving()));
    return records.keep(all);
  }

  private List<Job> said(Job job) {
    var riders = job.riders();
    pushes.wentAlong(riders);
    var rest = job.with(List.of()).with(job.attempt().following());
    if (rest.isDone()) {
      records.said(job);
      return List.of();
    }
    return records.keep(List.of(), riders) ? List.of(rest) : List.of();
  }

  private List<Job> toPush(Job job) {
    var freed = freed(job);
    var next = pushes.begin(job.with(List.of()), false);
    freed.addAll(next);
    return freed;
  }

  /** What was to go along goes its own way again. */
  private List<Job> freed(Job job) {
    return records.keep(job.riders()) ? new ArrayList<>(job.riders()) : new ArrayList<>();
  }

  private List<Job> again(Job job, Verdict verdict) {
    var now = clock.instant();
    var wait = BackOff.half(FIRST_REPLY_RETRY, LONGEST_REPLY_RETRY, job.attempt().count() + 1);
    wait = longer(wait, verdict.atLeast());
    var tried = job.attempt().tried(ReplyRule.mayHaveArrived(verdict.kind()), now.plus(wait));
    if (!tried.maybe()) {
      tried = tried.resting(earlier(now.plus(wait), job.parcel().received(), now));
    }
    var next = job.with(tried);
    var worthKeeping =
        !tried.maybe() && job.riders().isEmpty() && wait.compareTo(WORTH_KEEPING) >= 0;
    return !worthKeeping || records.keep(List.of(next)) ? List.of(next) : List.of();
  }

  /** An unused token that grows old need not be waited for: a push can be tried at once. */
  private Instant earlier(Instant next, Instant received, Instant now) {
    var old = received.plus(settings.tokenLimit());
    return old.isBefore(next) && old.isAfter(now) ? old : next;
  }

  static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** LINE refused our words for good: a plain sentence takes their place if the token serves. */
  private List<Job> refused(Job job, String token, Verdict verdict) {
    LOG.error("LINE refuses a reply: {}", verdict.reason());
    if (ReplyRule.mayApologise(verdict.kind())
        && Age.of(job.age(clock.instant()), settings.tokenLimit()) == Age.FRESH) {
      var answer = gate.reply(token, Overlap.apology(job.parcel().language()));
      meters.counter("tsunagu.outbox.apology", "answer", answer.kind().word()).increment();
    }
    var freed = freed(job);
    pushes.bury(job.with(List.of()), verdict);
    return freed;
  }
}
