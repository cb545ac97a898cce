package tsunagu.conversation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tsunagu.message.PersonId;

/**
 * Counts, by day, how many different people came to each step, waited there and went on. Kept as
 * HyperLogLogs, from which nobody can be read out again; for 31 days. Counts are gathered for some
 * seconds and then written together: a crash loses those few, which is a pity, not an error.
 * Thread-safe.
 */
@Component
public final class StepStore implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(StepStore.class);
  private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");
  private static final Duration KEEP = Duration.ofDays(31);
  private static final int DAYS = 30;
  private static final int EVERY_SECONDS = 5;
  private static final int MOST_GATHERED = 10_000;
  private static final String PASSED = "passed";
  private static final String WAITED = "waited";
  private static final String WENT_ON = "on";

  private final StringRedisTemplate redis;
  private final Map<String, Set<String>> gathered = new HashMap<>();
  private final AtomicReference<@Nullable ScheduledThreadPoolExecutor> clock =
      new AtomicReference<>();

  /** Over this Redis. */
  public StepStore(StringRedisTemplate redis) {
    this.redis = redis;
  }

  /**
   * What happened at a step in the last 30 days, as whole people; see {@link Crowd} for what may be
   * shown.
   *
   * @param left waited and never went on
   */
  public record Count(long passed, long waited, long left) {}

  /** A turn of a person: the steps walked through, where it began to wait, where it had waited. */
  void turn(PersonId person, Instant at, List<String> walked, String waits, String waited) {
    var day = LocalDate.ofInstant(at, HERE);
    synchronized (gathered) {
      if (gathered.size() > MOST_GATHERED) {
        return; // Redis has been away for long
      }
      walked.forEach(step -> add(day, PASSED, step, person));
      if (!waits.isEmpty()) {
        add(day, WAITED, waits, person);
      }
      if (!waited.isEmpty()) {
        add(day, WENT_ON, waited, person);
      }
    }
  }

  private void add(LocalDate day, String what, String step, PersonId person) {
    gathered.computeIfAbsent(key(day, what, step), _ -> new HashSet<>()).add(person.hash());
  }

  private static String key(LocalDate day, String what, String step) {
    return "t:{steps}:" + day + ":" + what + ":" + step;
  }

  /** Writes what was gathered. */
  void flush() {
    Map<String, Set<String>> now;
    synchronized (gathered) {
      now = new HashMap<>(gathered);
      gathered.clear();
    }
    if (now.isEmpty()) {
      return;
    }
    redis.executePipelined(
        (RedisCallback<?>)
            connection -> {
              now.forEach((key, people) -> {
                connection
                    .hyperLogLogCommands()
                    .pfAdd(
                        bytes(key), people.stream().map(StepStore::bytes).toArray(byte[][]::new));
                connection.keyCommands().expire(bytes(key), KEEP.toSeconds());
              });
              return null;
            });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The counts of some steps over the last 30 days. */
  public Map<String, Count> counts(List<String> steps, LocalDate today) {
    var asked = new ArrayList<byte[][]>();
    for (var step : steps) {
      for (var what : List.of(PASSED, WAITED, WENT_ON)) {
        asked.add(days(today, what, step));
      }
    }
    var answers =
        redis.executePipelined(
            (RedisCallback<?>)
                connection -> {
                  asked.forEach(keys -> connection.hyperLogLogCommands().pfCount(keys));
                  return null;
                });
    var counts = new HashMap<String, Count>();
    for (var i = 0; i < steps.size(); i++) {
      var waited = number(answers.get(3 * i + 1));
      var left = Math.max(0, waited - number(answers.get(3 * i + 2)));
      counts.put(steps.get(i), new Count(number(answers.get(3 * i)), waited, left));
    }
    return counts;
  }

  private static byte[][] days(LocalDate today, String what, String step) {
    var keys = new byte[DAYS][];
    for (var back = 0; back < DAYS; back++) {
      keys[back] = bytes(key(today.minusDays(back), what, step));
    }
    return keys;
  }

  private static long number(@Nullable Object answer) {
    return answer instanceof Number number ? number.longValue() : 0;
  }

  @Override
  public void start() {
    var made =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("steps").factory());
    clock.set(made);
    var _ =
        made.scheduleWithFixedDelay(this::tryFlush, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void tryFlush() {
    try {
      flush();
    } catch (RuntimeException e) {
      LOG.warn("Steps were not counted: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void stop() {
    var stopped = clock.getAndSet(null);
    if (stopped != null) {
      stopped.shutdownNow();
      tryFlush();
    }
  }

  @Override
  public boolean isRunning() {
    return clock.get() != null;
  }

  @Override
  public int getPhase() {
    return 2000; // before the lanes and Redis go
  }
}
