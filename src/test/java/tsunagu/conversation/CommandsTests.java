package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    var before = counted();
    for (var round = 1; round <= ROUNDS; round++) {
      round(round);
    }
    var spent = new Spent(before, counted());

    assertThat(spent.of("> accept")).isEqualTo(TURNS);
    assertThat(spent.of("> commit")).isEqualTo(TURNS);
    assertThat(spent.roundTrips() / (double) TURNS)
        .as("after the door: %s", spent)
        .isLessThanOrEqualTo(2);
    assertThat(spent.commands() / (double) TURNS).as("%s", spent).isLessThanOrEqualTo(16);
  }

  private void round(int round) {
    for (var who = 0; who < PEOPLE; who++) {
      var said = redis.said("person" + who, SAID.get(round % SAID.size()));
      assertThat(turns.turn(redis.arrived(said))).isEqualTo(Commit.Answer.OK);
    }
  }

  /** What Redis ran, inside scripts too, and under {@code >} what the lanes sent. */
  private Map<String, Long> counted() {
    var counts = new TreeMap<String, Long>();
    redis.sent().forEach((name, count) -> counts.put("> " + name, count));
    var info =
        redis
            .redis()
            .execute((RedisCallback<Properties>) to -> to.serverCommands().info("commandstats"));
    if (info != null) {
      info.stringPropertyNames()
          .forEach(name ->
              counts.put(
                  name.substring("cmdstat_".length()),
                  Long.parseLong(info.getProperty(name).replaceAll("calls=(\\d+).*", "$1"))));
    }
    return counts;
  }

  /** Counts at two moments; renewals and heartbeats come with time, not with turns. */
  private record Spent(Map<String, Long> before, Map<String, Long> after) {
    private static final int OF_A_RENEWAL = 6;
    private static final int OF_A_HEARTBEAT = 11;

    long of(String command) {
      return after.getOrDefault(command, 0L) - before.getOrDefault(command, 0L);
    }

    /** Commits, states read, and settlings that did not ride with a commit. */
    long roundTrips() {
      return of("> commit") + of("> GET") + of("> settle") + of("> HDEL");
    }

    long commands() {
      var all =
          after.keySet().stream().filter(name -> !name.startsWith(">")).mapToLong(this::of).sum();
      return all
          - of("info")
          - of("ping")
          - OF_A_RENEWAL * of("> hold")
          - OF_A_HEARTBEAT * of("> meet");
    }

    @Override
    public String toString() {
      return after.keySet().stream()
          .filter(name -> of(name) > 0)
          .map(name -> name + " " + of(name))
          .collect(Collectors.joining(", "));
    }
  }
}
