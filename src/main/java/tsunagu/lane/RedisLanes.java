package tsunagu.lane;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import tsunagu.message.Incoming;
import tsunagu.message.PersonId;

/** The lanes in Redis. */
final class RedisLanes implements Lanes, Leases.Renewed {
  private static final Logger log = LoggerFactory.getLogger(RedisLanes.class);
  private static final int PAGE = 256;

  private final Redis redis;
  private final Keys keys;
  private final Keyring keyring;
  private final LaneSettings settings;
  private final Entries entries;
  private final Door door;
  private final Turns turns;
  private final Parcels parcels;
  private final Drawers drawers;
  private final Timers timers;
  private final Leases leases;
  private final Safety safety;
  private final AtomicLongArray announced;

  RedisLanes(LettuceConnectionFactory connections, Keyring keyring, LaneSettings settings) {
    this.redis = new Redis(connections, settings.deadline());
    this.keys = new Keys(settings.count());
    this.keyring = keyring;
    this.settings = settings;
    this.entries = new Entries(keys, keyring);
    this.door = new Door(redis, keys, keyring, settings.longest());
    this.turns = new Turns(redis, keys, keyring, settings.lease());
    this.parcels = new Parcels(redis, keys, keyring, settings.lease());
    this.drawers = new Drawers(redis, keys, keyring);
    this.timers = new Timers(redis, keys, entries);
    this.leases = new Leases(redis, keys, settings.lease(), this);
    this.safety = new Safety(redis);
    this.announced = new AtomicLongArray(keys.count());
  }

  /** Agrees with the other instances and begins to claim lanes. */
  void start(boolean acceptUnsafe) {
    safety.check(acceptUnsafe);
    new Agreement(redis, keys, keyring).check();
    leases.start();
  }

  /** Gives the lanes back. */
  void stop() {
    leases.stop();
  }

  @Override
  public PersonId person(String address) {
    return keyring.person(address);
  }

  @Override
  public int lane(PersonId person) {
    return keys.lane(person);
  }

  @Override
  public List<Acceptance> accept(List<Incoming> incomings) {
    if (incomings.isEmpty()) {
      return List.of();
    }
    var outcomes = door.accept(incomings);
    var mine = new ArrayList<Arrived>();
    for (var outcome : outcomes) {
      if (outcome instanceof Acceptance.Stored(var arrived) && holds(arrived.lane())) {
        mine.add(arrived);
        announced.compareAndSet(arrived.lane(), arrived.number() - 1, arrived.number());
      }
    }
    leases.arrived(mine);
    return outcomes;
  }

  @Override
  public List<Arrived> waiting(int lane, long from, int most) {
    var found =
        redis.ask(to ->
            to.xrange(
                Call.bytes(keys.inbox(lane)), Range.create(from + "-0", "+"), Limit.from(most)));
    return found == null
        ? List.of()
        : found.stream().map(entry -> entries.read(lane, entry)).toList();
  }

  @Override
  public Optional<Standing> find(PersonId person) {
    return turns.find(person);
  }

  @Override
  public Commit.Answer commit(Commit commit) {
    var lane = commit.handled().lane();
    var holder = leases.holder(lane);
    if (holder.isEmpty()) {
      return Commit.Answer.FENCED;
    }
    for (var timer : commit.timers()) {
      if (timer.due() != null) {
        timers.set(lane, timer.due());
      }
    }
    var answer = turns.write(commit, holder.get());
    if (answer == Commit.Answer.FENCED) {
      leases.fenced(lane, holder.get());
    }
    return answer;
  }

  @Override
  public SortedMap<Long, String> parcels(int lane) {
    return parcels.waiting(lane);
  }

  @Override
  public List<Long> parcelCounts() {
    return parcels.counts();
  }

  @Override
  public Map<Long, String> tries(int lane) {
    return parcels.tries(lane);
  }

  @Override
  public boolean settle(Settling settling) {
    return held(settling.lane(), holder -> parcels.settle(settling, holder));
  }

  @Override
  public boolean record(int lane, List<Write> writes) {
    return held(lane, holder -> turns.record(lane, writes, holder));
  }

  @Override
  public boolean bury(Arrived arrived, Failure failure) {
    return held(arrived.lane(), holder -> parcels.bury(arrived, failure, holder));
  }

  @Override
  public boolean leave(Arrived arrived) {
    return bury(arrived, new Failure("", ""));
  }

  Safety safety() {
    return safety;
  }

  LaneView view() {
    return new LaneView(redis, keys);
  }

  /** What was moved aside in these lanes. */
  DeadLetters deadLetters() {
    return new DeadLetters(redis, keys, keyring);
  }

  private boolean held(int lane, Function<String, Answer> call) {
    var holder = leases.holder(lane);
    if (holder.isEmpty()) {
      return false;
    }
    if (call.apply(holder.get()).is("FENCED")) {
      leases.fenced(lane, holder.get());
      return false;
    }
    return true;
  }

  @Override
  public Optional<String> find(int lane, Drawer drawer, String id) {
    return drawers.find(lane, drawer, id);
  }

  @Override
  public List<Ranked> ranked(Drawer drawer, String id) {
    return drawers.ranked(drawer, id);
  }

  @Override
  public Set<String> members(Drawer drawer, String id) {
    return drawers.members(drawer, id);
  }

  @Override
  public List<Entry> entries(int lane, Drawer drawer, String id, int most) {
    return drawers.entries(lane, drawer, id, most);
  }

  @Override
  public Duration fire(int lane) {
    var holder = leases.holder(lane);
    var rest = timers.rest(lane);
    if (holder.isEmpty() || rest.isPositive()) {
      return holder.isEmpty() ? settings.lease() : rest;
    }
    var fired = timers.fire(lane, holder.get(), settings.lease());
    if (fired.fenced()) {
      leases.fenced(lane, holder.get());
      return settings.lease();
    }
    fired
        .events()
        .forEach(event -> announced.compareAndSet(lane, event.number() - 1, event.number()));
    leases.arrived(fired.events());
    return timers.rest(lane);
  }

  @Override
  public Instant now() {
    return redis.now();
  }

  @Override
  public boolean holds(int lane) {
    return leases.lasting(lane);
  }

  @Override
  public int count() {
    return keys.count();
  }

  @Override
  public void listen(Listener listener) {
    leases.listen(listener);
  }

  @Override
  public void claimed(int lane, long number) {
    announced.set(lane, number);
    timers.forget(lane);
  }

  /** Tells what other instances accepted, or what we accepted without hearing Redis' answer. */
  @Override
  public void renewed(int lane, long number) {
    var known = announced.get(lane);
    if (number <= known) {
      return;
    }
    try {
      leases.arrived(waiting(lane, known + 1, PAGE));
      announced.accumulateAndGet(lane, number, Math::max);
    } catch (LaneUnavailable e) {
      log.info("Lane {} is looked at again later: {}", lane, e.reason());
    }
  }
}
