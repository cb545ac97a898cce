package tsunagu.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.mock.env.MockEnvironment;
import tsunagu.lane.Arrived;
import tsunagu.lane.Commit;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;
import tsunagu.lane.TestLanes;
import tsunagu.message.Incoming;
import tsunagu.message.Outgoing;
import tsunagu.message.ReplyTicket;
import tsunagu.trace.Trips;

/**
 * Postmen on real lanes, sending over real HTTP to a LINE that misbehaves; the clock can be put
 * forward, and a postman can be killed.
 */
final class Office implements BeforeEachCallback, AfterEachCallback {
  private final TestLanes redis = new TestLanes();
  private final AtomicLong ahead = new AtomicLong();
  private final List<Worker> workers = new ArrayList<>();
  private final MockEnvironment environment = new MockEnvironment();
  private @Nullable LineDouble line;

  /** Whether Redis began anew after everything that came in. */
  volatile boolean forgetful;

  /** Whether waits put the clock forward instead of passing; for one person at a time. */
  boolean leaping;

  /** Whom trips are told to. */
  Trips trips = Trips.OFF;

  OutboxSettings settings = settings(new OutboxSettings.Rates(1_900, 1_900, 190));

  static OutboxSettings settings(OutboxSettings.Rates rates) {
    return settings(rates, Duration.ofSeconds(1));
  }

  static OutboxSettings settings(OutboxSettings.Rates rates, Duration answerTimeout) {
    return new OutboxSettings(
        Duration.ofSeconds(50),
        Duration.ofMillis(500),
        answerTimeout,
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofHours(23),
        256,
        rates,
        new OutboxSettings.Thrift(20, Duration.ofHours(72), Duration.ofMinutes(5)));
  }

  /** Waits as they are outside of tests, for clocks that leap. */
  static OutboxSettings patient() {
    var quick = settings(new OutboxSettings.Rates(1_900, 1_900, 190));
    return new OutboxSettings(
        quick.tokenLimit(),
        quick.connectTimeout(),
        quick.answerTimeout(),
        Duration.ofSeconds(1),
        Duration.ofMinutes(5),
        quick.giveUpAfter(),
        quick.connections(),
        quick.rates(),
        quick.thrift());
  }

  /** One instance's outbox. */
  static final class Worker {
    final Postman postman;
    final Mailroom room;
    final Gate gate;
    final Budget budget;
    final LineStore store;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Pause pause;
    private final LineAccess access;

    /** Whether another instance holds its lanes without its knowing. */
    volatile boolean fenced;

    /** Whether its leases have run out by its own clock. */
    volatile boolean leaseless;

    private volatile boolean dead;

    private Worker(Office office) {
      var lanes = office.lanes(this);
      access = new LineAccess(office.environment, office.settings);
      store = new LineStore(office.redis.redis());
      room = new Mailroom(office.settings.tokenLimit());
      gate =
          new Gate(
              access,
              new RateBlocks(store, office.settings.rates(), lanes::now),
              meters,
              () -> System.nanoTime() + office.ahead.get() * 1_000_000);
      budget = new Budget(store, access::quota, office.settings.thrift(), lanes::now);
      pause = office.leaping ? office.new Leap() : new Pause();
      postman =
          new Postman(
              lanes,
              room,
              store,
              new Delivery.Surroundings(
                  gate, budget, office.settings, lanes::now, meters, office.trips),
              pause);
    }

    /** As by {@code kill -9}: whatever it does afterwards reaches nobody. */
    void kill() {
      dead = true;
      pause.end();
      room.ringAll();
    }

    SendingReport report(Lanes lanes) {
      return new SendingReport(
          new Delivery.Surroundings(
              gate,
              budget,
              Office.settings(new OutboxSettings.Rates(1, 1, 1)),
              lanes::now,
              meters,
              Trips.OFF),
          room,
          store,
          lanes,
          meters);
    }

    /** Whether nothing is being tried. */
    boolean isIdle() {
      return room.waiting(java.time.Instant.EPOCH).parcels() == 0
          || java.util.stream.IntStream.range(0, 64).noneMatch(room::isTrying);
    }

    double counted(String name, String... tags) {
      var found = meters.find(name).tags(tags).counters();
      return found.stream().mapToDouble(io.micrometer.core.instrument.Counter::count).sum();
    }
  }

  /** Waits by putting the clock forward. */
  private final class Leap extends Pause {
    @Override
    void of(Duration most, Semaphore bell) {
      ahead.addAndGet(most.toMillis());
      super.of(Duration.ofMillis(1), bell);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    redis.beforeEach(context);
    try {
      line = new LineDouble();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    environment
        .withProperty("line.bot.channel-token", "token")
        .withProperty("line.bot.api-end-point", line().address());
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    for (var worker : workers) {
      worker.kill();
      worker.postman.stop();
      worker.access.close();
    }
    line().close();
    redis.afterEach(context);
  }

  LineDouble line() {
    if (line == null) {
      throw new IllegalStateException("no test is running");
    }
    return line;
  }

  Lanes lanes() {
    return redis.lanes();
  }

  TestLanes redis() {
    return redis;
  }

  MockEnvironment environment() {
    return environment;
  }

  /** Puts the clock of everybody forward. */
  void pass(Duration time) {
    ahead.addAndGet(time.toMillis());
  }

  /** The real lanes with the clock of the test; nothing works any more for a killed worker. */
  private Lanes lanes(Worker worker) {
    return (Lanes)
        Proxy.newProxyInstance(
            Lanes.class.getClassLoader(),
            new Class<?>[] {Lanes.class},
            (_, method, arguments) -> {
              if (method.getName().equals("now")) {
                return redis.lanes().now().plusMillis(ahead.get());
              }
              if (method.getName().equals("mayHaveBeenAnswered")) {
                return forgetful;
              }
              if (worker.fenced && method.getName().equals("settle")) {
                return false;
              }
              if (worker.leaseless && method.getName().equals("good")) {
                return false;
              }
              if ((worker.dead || worker.fenced) && method.getName().equals("settled")) {
                return null;
              }
              if (worker.dead && method.getName().equals("holds")) {
                return false;
              }
              if (worker.dead) {
                throw new LaneUnavailable("killed", new IllegalStateException());
              }
              try {
                return method.invoke(redis.lanes(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** A new instance that has read what lies in the lanes. */
  Worker worker() {
    var made = begin();
    await().pollInterval(Duration.ofMillis(2)).until(made.postman::hasReadAll);
    return made;
  }

  /** A new instance that only begins to read. */
  Worker begin() {
    var made = new Worker(this);
    workers.add(made);
    made.postman.start();
    return made;
  }

  /** An event of a person, stored. */
  Arrived heard(String who, @Nullable String token, Incoming.What what) {
    var incoming = redis.incoming(who, what);
    return redis.arrived(
        new Incoming(
            incoming.id(),
            incoming.person(),
            incoming.address(),
            incoming.at(),
            token == null ? null : new ReplyTicket(token),
            what));
  }

  static Outgoing words(String text, Outgoing.Choice... choices) {
    return new Outgoing(
        List.of(new Outgoing.Part.Text(text)), List.of(choices), Outgoing.Manner.PLAIN);
  }

  static Outgoing question(String text) {
    return words(text, new Outgoing.Choice("はい", new Outgoing.Act.Post("yes", "はい")));
  }

  /** Commits words as the turn of an event; answers the parcel. */
  String commit(Worker worker, Arrived arrived, Outgoing... words) {
    var address = String.valueOf(arrived.incoming().address());
    var parcel = worker.postman.parcel(arrived, address, List.of(words));
    var standing = redis.lanes().find(arrived.incoming().person());
    var commit =
        new Commit(
            arrived,
            standing.map(Lanes.Standing::version).orElse(0L),
            "{}",
            Duration.ofDays(1),
            parcel,
            List.of(),
            List.of());
    var answer = redis.lanes().commit(commit);
    if (answer != Commit.Answer.OK) {
      throw new IllegalStateException("not committed: " + answer);
    }
    return parcel;
  }

  /** Commits and carries. */
  Arrived say(Worker worker, Arrived arrived, Outgoing... words) {
    var parcel = commit(worker, arrived, words);
    worker.postman.carry(arrived.lane(), arrived.number(), parcel);
    return arrived;
  }

  /** A person writes and gets these words. */
  Arrived say(Worker worker, String who, @Nullable String token, Outgoing... words) {
    return say(worker, heard(who, token, new Incoming.What.Said("こんにちは", "m-" + who)), words);
  }

  /** A call as it was, without the sentence that says it may be a repetition. */
  static LineDouble.Call withoutApology(LineDouble.Call call) {
    var texts = call.texts().stream().filter(text -> !text.contains("重なって")).toList();
    return new LineDouble.Call(
        call.path(), call.key(), call.token(), call.to(), texts, call.body());
  }

  /** A parcel as it lies in Redis. */
  byte[] stored(Arrived arrived) {
    try (var connection = redis.connections().getConnection()) {
      return java.util.Objects.requireNonNull(
          connection.hashCommands().hGet(out(arrived), number(arrived)));
    }
  }

  /** Puts a parcel back, as if Redis had forgotten that it was settled. */
  void store(Arrived arrived, byte[] parcel) {
    try (var connection = redis.connections().getConnection()) {
      connection.hashCommands().hSet(out(arrived), number(arrived), parcel);
    }
  }

  private static byte[] out(Arrived arrived) {
    return "t:{l%02d}:out".formatted(arrived.lane()).getBytes(UTF_8);
  }

  private static byte[] number(Arrived arrived) {
    return Long.toString(arrived.number()).getBytes(UTF_8);
  }

  boolean isEmpty() {
    return redis.lanes().parcelCounts().stream().allMatch(count -> count == 0);
  }

  void awaitSettled() {
    await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(5)).until(this::isEmpty);
  }

  Attempt attempt(Arrived arrived) {
    return Attempt.read(
        java.util.Objects.requireNonNull(
            redis.lanes().tries(arrived.lane()).get(arrived.number())));
  }

  Instant now() {
    return redis.lanes().now().plusMillis(ahead.get());
  }
}
