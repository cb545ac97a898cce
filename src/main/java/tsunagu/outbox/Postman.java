package tsunagu.outbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tsunagu.lane.Arrived;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;
import tsunagu.message.Outgoing;

/** Carries parcels to LINE: a person's one after another, different people's side by side. */
@Component
final class Postman implements Outbox, Lanes.Listener, SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
  private static final Duration AFTER_FAULT = Duration.ofSeconds(5);
  private static final Duration LEASE_LOOK = Duration.ofMillis(200);
  private static final Duration LONGEST_NAP = Duration.ofMinutes(10);
  private static final Duration AFTER_DOUBT = Duration.ofMillis(300);
  private static final int SWEEP_SECONDS = 5;
  private static final int PHASE = 1_500;

  /** At the end, what is due is waited for so often and so long: two seconds in all. */
  private static final int LAST_LOOKS = 100;

  private static final Duration LAST_LOOK = Duration.ofMillis(20);

  private final Lanes lanes;
  private final Mailroom room;
  private final Delivery.Surroundings around;
  private final Delivery delivery;
  private final Tale tale;
  private final Pause pause;
  private final Holdings holdings;

  private final Fresh fresh = new Fresh();
  private final Records records;
  private final Withdrawal withdrawal;
  private final Multicast multicast;
  private final Sweep sweep;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outbox").factory());
  private final AtomicBoolean doubted = new AtomicBoolean();
  private volatile boolean running;

  Postman(Lanes lanes, Mailroom room, LineStore store, Delivery.Surroundings around, Pause pause) {
    this.lanes = lanes;
    this.room = room;
    this.around = around;
    this.pause = pause;
    this.tale = new Tale(around.trips());
    this.records = new Records(lanes, pause);
    this.holdings = new Holdings(lanes, room, new Carrier(), pause);
    this.withdrawal = new Withdrawal(lanes, room, holdings, around.meters());
    this.multicast = new Multicast(around.gate(), around.budget());
    this.sweep = new Sweep(lanes, room, records, around);
    var pushes = new Pushes(records, around, new Unreachable(lanes)::note);
    this.delivery =
        new Delivery(records, pushes, new Doubts(records, pushes, lanes, store, around), around);
  }

  @Override
  public String parcel(Arrived handled, String address, List<Outgoing> words) {
    var standing =
        new Wrapper.Standing(
            around.gate().isOpen(Endpoint.REPLY), lanes.mayHaveBeenAnswered(handled));
    var made = Wrapper.parcel(handled, address, words, standing);
    return fresh.put(made, holdings.number(handled.lane()));
  }

  /**
   * What was made here during this very holding of its lane, and not begun before, was never sent
   * by anybody. Of anything else that is not known: a turn that was given up on may end late, and
   * an earlier run of it may have been written, carried and settled meanwhile.
   */
  @Override
  public void carry(int lane, long number, String parcel) {
    var made = fresh.take(parcel);
    var known = made == null ? Parcel.read(parcel) : made.parcel();
    var unsent =
        made != null && made.holding() == holdings.number(lane) && !records.mayHaveLeft(known);
    holdings.carry(
        new Job.Id(lane, number, holdings.number(lane)),
        known,
        unsent ? Attempt.first(known) : Attempt.unsure(known));
  }

  private void enqueue(Job job) {
    if (room.add(job)) {
      work(job.parcel().address());
    }
  }

  /** What the holdings ask. */
  private final class Carrier implements Holdings.Carrier {
    @Override
    public void carry(Job job) {
      enqueue(job);
    }

    @Override
    public boolean isComing(String parcel, int holding) {
      return fresh.isComing(parcel, holding);
    }

    @Override
    public boolean mayHaveLeft(Parcel parcel) {
      return records.mayHaveLeft(parcel);
    }

    @Override
    public boolean wasSaid(Job job) {
      return records.wasSaid(job);
    }
  }

  private void work(String address) {
    try {
      workers.execute(() -> deliverAll(address));
    } catch (RejectedExecutionException e) {
      LOG.debug("Stopping; what is left stays in the lane");
    }
  }

  private void deliverAll(String address) {
    for (var job = room.next(address, lanes.now());
        job != null && !pause.isEnded();
        job = room.next(address, lanes.now())) {
      var wait = job.wait(lanes.now());
      if (wait.isPositive()) {
        pause.of(wait.compareTo(LONGEST_NAP) < 0 ? wait : LONGEST_NAP, room.bell(address));
      } else {
        deliver(job);
      }
    }
  }

  private void deliver(Job job) {
    var lane = job.id().lane();
    if (!holdings.isCurrent(job.id())) {
      room.replace(job, List.of());
      return;
    }
    if (holdings.isLeaving(lane) || !isGood(lane)) {
      // Redis may only be slow; if the lane is another's we shall be told
      pause.of(LEASE_LOOK, new Semaphore(0));
      return;
    }
    var wait = job.endpoint().map(around.gate()::reserve).orElse(Duration.ZERO);
    if (wait.isPositive()) {
      pause.of(wait, room.bell(job.parcel().address()));
    } else if (room.begin(job)) {
      room.replace(job, attempt(job));
    }
  }

  private boolean isGood(int lane) {
    try {
      return lanes.good(lane);
    } catch (LaneUnavailable e) {
      return false;
    }
  }

  private List<Job> attempt(Job job) {
    try {
      return tale.during(job, () -> delivery.attempt(job));
    } catch (RuntimeException e) {
      LOG.error("A parcel of lane {} is tried again: {}", job.id().lane(), e.getClass().getName());
      // where we stumbled is not known, so that it may have left
      return List.of(job.with(job.attempt().tried(true, lanes.now().plus(AFTER_FAULT))));
    }
  }

  @Override
  public void taken(int lane) {
    var number = holdings.taken(lane);
    try {
      workers.execute(() -> holdings.readOn(lane, number));
    } catch (RejectedExecutionException e) {
      LOG.debug("Stopping; lane {} is left to others", lane);
    }
  }

  /** Whether everything that lay in the lanes held has been read. */
  boolean hasReadAll() {
    return holdings.hasReadAll();
  }

  @Override
  public void lost(int lane) {
    holdings.lost(lane);
  }

  /** What was said and whose settling was not written is found soon, and not after a sweep. */
  @Override
  public void doubted() {
    if (doubted.compareAndSet(false, true)) {
      try {
        var _ = sweeper.schedule(this::lookSoon, AFTER_DOUBT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        LOG.debug("Stopping; what is left stays in the lane");
      }
    }
  }

  private void lookSoon() {
    doubted.set(false);
    lookAround();
  }

  @Override
  public boolean leaving(int lane) {
    holdings.leaving(lane);
    return !room.isTrying(lane);
  }

  @Override
  public void arrived(List<Arrived> arrived) {
    // events are the inbox's business
  }

  @Override
  public void withdraw(Arrived because) {
    withdrawal.because(because);
  }

  /** Looks for what lies in the lanes unknown to us, and through what is held. */
  void lookAround() {
    try {
      holdings.look();
      sweep.released().forEach(this::work);
    } catch (LaneUnavailable e) {
      LOG.info("The outbox is looked through again later: {}", e.reason());
    } catch (RuntimeException e) {
      LOG.warn("The outbox is looked through again later: {}", e.getClass().getName());
    }
  }

  @Override
  public Quota quota() {
    return around.budget().ask();
  }

  @Override
  public Answer multicast(UUID key, List<String> addresses, Outgoing words) {
    return multicast.send(key, addresses, words);
  }

  @Override
  public void start() {
    running = true;
    lanes.listen(this);
    var _ =
        sweeper.scheduleWithFixedDelay(
            this::lookAround, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
  }

  /** Sends what is due for a moment longer, begins nothing more, and lets calls under way end. */
  @Override
  public void stop() {
    for (var look = 0; look < LAST_LOOKS && !pause.isEnded() && room.hasDue(lanes.now()); look++) {
      pause.of(LAST_LOOK, new Semaphore(0));
    }
    running = false;
    pause.end();
    room.ringAll();
    sweeper.shutdownNow();
    workers.shutdown();
    try {
      var most = around.settings().answerTimeout().plusSeconds(1).toMillis();
      if (!workers.awaitTermination(most, TimeUnit.MILLISECONDS)) {
        LOG.warn("Some calls to LINE were still under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** After the lanes have started and before the inbox does; stopped between them too. */
  @Override
  public int getPhase() {
    return PHASE;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
