package tsunagu.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tsunagu.outbox.Sending.Means;

/**
 * Makes the month's pushes last: asks LINE what there is, counts what goes, and says when to be
 * sparing. Thread-safe.
 */
final class Budget {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /** How long what Redis said is taken as it is, between our own counts. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final LineStore store;
  private final Supplier<Outbox.@Nullable Quota> line;
  private final OutboxSettings.Thrift thrift;
  private final InstantSource clock;
  private @Nullable Known known;

  Budget(
      LineStore store,
      Supplier<Outbox.@Nullable Quota> line,
      OutboxSettings.Thrift thrift,
      InstantSource clock) {
    this.store = store;
    this.line = line;
    this.thrift = thrift;
    this.clock = clock;
  }

  /**
   * What is known of a month.
   *
   * @param limit -1 is unlimited
   * @param said LINE's number when it was last asked
   * @param before our own count at that moment
   * @param sent our own count
   * @param refusedAt the limit at which LINE refused for want of quota, or -2
   */
  private record Known(
      YearMonth month,
      long limit,
      long said,
      long before,
      long sent,
      long refusedAt,
      Instant read,
      Map<String, String> facts) {
    long used() {
      return said + Math.max(0, sent - before);
    }

    Known plus(long more) {
      return new Known(month, limit, said, before, sent + more, refusedAt, read, facts);
    }
  }

  /** How sparing to be now. */
  synchronized Means means() {
    return means(now());
  }

  private Means means(Known now) {
    if (now.refusedAt() == now.limit()) {
      return Means.SPENT;
    }
    if (now.limit() < 0) {
      return Means.AMPLE;
    }
    var left = now.limit() - now.used();
    if (left <= 0) {
      return Means.SPENT;
    }
    var scarce = left * 100 <= now.limit() * thrift.reserve();
    var wasteful = forecast(now) > now.limit() && left * 2 <= now.limit();
    return scarce || wasteful ? Means.TIGHT : Means.AMPLE;
  }

  /** So many people were sent to; LINE is not asked now, for it may have counted them already. */
  synchronized void spent(int people) {
    var month = YearMonth.from(clock.instant().atZone(JAPAN));
    store.count(month, "sent", people);
    var last = known;
    known = last != null && last.month().equals(month) ? last.plus(people) : null;
  }

  /** LINE refused because the month's messages are used up. */
  synchronized void refused() {
    var now = now();
    store.put(now.month(), Map.of("refused", String.valueOf(now.limit())));
    known = null;
  }

  /** Counts something that happened to an answer. */
  void count(String what) {
    store.count(YearMonth.from(clock.instant().atZone(JAPAN)), what, 1);
  }

  /** LINE's own numbers, asked now. */
  synchronized Outbox.Quota ask() {
    var now = read(true);
    known = now;
    return new Outbox.Quota(now.limit(), now.used());
  }

  /** What is left as far as was last known, without asking; NaN when unlimited or unknown. */
  synchronized double lastKnownLeft() {
    var last = known;
    return last == null || last.limit() < 0 ? Double.NaN : Math.max(0, last.limit() - last.used());
  }

  /** For the console. */
  synchronized Sending.Month month() {
    var now = read(false);
    known = now;
    var facts = now.facts();
    return new Sending.Month(
        now.month(),
        now.limit(),
        now.used(),
        forecast(now),
        means(now),
        new Sending.Counts(
            number(facts, "held", 0),
            number(facts, "combined", 0),
            number(facts, "shortened", 0),
            number(facts, "dropped", 0),
            number(facts, "presumed", 0),
            number(facts, "repeated", 0),
            number(facts, "silent", 0)));
  }

  /** As it went so far, to the month's end; the first day alone foretells nothing. */
  private long forecast(Known now) {
    var here = clock.instant().atZone(JAPAN);
    var start = now.month().atDay(1).atStartOfDay(JAPAN);
    var days = Math.max(1, Duration.between(start, here).toMinutes() / (24.0 * 60));
    return Math.round(now.used() / days * now.month().lengthOfMonth());
  }

  private Known now() {
    var last = known;
    var at = clock.instant();
    if (last == null
        || !last.month().equals(YearMonth.from(at.atZone(JAPAN)))
        || last.read().plus(FRESH).isBefore(at)) {
      last = read(false);
      known = last;
    }
    return last;
  }

  private Known read(boolean ask) {
    var at = clock.instant();
    var month = YearMonth.from(at.atZone(JAPAN));
    var facts = store.month(month);
    var asked = Instant.ofEpochMilli(number(facts, "asked", 0));
    if (ask || asked.plus(thrift.look()).isBefore(at)) {
      var told = new HashMap<String, String>();
      told.put("asked", String.valueOf(at.toEpochMilli()));
      var quota = line.get();
      if (quota != null) {
        told.put("limit", String.valueOf(quota.limit()));
        told.put("said", String.valueOf(quota.used()));
        told.put("before", String.valueOf(number(facts, "sent", 0)));
      }
      store.put(month, told);
      facts.putAll(told);
    }
    return new Known(
        month,
        number(facts, "limit", -1),
        number(facts, "said", 0),
        number(facts, "before", 0),
        number(facts, "sent", 0),
        number(facts, "refused", -2),
        at,
        facts);
  }

  private static long number(Map<String, String> facts, String name, long otherwise) {
    var text = facts.get(name);
    return text == null ? otherwise : Long.parseLong(text);
  }
}
