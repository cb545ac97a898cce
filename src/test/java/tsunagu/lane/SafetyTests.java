package tsunagu.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.redis.connection.RedisServerCommands;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Redis in production: what would lose words is refused. */
class SafetyTests {
  @RegisterExtension final TestLanes test = new TestLanes();

  @AfterEach
  void asBefore() {
    server().setConfig("maxmemory-policy", "noeviction");
    server().setConfig("appendfsync", "everysec");
  }

  @ParameterizedTest
  @CsvSource({
    "appendonly, no, 'appendonly is no, not yes'",
    "maxmemory-policy, allkeys-lru, 'maxmemory-policy is allkeys-lru, not noeviction'",
    "appendfsync, no, 'appendfsync is no, not always'",
    "no-appendfsync-on-rewrite, yes, 'no-appendfsync-on-rewrite is yes, not no'"
  })
  void aDangerIsNamedWithTheLineToChange(String setting, String value, String words) {
    assertThat(Safety.judge(Map.of(setting, value)).dangers()).containsExactly(words);
  }

  @ParameterizedTest
  @CsvSource({"maxmemory, 0", "stop-writes-on-bgsave-error, no"})
  void whatIsOnlyUnwiseIsAdvised(String setting, String value) {
    var found = Safety.judge(Map.of(setting, value));

    assertThat(found.dangers()).isEmpty();
    assertThat(found.advice()).singleElement().asString().startsWith(setting);
  }

  @Test
  void whatRedisDoesNotTellIsTakenForGood() {
    assertThat(Safety.judge(Map.of())).isEqualTo(new Safety.Findings(List.of(), List.of(), ""));
  }

  @Test
  void anUnsafeRedisIsRefusedUnlessAccepted() {
    server().setConfig("maxmemory-policy", "allkeys-lru");
    var lanes = lanes(test.connections());

    assertThatThrownBy(() -> lanes.start(false))
        .hasMessageContaining("maxmemory-policy is allkeys-lru, not noeviction")
        .hasMessageContaining("tsunagu.inbox.accept-unsafe-redis=true");
    lanes.start(true);
    lanes.stop();
    assertThat(lanes.safety().last().dangers()).hasSize(1);
  }

  @Test
  void whereTheAclForbidsConfigWhatRedisReportsIsRead() {
    server().setConfig("maxmemory-policy", "volatile-ttl");
    try (var connection = test.connections().getConnection()) {
      connection.execute(
          "ACL",
          Stream.of("SETUSER narrow on >word ~* +@all -config".split(" "))
              .map(Call::bytes)
              .toArray(byte[][]::new));
    }
    var address = TestLanes.server().redis().address();
    var where = new RedisStandaloneConfiguration("127.0.0.1", address.port());
    where.setUsername("narrow");
    where.setPassword("word");
    var connections = new LettuceConnectionFactory(where);
    connections.afterPropertiesSet();
    connections.start();
    try {
      assertThat(lanes(connections).safety().look().dangers())
          .containsExactly("maxmemory-policy is volatile-ttl, not noeviction");
    } finally {
      connections.destroy();
    }
  }

  @Test
  void howRedisSyncsIsToldFromItsSettings() {
    server().setConfig("appendfsync", "always");

    assertThat(lanes(test.connections()).safety().look().fsync()).isEqualTo("always");
  }

  private static RedisLanes lanes(LettuceConnectionFactory connections) {
    return new RedisLanes(connections, TestLanes.server().keyring(), LaneSettings.usual());
  }

  private RedisServerCommands server() {
    return test.connections().getConnection().serverCommands();
  }
}
