package tsunagu.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which lanes this instance holds: claims, renews and releases them, and tells the listeners. A
 * lease that ran out fences nobody; only another claim does. Thread-safe.
 */
final class Leases {
  private static final Logger log = LoggerFactory.getLogger(Leases.class);

  private final Redis redis;
  private final Keys keys;
  private final Duration lease;
  private final String instance = UUID.randomUUID().toString().substring(0, 8);
  private final AtomicReferenceArray<@Nullable Held> held;
  private final List<Lanes.Listener> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock telling = new ReentrantLock();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Renewed renewed;
  private final @Nullable String[] claims;
  private @Nullable Thread keeper;

  Leases(Redis redis, Keys keys, Duration lease, Renewed renewed) {
    this.redis = redis;
    this.keys = keys;
    this.lease = lease;
    this.renewed = renewed;
    this.held = new AtomicReferenceArray<>(keys.count());
    this.claims = new String[keys.count()];
  }

  /** Hears how far the numbers of a lane have come. */
  interface Renewed {
    /** At a claim, before any listener is told. */
    void claimed(int lane, long number);

    /** At a renewal. */
    void renewed(int lane, long number);
  }

  /** Claims what is free at once; what another still holds comes when its lease has run out. */
  void start() {
    var next = round();
    keeper = Thread.ofPlatform().daemon().name("lanes").start(() -> keep(next));
  }

  private void keep(Duration first) {
    var wait = first;
    try {
      while (!stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        wait = patientRound();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration patientRound() {
    try {
      return round();
    } catch (RuntimeException e) {
      log.warn("Leases could not be renewed: {}", e.getMessage());
      return Duration.ofMillis(200);
    }
  }

  /** Renews what is held and claims the rest; answers when to come again. */
  private Duration round() {
    var sent = System.nanoTime();
    var wishes = new ArrayList<Wish>(keys.count());
    for (var lane = 0; lane < keys.count(); lane++) {
      var mine = held.get(lane);
      wishes.add(
          mine == null
              ? new Wish(lane, claim(lane), "claim")
              : new Wish(lane, mine.holder(), "renew"));
    }
    var answers = redis.run(wishes.stream().map(this::call).toList());
    var next = lease.toMillis() / 3;
    for (var i = 0; i < answers.size(); i++) {
      next = Math.min(next, heard(wishes.get(i), answers.get(i), sent + lease.toNanos()));
    }
    return Duration.ofMillis(next);
  }

  /** A claim whose answer was lost is made again under its name; a claim that stood, never. */
  private String claim(int lane) {
    var name = claims[lane];
    if (name == null) {
      name = instance + "/" + UUID.randomUUID();
      claims[lane] = name;
    }
    return name;
  }

  private Call call(Wish wish) {
    return new Call(Script.HOLD)
        .keys(keys.owner(wish.lane()), keys.sequence(wish.lane()))
        .word(wish.holder())
        .word(lease.toMillis())
        .word(wish.word());
  }

  /** Takes an answer in; answers after how many milliseconds this lane wants to be asked again. */
  private long heard(Wish wish, Answer answer, long ends) {
    if (answer.is("HELD")) {
      holds(wish, ends, answer.number(3));
      return lease.toMillis() / 3;
    }
    fenced(wish.lane(), wish.holder());
    return Math.clamp(answer.number(2) - answer.time() + 20, 50, lease.toMillis() / 3);
  }

  private void holds(Wish wish, long ends, long number) {
    var now = new Held(wish.holder(), ends);
    if (wish.word().equals("renew")) {
      held.getAndUpdate(wish.lane(), old -> old == null ? null : now);
      renewed.renewed(wish.lane(), number);
      return;
    }
    claims[wish.lane()] = null;
    renewed.claimed(wish.lane(), number);
    telling.lock();
    try {
      held.set(wish.lane(), now);
      tell(listener -> listener.taken(wish.lane()));
    } finally {
      telling.unlock();
    }
  }

  /** Another instance holds a lane that we held under this name: everybody stops. */
  void fenced(int lane, String holder) {
    telling.lock();
    try {
      var mine = held.get(lane);
      if (mine != null && mine.holder().equals(holder)) {
        held.set(lane, null);
        log.warn("Lane {} was taken by another instance", lane);
        tell(listener -> listener.lost(lane));
      }
    } finally {
      telling.unlock();
    }
  }

  /** Under which name this instance holds a lane, whether or not the lease has run out. */
  Optional<String> holder(int lane) {
    return Optional.ofNullable(held.get(lane)).map(Held::holder);
  }

  /** Whether a lane is held and its lease, by this machine's own running clock, still lasts. */
  boolean lasting(int lane) {
    var mine = held.get(lane);
    return mine != null && System.nanoTime() - mine.ends() < 0;
  }

  void listen(Lanes.Listener listener) {
    telling.lock();
    try {
      listeners.add(listener);
      for (var lane = 0; lane < keys.count(); lane++) {
        if (held.get(lane) != null) {
          listener.taken(lane);
        }
      }
    } finally {
      telling.unlock();
    }
  }

  void arrived(List<Arrived> arrived) {
    if (!arrived.isEmpty()) {
      tell(listener -> listener.arrived(arrived));
    }
  }

  private void tell(Consumer<Lanes.Listener> words) {
    for (var listener : listeners) {
      try {
        words.accept(listener);
      } catch (RuntimeException e) {
        log.error("A listener of the lanes failed", e);
      }
    }
  }

  /** Releases all lanes, so that others need not wait. */
  void stop() {
    stopping.countDown();
    var running = keeper;
    if (running != null) {
      join(running);
      release();
    }
  }

  private void join(Thread running) {
    try {
      running.join(lease);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void release() {
    var mine = new ArrayList<Call>();
    for (var lane = 0; lane < keys.count(); lane++) {
      var last = held.getAndSet(lane, null);
      if (last != null) {
        mine.add(call(new Wish(lane, last.holder(), "release")));
      }
    }
    try {
      redis.run(mine);
    } catch (RuntimeException e) {
      log.info("Lanes were not released and will come free by themselves: {}", e.getMessage());
    }
  }

  private record Held(String holder, long ends) {}

  private record Wish(int lane, String holder, String word) {}
}
