package tsunagu.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the lanes that belong with this instance: claims what is free, renews what it holds, and
 * gives away, when nothing of it runs any more, what belongs with another now. Thread-safe.
 */
final class Keeper {
  private static final Logger log = LoggerFactory.getLogger(Keeper.class);
  private static final Duration WHILE_LEAVING = Duration.ofMillis(50);

  private final Redis redis;
  private final Keys keys;
  private final Leases leases;
  private final Fleet fleet;
  private final Heard heard;
  private final Bell bell;
  private final Forgotten forgotten;
  private final Duration lease;
  private final @Nullable String[] claims;
  private final long[] leaving;
  private final Set<Integer> undone = new HashSet<>();
  private final Semaphore rung = new Semaphore(0);
  private volatile boolean stopping;
  private @Nullable Thread thread;

  Keeper(Redis redis, Keys keys, Around around, Duration lease) {
    this.redis = redis;
    this.keys = keys;
    this.leases = around.leases();
    this.fleet = around.fleet();
    this.heard = around.heard();
    this.bell = around.bell();
    this.forgotten = around.forgotten();
    this.lease = lease;
    this.claims = new String[keys.count()];
    this.leaving = new long[keys.count()];
  }

  /** What a keeper keeps and asks. */
  record Around(Leases leases, Fleet fleet, Heard heard, Bell bell, Forgotten forgotten) {}

  /** Of which lanes Redis forgot what was handled, when another server serves than before. */
  interface Forgotten {
    Set<Integer> lanes();
  }

  /** Claims what is free at once; what another still holds comes when its lease has run out. */
  void start() {
    var next = round();
    bell.ringAll();
    thread = Thread.ofPlatform().daemon().name("lanes").start(() -> keep(next));
  }

  /** Something changed: looks at once. */
  void wake() {
    rung.release();
  }

  private void keep(Duration first) {
    var wait = first;
    try {
      while (!stopping) {
        var _ = rung.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
        rung.drainPermits();
        if (!stopping) {
          wait = patientRound();
        }
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

  /** Meets the others, then claims, renews and releases; answers when to come again. */
  private Duration round() {
    bell.hang();
    fleet.meet();
    var knows = lookBack();
    var sent = System.nanoTime();
    var wishes = wishes(knows);
    var answers = redis.run(wishes.stream().map(this::call).toList());
    var next = restful();
    var released = false;
    for (var i = 0; i < answers.size(); i++) {
      released |= answers.get(i).is("RELEASED");
      next = Math.min(next, heard(wishes.get(i), answers.get(i), sent + lease.toNanos()));
    }
    if (released) {
      bell.ringAll();
    }
    return Duration.ofMillis(next);
  }

  /** Rings get lost, so among several instances everybody looks once a second at least. */
  private long restful() {
    var third = lease.toMillis() / 3;
    return fleet.members().size() > 1 ? Math.min(third, 1000) : third;
  }

  /**
   * Hears whether Redis began anew, which must be known before anything is read of a lane: what
   * lies there may have been answered already. While one server of a cluster is away, what is held
   * is kept, and nothing is claimed.
   */
  private boolean lookBack() {
    try {
      undone.addAll(forgotten.lanes());
      return true;
    } catch (LaneUnavailable e) {
      log.info("Lanes are claimed later, a server does not say who it is: {}", e.reason());
      return false;
    }
  }

  private List<Wish> wishes(boolean mayClaim) {
    var wishes = new ArrayList<Wish>(keys.count());
    for (var lane = 0; lane < keys.count(); lane++) {
      var wanted = fleet.wants(lane);
      var holder = leases.holder(lane);
      if (holder.isPresent()) {
        if (wanted) {
          stay(lane);
        }
        var goes = !wanted && mayGo(lane);
        var verb = goes ? Verb.RELEASE : Verb.RENEW;
        var told = undone.contains(lane) ? Long.MAX_VALUE : heard.told(lane);
        wishes.add(new Wish(lane, holder.get(), verb, told));
      } else if (wanted && mayClaim) {
        wishes.add(new Wish(lane, claim(lane), Verb.CLAIM, 0));
      }
    }
    return wishes;
  }

  /** Running turns are waited for, but not longer than the others would wait for our silence. */
  private boolean mayGo(int lane) {
    if (leaving[lane] == 0) {
      leaving[lane] = System.nanoTime() + lease.toNanos();
    }
    return leases.leaving(lane) || System.nanoTime() - leaving[lane] > 0;
  }

  /** Whoever was to have the lane is gone before it went. */
  private void stay(int lane) {
    if (leaving[lane] != 0) {
      leaving[lane] = 0;
      leases.staying(lane);
    }
  }

  /** A claim whose answer was lost is made again under its name; a claim that stood, never. */
  private String claim(int lane) {
    var name = claims[lane];
    if (name == null) {
      name = fleet.instance() + "/" + UUID.randomUUID();
      claims[lane] = name;
    }
    return name;
  }

  private Call call(Wish wish) {
    return new Call(Script.HOLD)
        .keys(keys.owner(wish.lane()), keys.sequence(wish.lane()))
        .word(wish.holder())
        .word(lease.toMillis())
        .word(wish.verb().word);
  }

  /** Takes an answer in; answers after how many milliseconds this lane wants to be asked again. */
  private long heard(Wish wish, Answer answer, long ends) {
    var lane = wish.lane();
    if (answer.is("HELD")) {
      holds(wish, ends, answer.number(3));
      return leaving[lane] == 0 ? lease.toMillis() / 3 : WHILE_LEAVING.toMillis();
    }
    leaving[lane] = 0;
    if (answer.is("RELEASED")) {
      leases.gone(lane, wish.holder());
      return lease.toMillis() / 3;
    }
    leases.fenced(lane, wish.holder());
    return Math.clamp(answer.number(2) - answer.time() + 20, 50, lease.toMillis() / 3);
  }

  private void holds(Wish wish, long ends, long number) {
    var forgot = number < wish.told();
    if (wish.verb() == Verb.RENEW && !forgot) {
      leases.prolonged(wish.lane(), wish.holder(), ends);
      heard.reach(wish.lane(), number);
      return;
    }
    if (forgot) {
      log.warn("Redis lost the last events of lane {}: it is begun anew", wish.lane());
    }
    claims[wish.lane()] = null;
    leaving[wish.lane()] = 0;
    undone.remove(wish.lane());
    heard.begin(wish.lane(), number);
    leases.taken(wish.lane(), wish.holder(), ends);
  }

  /** Renews one lane out of turn; false when it is lost. */
  boolean renew(int lane) {
    var holder = leases.holder(lane);
    if (holder.isEmpty()) {
      return false;
    }
    var ends = System.nanoTime() + lease.toNanos();
    if (redis.run(call(new Wish(lane, holder.get(), Verb.RENEW, 0))).is("HELD")) {
      leases.prolonged(lane, holder.get(), ends);
      return true;
    }
    leases.fenced(lane, holder.get());
    return false;
  }

  /** Renews nothing more, nor is in the middle of it. */
  void silence() {
    stopping = true;
    wake();
    var running = thread;
    if (running != null) {
      join(running);
    }
  }

  /** Leaves the fleet and releases all lanes, so that others need not wait. */
  void stop() {
    silence();
    if (thread != null) {
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
    var mine = new ArrayList<Wish>();
    for (var lane = 0; lane < keys.count(); lane++) {
      var place = lane;
      leases.holder(lane).ifPresent(holder -> mine.add(new Wish(place, holder, Verb.RELEASE, 0)));
    }
    try {
      fleet.leave();
      redis.run(mine.stream().map(this::call).toList());
      bell.ringAll();
    } catch (RuntimeException e) {
      log.info("Lanes were not released and will come free by themselves: {}", e.getMessage());
    }
    mine.forEach(wish -> leases.gone(wish.lane(), wish.holder()));
  }

  private enum Verb {
    CLAIM("claim"),
    RENEW("renew"),
    RELEASE("release");

    private final String word;

    Verb(String word) {
      this.word = word;
    }
  }

  /** What is asked of Redis for a lane, and how far its events were told when it was asked. */
  private record Wish(int lane, String holder, Verb verb, long told) {}
}
