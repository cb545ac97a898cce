package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.data.redis.core.RedisCallback;
import tsunagu.lane.Commit;
import tsunagu.lane.TestLanes;

/** What whole turns cost Redis, counted by Redis itself and by what leaves the client. */
class CommandsTests {
  private static final int PEOPLE = 30;
  private static final int ROUNDS = 10;
  private static final int WINDOWS = 3;
  private static final int TURNS = PEOPLE * ROUNDS;
  private static final List<String> SAID = List.of("メニュー", "3", "1", "ボランティア", "こんにちは");

  @RegisterExtension private final TestLanes redis = new TestLanes();

  private Turns turns;

  @BeforeEach
  void onRealLanes() {
    turns = TestTurns.over(redis);
  }

  @Test
  void aTurnCostsTwoRoundTripsAfterTheDoorAndSixteenCommandsAtMost() {
    round(0);

    var spent =
        Stream.generate(this::rounds)
            .limit(WINDOWS)
            .min(Comparator.comparingLong(Spent::roundTrips))
            .orElseThrow();

    assertThat(spent.roundTrips() / (double) TURNS).as("after the door").isLessThanOrEqualTo(2);
    assertThat(spent.commands() / (double) TURNS).as("%s", spent).isLessThanOrEqualTo(16);
  }

  /** One window of counting; what comes with time can only add to it. */
  private Spent rounds() {
    var before = counted();
    for (var round = 1; round <= ROUNDS; round++) {
      round(round);
    }
    var spent = new Spent(before, counted());
    assertThat(spent.of("incr")).isEqualTo(TURNS);
    assertThat(spent.of("getrange")).as("commits").isEqualTo(TURNS);
    return spent;
  }

  private void round(int round) {
    for (var who = 0; who < PEOPLE; who++) {
      var said = redis.said("person" + who, SAID.get(round % SAID.size()));
      assertThat(turns.turn(redis.arrived(said))).isEqualTo(Commit.Answer.OK);
    }
  }

  private Map<String, Long> counted() {
    var info =
        redis
            .redis()
            .execute((RedisCallback<Properties>) to -> to.serverCommands().info("commandstats"));
    return info == null
        ? Map.of()
        : info.stringPropertyNames().stream()
            .collect(
                Collectors.toMap(
                    name -> name.substring("cmdstat_".length()),
                    name ->
                        Long.parseLong(info.getProperty(name).replaceAll("calls=(\\d+).*", "$1"))));
  }

  /** Redis' counts at two moments; renewals and heartbeats come with time, not with turns. */
  private record Spent(Map<String, Long> before, Map<String, Long> after) {
    long of(String command) {
      return after.getOrDefault(command, 0L) - before.getOrDefault(command, 0L);
    }

    /** Each heartbeat takes one out of the members; no turn here takes anything out of a list. */
    private long heartbeats() {
      return of("zrem");
    }

    private long renewals() {
      return of("evalsha") - of("incr") - of("getrange") - heartbeats();
    }

    /** Commits, states read, and parcels forgotten that did not ride with a commit. */
    long roundTrips() {
      return of("getrange") + (of("get") - renewals()) + (of("hdel") - renewals());
    }

    long commands() {
      var all = after.keySet().stream().mapToLong(this::of).sum();
      return all - of("info") - of("ping") - 6 * renewals() - 11 * heartbeats();
    }

    @Override
    public String toString() {
      return after.keySet().stream()
          .filter(name -> of(name) > 0)
          .sorted()
          .map(name -> name + " " + of(name))
          .collect(Collectors.joining(", "));
    }
  }
}
