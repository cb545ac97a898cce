package tsunagu.inbox;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tsunagu.lane.Arrived;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;

/** Takes the events of the lanes held through their turns, and lets timers fire. Thread-safe. */
final class Consumer implements Lanes.Listener, SmartLifecycle {
  /** After the lanes have started, and stopped before them. */
  static final int PHASE = 2000;

  private static final Logger log = LoggerFactory.getLogger(Consumer.class);
  private static final Duration TICK = Duration.ofMillis(500);

  private final Lanes lanes;
  private final Turns turns;
  private final List<Intake> intakes;
  private volatile @Nullable Thread clock;

  Consumer(Lanes lanes, Turns turns, int room) {
    this.lanes = lanes;
    this.turns = turns;
    this.intakes =
        IntStream.range(0, lanes.count())
            .mapToObj(lane -> new Intake(lane, lanes, turns, room))
            .toList();
  }

  @Override
  public void taken(int lane) {
    intakes.get(lane).open();
  }

  @Override
  public void lost(int lane) {
    intakes.get(lane).close();
  }

  @Override
  public boolean leaving(int lane) {
    return intakes.get(lane).leave();
  }

  @Override
  public void staying(int lane) {
    intakes.get(lane).open();
  }

  @Override
  public void arrived(List<Arrived> arrived) {
    arrived.forEach(event -> intakes.get(event.lane()).arrived(event));
  }

  /** How long the oldest event of the lanes held here waits for its turn to end. */
  Duration oldest() {
    var now = lanes.now();
    return intakes.stream()
        .flatMap(intake -> intake.oldest().stream())
        .min(Comparator.naturalOrder())
        .filter(now::isAfter)
        .map(received -> Duration.between(received, now))
        .orElse(Duration.ZERO);
  }

  @Override
  public void start() {
    lanes.listen(this);
    clock = Thread.ofPlatform().daemon().name("timers").start(this::tick);
  }

  private void tick() {
    while (turns.pause(TICK)) {
      try {
        fireAll();
      } catch (LaneUnavailable e) {
        log.info("Timers wait: {}", e.reason());
      } catch (RuntimeException e) {
        log.error("Timers could not be fired; trying on", e);
      }
    }
  }

  private void fireAll() {
    var most = new LinkedHashMap<Integer, Integer>();
    for (var lane = 0; lane < intakes.size(); lane++) {
      most.put(lane, intakes.get(lane).roomForTimers());
    }
    lanes.fire(most);
  }

  @Override
  public void stop() {
    turns.beginNoMore();
    clock = null;
    turns.stop();
  }

  @Override
  public boolean isRunning() {
    return clock != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
