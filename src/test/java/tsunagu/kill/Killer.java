package tsunagu.kill;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Kills programs, their Redis, or all at once, and starts them again. */
final class Killer {
  /** The await points, with the rows of the fault table they belong to. */
  static final Map<String, Integer> POINTS =
      new TreeMap<>(
          Map.of(
              "put-before", 1,
              "put-after", 2,
              "turn-before", 3,
              "commit-before", 4,
              "commit-after", 5,
              "carry-before", 6,
              "line-taken", 7,
              "settle-before", 8,
              "settle-after", 8));

  private final Town town;
  private final RedisNode redis;
  private final Random random;
  private final List<String> points;
  private final Map<String, Integer> kills = new TreeMap<>();
  private volatile Instance doomed;

  Killer(Town town, RedisNode redis, long seed, List<String> points) {
    this.town = town;
    this.redis = redis;
    this.random = new Random(seed);
    this.points = points;
    town.line.onTaken(this::taken);
  }

  /** How often, by kind. */
  Map<String, Integer> kills() {
    return kills;
  }

  int count() {
    return kills.values().stream().mapToInt(Integer::intValue).sum();
  }

  private void note(String kind) {
    kills.merge(kind, 1, Integer::sum);
    town.history.happened("killed: " + kind);
  }

  /** One kill at random: of a program, often where it waits for it, of Redis, or of all. */
  void any() {
    Processes.sleep(100 + random.nextInt(900));
    oneServes();
    var die = random.nextInt(100);
    if (die < 35) {
      if (!atAPoint(5)) {
        kill(anyProgram(), "a program");
      }
    } else if (die < 45) {
      var victim = anyProgram();
      kill(victim, "a program");
    } else if (die < 94) {
      redis.kill();
      redis.start();
      note("Redis");
    } else {
      town.programs.forEach(Instance::kill);
      redis.kill();
      redis.start();
      town.programs.forEach(this::start);
      note("all");
    }
  }

  /** Waits until a program has come to its point, and kills it there; false when none comes. */
  boolean atAPoint(long seconds) {
    var end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      for (var program : town.programs) {
        if (!program.reached().isEmpty()) {
          kill(program, program.reached());
          return true;
        }
        if (fell(program)) {
          return true;
        }
      }
      Processes.sleep(5);
    }
    return false;
  }

  /** Whether a program was killed because LINE had taken its words; then it starts again. */
  private boolean fell(Instance program) {
    if (program != doomed || program.runs()) {
      return false;
    }
    doomed = null;
    note("line-taken");
    start(program);
    return true;
  }

  private void kill(Instance program, String kind) {
    program.kill();
    note(kind);
    start(program);
  }

  /** Starts a program that will wait at a point, or be killed when LINE has taken its words. */
  void start(Instance program) {
    if (doomed == program) {
      doomed = null;
    }
    var point = points.isEmpty() ? "" : points.get(random.nextInt(points.size()));
    if (point.equals("line-taken")) {
      program.start("");
      doomed = program;
    } else {
      program.start(point.isEmpty() ? "" : point + ":" + (1 + random.nextInt(25)));
    }
  }

  /**
   * The killing is over: whoever waits at a point, or would come to one, is killed once more and
   * starts without any. A program that stands at its point for ever answers nobody.
   */
  void rest() {
    doomed = null;
    for (var program : town.programs) {
      program.kill();
      note("at rest");
      program.start("");
    }
  }

  /** LINE has taken words of the program that is to die of it: its answer never arrives. */
  private void taken(String name) {
    var program = doomed;
    if (program != null && program.name().equals(name) && program.runs()) {
      Processes.kill(program.process());
    }
  }

  private Instance anyProgram() {
    return town.programs.get(random.nextInt(town.programs.size()));
  }

  private void oneServes() {
    await("a program serves")
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          // it may fall while nobody waits for it, and be the only one
          town.programs.forEach(this::fell);
          return town.programs.stream().anyMatch(one -> one.runs() && one.serves());
        });
  }
}
