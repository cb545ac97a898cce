package tsunagu.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.data.redis.connection.RedisServerCommands;

/** Several instances, and a Redis that does not want. */
class LeaseTests {
  @RegisterExtension final TestLanes test = new TestLanes();

  private final List<RedisLanes> others = new ArrayList<>();

  @AfterEach
  void stopOthers() {
    others.forEach(RedisLanes::stop);
    server().setConfig("maxmemory", "256mb");
  }

  @Test
  void oneInstanceHoldsALaneAndTheNextHasItWhenItStops() {
    var second = another();
    var heard = listen(second);
    assertThat(test.lanes().holds(5)).isTrue();
    assertThat(second.holds(5)).isFalse();

    test.redisLanes().stop();

    await().atMost(Duration.ofSeconds(3)).until(() -> heard.held.size() == 64);
    assertThat(second.holds(5)).isTrue();
  }

  @Test
  void anInstanceThatWasReplacedCanWriteNothing() {
    var arrived = test.arrived(test.said("hanako", "one"));
    var lane = arrived.lane();
    var heard = listen(test.redisLanes());
    test.redis().opsForHash().put(new Keys(64).owner(lane), "h", "another/1");

    assertThat(test.lanes().commit(LanesTests.commit(arrived, 0, "{}")))
        .isEqualTo(Commit.Answer.FENCED);

    assertThat(heard.held).hasSize(63).doesNotContain(lane);
    assertThat(test.lanes().holds(lane)).isFalse();
    assertThat(test.lanes().find(arrived.incoming().person())).isEmpty();
    assertThat(test.lanes().waiting(lane, 0, 9)).containsExactly(arrived);
    assertThat(test.lanes().parcels(lane)).isEmpty();
  }

  @Test
  void everyWriteAsksWhoHoldsTheLane() {
    var arrived = test.arrived(test.said("hanako", "one"));
    var lane = arrived.lane();
    var other = (lane + 1) % 64;
    var third = (lane + 2) % 64;
    for (var each : List.of(lane, other, third)) {
      test.redis().opsForHash().put(new Keys(64).owner(each), "h", "another/1");
    }

    assertThat(test.lanes().bury(arrived, new Lanes.Failure("poison", ""))).isFalse();
    assertThat(test.lanes().settle(new Lanes.Settling(other, List.of(1L), Map.of(), Map.of())))
        .isFalse();
    assertThat(test.lanes().record(third, List.of(new Write.Join(Drawer.AUDIENCE, "all", "p"))))
        .isFalse();
    assertThat(test.lanes().members(Drawer.AUDIENCE, "all")).isEmpty();
  }

  @Test
  void theHolderHearsOfWhatAnotherInstanceAccepted() {
    var second = another();
    var heard = listen(test.redisLanes());
    var said = test.said("hanako", "one");

    second.accept(List.of(said));

    await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(
            () -> assertThat(heard.arrived).extracting(Arrived::incoming).contains(said));
  }

  @Test
  void aListenerIsFirstToldOfWhatIsHeldAlready() {
    assertThat(listen(test.redisLanes()).held).hasSize(64);
  }

  @Test
  void anInstanceWithAnotherCountOfLanesDoesNotStart() {
    var settings =
        new LaneSettings(
            32, Duration.ofSeconds(6), Duration.ofSeconds(1), 1000, 100, "always", "64mb");
    var other = new RedisLanes(test.connections(), TestLanes.server().keyring(), settings);

    assertThatThrownBy(() -> other.start(false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tsunagu.lane.count");
  }

  @Test
  void anEventThatTooFewReplicasHaveIsNotAnsweredThoughItMayBeStored() {
    var waiting =
        new RedisLanes(test.connections(), TestLanes.server().keyring(), LaneSettings.usual(), 1);
    others.add(waiting);
    var said = test.said("hanako", "one");

    assertThatThrownBy(() -> waiting.accept(List.of(said)))
        .isInstanceOfSatisfying(
            LaneUnavailable.class, e -> assertThat(e.reason()).isEqualTo("unconfirmed"));

    assertThat(test.lanes().accept(List.of(said))).containsOnly(new Lanes.Acceptance.Duplicate());
  }

  @Test
  void row12WhoSleptPastTheLeaseAsksBeforeSpeakingAndHearsThatTheLaneIsGone() {
    assertThat(test.lanes().good(5)).isTrue();
    test.redis().opsForHash().put(new Keys(64).owner(5), "h", "another/1");
    await().atMost(Duration.ofSeconds(5)).until(() -> !test.lanes().good(5));
    assertThat(test.lanes().good(6)).isTrue();
  }

  @Test
  void row15ALeaseFarInTheFutureIsOfAClockThatWentBackAndHoldsNobodyUp() {
    var heard = listen(test.redisLanes());
    var key = new Keys(64).owner(5);
    test.redis().opsForHash().put(key, "h", "another/1");
    test.redis()
        .opsForHash()
        .put(key, "u", Long.toString(test.lanes().now().plusSeconds(3600).toEpochMilli()));

    await().atMost(Duration.ofSeconds(5)).until(() -> !"another/1".equals(holder(key)));
    await().atMost(Duration.ofSeconds(5)).until(() -> heard.held.contains(5));
  }

  private Object holder(String key) {
    var holder = test.redis().opsForHash().get(key, "h");
    return holder == null ? "" : holder;
  }

  @Test
  void scriptsThatRedisForgotAreSentAgain() {
    test.redis().getRequiredConnectionFactory().getConnection().scriptingCommands().scriptFlush();

    var arrived = test.arrived(test.said("hanako", "one"));

    assertThat(test.lanes().commit(LanesTests.commit(arrived, 0, "{}")))
        .isEqualTo(Commit.Answer.OK);
  }

  @Test
  void aFullRedisRefusesWholeTurnsAndStillLetsParcelsGo() {
    var first = test.arrived(test.said("hanako", "one"));
    test.lanes().commit(LanesTests.commit(first, 0, "{\"a\":1}"));
    var second = test.arrived(test.said("hanako", "two"));
    server().setConfig("maxmemory", "1");

    assertThatThrownBy(() -> test.lanes().accept(List.of(test.said("hanako", "three"))))
        .isInstanceOfSatisfying(
            LaneUnavailable.class, e -> assertThat(e.reason()).isEqualTo("full"));
    assertThatThrownBy(() -> test.lanes().commit(LanesTests.commit(second, 1, "{\"a\":2}")))
        .isInstanceOf(LaneUnavailable.class);

    assertThat(test.lanes().waiting(second.lane(), 0, 9)).containsExactly(second);
    assertThat(test.lanes().find(second.incoming().person()))
        .contains(new Lanes.Standing(1, "{\"a\":1}"));
    assertThat(
            test.lanes()
                .settle(
                    new Lanes.Settling(first.lane(), List.of(first.number()), Map.of(), Map.of())))
        .isTrue();
    assertThat(test.lanes().parcels(first.lane())).isEmpty();

    server().setConfig("maxmemory", "256mb");
    assertThat(test.lanes().commit(LanesTests.commit(second, 1, "{\"a\":2}")))
        .isEqualTo(Commit.Answer.OK);
  }

  @Test
  void nothingOfAPersonLiesOpenInRedis() {
    var arrived = test.arrived(test.said("hanako", "みさき 090-0000-0000"));
    test.lanes()
        .commit(
            LanesTests.with(
                LanesTests.commit(arrived, 0, "{\"name\":\"みさき\"}"),
                List.of(),
                List.of(
                    new Write.Keep(Drawer.REFERRAL, "r1", "みさき", Duration.ofDays(1)),
                    new Write.Append(Drawer.LOG, "p", "m1", "みさき", Duration.ofDays(1)))));
    test.arrived(test.said("hanako", "みさき again"));

    assertThat(dump()).doesNotContain("みさき").doesNotContain("Uhanako").contains("t:{l");
  }

  private String dump() {
    var all = new StringBuilder();
    var redis = test.redis();
    Set<String> keys = redis.keys("*");
    for (var key : keys == null ? Set.<String>of() : keys) {
      var connection = redis.getRequiredConnectionFactory().getConnection();
      var value =
          connection.keyCommands().dump(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      all.append(key)
          .append(value == null ? "" : new String(value, java.nio.charset.StandardCharsets.UTF_8));
    }
    return all.toString();
  }

  private RedisServerCommands server() {
    return test.redis().getRequiredConnectionFactory().getConnection().serverCommands();
  }

  private RedisLanes another() {
    var other = test.another();
    others.add(other);
    return other;
  }

  private static Heard listen(Lanes lanes) {
    var heard = new Heard();
    lanes.listen(heard);
    return heard;
  }

  private static final class Heard implements Lanes.Listener {
    final Set<Integer> held = ConcurrentHashMap.newKeySet();
    final List<Arrived> arrived = new CopyOnWriteArrayList<>();

    @Override
    public void taken(int lane) {
      held.add(lane);
    }

    @Override
    public void lost(int lane) {
      held.remove(lane);
    }

    @Override
    public void arrived(List<Arrived> arrived) {
      this.arrived.addAll(arrived);
    }
  }
}
