package tsunagu.lane;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When Redis last began anew: another server process than before takes the writes, after a restart,
 * a failover or a restore, and it may lack the last moments of the one before. Which servers have
 * served stands in Redis itself, so that an instance that starts later knows it too. Thread-safe.
 */
final class Beginnings {
  private static final Logger log = LoggerFactory.getLogger(Beginnings.class);
  private static final int MOST_NAMES = 32;
  private static final String NAME = "run_id:";

  private final Redis redis;
  private final AtomicBoolean suspected = new AtomicBoolean(true);
  private volatile Set<String> serving = Set.of();
  private volatile boolean others;
  private volatile Instant last = Instant.EPOCH;

  Beginnings(Redis redis) {
    this.redis = redis;
  }

  /** A connection broke or came back: behind it there may be another server. */
  void suspect() {
    suspected.set(true);
  }

  /**
   * Looks, where there is a suspicion, which servers serve.
   *
   * @return whether others serve than before, until {@link #known} is said
   * @throws LaneUnavailable when one does not answer; the suspicion stays
   */
  boolean look() {
    if (suspected.getAndSet(false)) {
      try {
        note(names());
      } catch (RuntimeException e) {
        suspected.set(true);
        throw e;
      }
    }
    return others;
  }

  private void note(Set<String> names) {
    if (!serving.containsAll(names)) {
      var call = new Call(Script.SERVE).keys(Keys.CONFIG).word(MOST_NAMES);
      names.forEach(call::word);
      last = Instant.ofEpochMilli(redis.run(call).number(2));
      others |= !serving.isEmpty();
      serving = names;
    }
  }

  /** What follows from other servers was done. */
  void known() {
    others = false;
  }

  private Set<String> names() {
    try {
      var names = new TreeSet<String>();
      redis.everywhere(server -> server.info("server")).forEach(told -> names.addAll(name(told)));
      return names;
    } catch (IllegalStateException e) {
      log.info("Redis does not tell which server it is: {}", e.getClass().getSimpleName());
      return Set.of();
    }
  }

  private static List<String> name(String told) {
    return told.lines()
        .filter(line -> line.startsWith(NAME))
        .map(line -> line.substring(NAME.length()).strip())
        .toList();
  }

  /** Whether something that came in then came in before Redis began anew. */
  boolean isBefore(Instant received) {
    return received.isBefore(last);
  }
}
