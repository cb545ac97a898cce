package tsunagu.outbox;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsunagu.outbox.Sending.Means;

/**
 * Attempts at pushes: written down before the first, sparing with the month's quota. Thread-safe.
 */
final class Pushes {
  private static final Logger LOG = LoggerFactory.getLogger(Pushes.class);
  private static final Duration WORTH_KEEPING = Duration.ofSeconds(1);

  private final Records records;
  private final Delivery.Surroundings around;
  private final Consumer<Job> unreachable;

  Pushes(Records records, Delivery.Surroundings around, Consumer<Job> unreachable) {
    this.records = records;
    this.around = around;
    this.unreachable = unreachable;
    // stands at nought from the start, so that its first rise is seen
    for (var kind : Verdict.Kind.values()) {
      dead(kind);
    }
  }

  private Counter dead(Verdict.Kind kind) {
    return around.meters().counter("tsunagu.outbox.dead", "answer", kind.word());
  }

  /**
   * Turns to push, which is itself a fact that must survive and so is written before the first
   * push; or holds the words back for want of quota.
   *
   * @param sorry whether they go with the sentence that says they may be a repetition
   */
  List<Job> begin(Job job, boolean sorry) {
    var means = around.budget().means();
    if (means == Means.SPENT || (means == Means.TIGHT && !job.parcel().needed())) {
      return hold(sorry ? job.with(job.attempt().doubtful()) : job);
    }
    var from = job.attempt().call();
    var last = job.parcel().calls().size() - 1;
    if (means == Means.TIGHT && from < last) {
      around.budget().count("shortened");
      from = last;
    }
    return kept(job.with(job.attempt().pushing(from, sorry, around.clock().instant())));
  }

  private List<Job> hold(Job job) {
    around.budget().count("held");
    count("HELD");
    return kept(job.with(job.attempt().held()));
  }

  private List<Job> kept(Job next) {
    return records.keep(List.of(next)) ? List.of(next) : List.of();
  }

  /** One attempt. */
  List<Job> attempt(Job job) {
    if (job.attempt().firstPush() == null) {
      return begin(job, job.attempt().maybe());
    }
    var call = job.call();
    var verdict = around.gate().push(call.key(), job.parcel().address(), body(job));
    var step = PushRule.after(verdict.kind());
    count(step.name());
    return switch (step) {
      case SETTLED -> said(job);
      case AGAIN -> again(job, verdict);
      case HOLD -> {
        LOG.warn("The month's messages are used up: pushes wait for replies or the next month");
        around.budget().refused();
        yield hold(job);
      }
      case UNREACHABLE -> {
        unreachable.accept(job);
        yield bury(job, verdict);
      }
      case DEAD -> bury(job, verdict);
    };
  }

  private static String body(Job job) {
    var messages = job.call().messages();
    return job.attempt().maybe() ? Overlap.again(messages, job.parcel().language()) : messages;
  }

  private List<Job> said(Job job) {
    around.budget().spent(1);
    var rest = job.with(job.attempt().following());
    if (rest.isDone()) {
      records.said(job);
      return List.of();
    }
    return List.of(rest);
  }

  private List<Job> again(Job job, Verdict verdict) {
    var now = around.clock().instant();
    var since = job.attempt().firstPush();
    var settings = around.settings();
    if (since != null && Duration.between(since, now).compareTo(settings.giveUpAfter()) >= 0) {
      return bury(job, verdict);
    }
    var wait =
        BackOff.full(settings.firstRetry(), settings.longestRetry(), job.attempt().count() + 1);
    wait = Delivery.longer(wait, verdict.atLeast());
    var tried = job.attempt().tried(ReplyRule.mayHaveArrived(verdict.kind()), now.plus(wait));
    var next = job.with(tried);
    return wait.compareTo(WORTH_KEEPING) < 0 ? List.of(next) : kept(next);
  }

  /** Moves a parcel aside. */
  List<Job> bury(Job job, Verdict verdict) {
    LOG.error("A parcel of lane {} moves aside: {}", job.id().lane(), verdict.reason());
    dead(verdict.kind()).increment();
    records.bury(job, verdict.reason());
    return List.of();
  }

  /** Words that went along with a reply; those held for want of quota cost none. */
  void wentAlong(List<Job> riders) {
    riders.forEach(_ -> around.budget().count("combined"));
  }

  private void count(String how) {
    around.meters().counter("tsunagu.outbox", "what", "push", "how", how).increment();
  }
}
