package tsunagu.lane;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import tsunagu.message.Incoming;
import tsunagu.message.PersonId;

/** The lanes in Redis. */
final class RedisLanes implements Lanes {
  private final Redis redis;
  private final Keys keys;
  private final Keyring keyring;
  private final LaneSettings settings;
  private final Door door;
  private final Turns turns;
  private final Parcels parcels;
  private final Drawers drawers;
  private final States states;
  private final Inboxes inboxes;
  private final Commits commits;
  private final Settled settled;
  private final Leases leases;
  private final Safety safety;
  private final Fleet fleet;
  private final Heard heard;
  private final Firing firing;
  private final Bell bell;
  private final Keeper keeper;
  private final Beginnings beginnings;
  private final Reconnects reconnects;
  private final @Nullable Replicas replicas;

  RedisLanes(LettuceConnectionFactory connections, Keyring keyring, LaneSettings settings) {
    this(connections, keyring, settings, 0);
  }

  /**
   * The lanes over these connections.
   *
   * @param waitReplicas how many replicas must have an event before it counts as accepted
   */
  RedisLanes(
      LettuceConnectionFactory connections,
      Keyring keyring,
      LaneSettings settings,
      int waitReplicas) {
    this.redis = new Redis(connections, settings.deadline());
    this.keys = new Keys(settings.count());
    this.keyring = keyring;
    this.settings = settings;
    var entries = new Entries(keys, keyring);
    this.states = new States(keys.count(), settings.states());
    this.turns = new Turns(redis, keys, keyring, states, settings.lease());
    this.parcels = new Parcels(redis, keys, keyring, settings.lease());
    this.drawers = new Drawers(redis, keys, keyring);
    var timers = new Timers(redis, keys, entries);
    this.leases = new Leases(keys.count());
    this.safety = new Safety(redis);
    var handled = new Handled(keys.count());
    this.beginnings = new Beginnings(redis);
    this.inboxes = new Inboxes(redis, keys, entries, handled);
    this.commits = new Commits(turns, parcels, timers, leases, handled);
    this.settled = commits.settled();
    this.fleet = new Fleet(redis, settings.lease());
    this.heard = new Heard(keys.count(), this::waiting, leases::arrived);
    this.firing = new Firing(timers, leases, heard, settings.lease());
    this.bell =
        new Bell(redis, connections, fleet.instance(), new Rings(leases, heard, this::wake));
    this.replicas =
        waitReplicas == 0 ? null : new Replicas(connections, waitReplicas, settings.deadline());
    this.door =
        new Door(
            redis,
            replicas == null ? redis::run : replicas::run,
            new Door.Place(keys, keyring, settings.longest()),
            new Door.Neighbours(bell, leases, heard));
    this.keeper =
        new Keeper(
            redis,
            keys,
            new Keeper.Around(
                leases, fleet, heard, bell, new Undone(beginnings, leases, inboxes)::lanes),
            settings.lease());
    this.reconnects = new Reconnects(connections, this::doubt);
    leases.listen(new Memory(states, settled, handled, timers));
  }

  /** Agrees with the other instances and begins to claim lanes. */
  void start(boolean acceptUnsafe) {
    safety.check(acceptUnsafe);
    new Agreement(redis, keys, keyring).check();
    reconnects.listen();
    keeper.start();
  }

  /** Gives the lanes back. */
  void stop() {
    reconnects.close();
    settled.stop();
    keeper.stop();
    bell.close();
    if (replicas != null) {
      replicas.close();
    }
  }

  /** Says nothing more and gives nothing back, as if killed. */
  void silence() {
    keeper.silence();
  }

  /** The lanes that belong with this instance, whether or not it holds them already. */
  Set<Integer> belonging() {
    return IntStream.range(0, keys.count())
        .filter(fleet::wants)
        .boxed()
        .collect(Collectors.toSet());
  }

  /** The fleet changed. */
  private void wake() {
    keeper.wake();
  }

  /** Redis may be another than before, or have forgotten its last moments. */
  private void doubt() {
    states.forgetAll();
    settled.forgetAll();
    beginnings.suspect();
    leases.doubted();
    keeper.wake();
  }

  @Override
  public boolean mayHaveBeenAnswered(Arrived event) {
    return beginnings.isBefore(event.received());
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
    return incomings.isEmpty() ? List.of() : door.accept(incomings);
  }

  @Override
  public List<Arrived> waiting(int lane, long from, int most) {
    return inboxes.waiting(lane, from, most);
  }

  @Override
  public Optional<Standing> find(PersonId person) {
    return turns.find(person, holds(keys.lane(person)));
  }

  @Override
  public Commit.Answer commit(Commit commit) {
    return commits.commit(commit);
  }

  @Override
  public SortedMap<Long, String> parcels(int lane) {
    var waiting = parcels.waiting(lane);
    waiting.keySet().removeAll(settled.known(lane));
    return waiting;
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
    return leases.under(settling.lane(), holder -> parcels.settle(settling, holder));
  }

  @Override
  public void settled(int lane, long number) {
    settled.add(lane, number);
  }

  @Override
  public boolean record(int lane, List<Write> writes) {
    return leases.under(lane, holder -> turns.record(lane, writes, holder));
  }

  @Override
  public boolean bury(Arrived arrived, Failure failure) {
    return leases.under(arrived.lane(), holder -> parcels.bury(arrived, failure, holder));
  }

  @Override
  public boolean leave(Arrived arrived) {
    return bury(arrived, new Failure("", ""));
  }

  /** Counts and times the round trips to Redis. */
  FunctionTimer roundTrips(MeterRegistry meters) {
    return FunctionTimer.builder(
            "tsunagu.lane.round-trip", redis, Redis::trips, Redis::nanos, TimeUnit.NANOSECONDS)
        .register(meters);
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
  public void fire(Map<Integer, Integer> most) {
    firing.fire(most);
  }

  @Override
  public Instant now() {
    return redis.now();
  }

  @Override
  public boolean holds(int lane) {
    return leases.isHeld(lane);
  }

  @Override
  public boolean good(int lane) {
    return leases.lasting(lane, settings.lease().dividedBy(2)) || keeper.renew(lane);
  }

  @Override
  public String instance() {
    return fleet.instance();
  }

  @Override
  public List<Member> members() {
    return fleet.members();
  }

  @Override
  public void tell(String fact, Supplier<String> value) {
    fleet.tell(fact, value);
  }

  @Override
  public Duration roundTrip() {
    return redis.roundTrip();
  }

  @Override
  public int count() {
    return keys.count();
  }

  @Override
  public void listen(Listener listener) {
    leases.listen(listener);
  }
}
