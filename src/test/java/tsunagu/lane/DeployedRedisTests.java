package tsunagu.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import tsunagu.message.Incoming;
import tsunagu.message.MessageId;

/** The Redis of deploy/, started by its own script with its own files. */
class DeployedRedisTests {
  private static final String PASSWORD = "a long word of the tests";

  @TempDir private Path folder;
  private @Nullable Process redis;
  private int port;

  @BeforeEach
  void startAsShipped() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var binaries = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(
        binaries.resolve("redis-server"), RedisBinary.in(folder).toAbsolutePath());
    Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    var starting =
        new ProcessBuilder(
            "sh",
            "deploy/redis/start.sh",
            "--dir",
            folder.toString(),
            "--port",
            Integer.toString(port),
            "--bind",
            "127.0.0.1",
            "--aclfile",
            folder.resolve("run/users.acl").toString());
    starting.environment().put("PATH", binaries + ":" + System.getenv("PATH"));
    starting.environment().put("REDIS_FILES", "deploy/redis");
    starting.environment().put("REDIS_RUN", folder.resolve("run").toString());
    starting.environment().put("REDIS_PASSWORD_FILE", folder.resolve("password").toString());
    redis =
        starting.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Files.readString(folder.resolve("log")).contains("Ready to accept"));
  }

  @AfterEach
  void end() {
    if (redis != null) {
      redis.destroyForcibly().onExit().join();
    }
  }

  @Test
  void itPassesOurOwnCheckAndTakesMessages() {
    var connections = connect(PASSWORD);
    var lanes =
        new RedisLanes(connections, Keyring.in(folder.resolve("keys")), LaneSettings.usual());

    lanes.start(false);

    var found = lanes.safety().look();
    assertThat(found.dangers()).isEmpty();
    assertThat(found.advice()).isEmpty();
    assertThat(found.fsync()).isEqualTo("always");
    assertThat(lanes.accept(List.of(incoming(lanes)))).hasSize(1);
    lanes.stop();
    connections.destroy();
  }

  @Test
  void nobodyComesInWithoutThePassword() {
    var connections = connect("another word");

    assertThatThrownBy(() -> connections.getConnection().ping()).isInstanceOf(Exception.class);
    connections.destroy();
  }

  @Test
  void theUserMayNeitherSeeOtherKeysNorTurnTheServer() {
    var connections = connect(PASSWORD);
    try (var connection = connections.getConnection()) {
      var forbidden =
          List.of(
              List.of("GET", "other"),
              List.of("FLUSHALL"),
              List.of("KEYS", "*"),
              List.of("CONFIG", "SET", "save", "1"),
              List.of("SHUTDOWN"));
      for (var words : forbidden) {
        var rest = words.stream().skip(1).map(Call::bytes).toArray(byte[][]::new);
        assertThatThrownBy(() -> connection.execute(words.getFirst(), rest))
            .as(words.getFirst())
            .rootCause()
            .hasMessageContaining("NOPERM");
      }
    }
    connections.destroy();
  }

  private static Incoming incoming(RedisLanes lanes) {
    return new Incoming(
        new MessageId("one"),
        lanes.person("Ua"),
        "Ua",
        java.time.Instant.now(),
        null,
        new Incoming.What.Said("x", "m"));
  }

  private LettuceConnectionFactory connect(String password) {
    return TestLanes.connect(new RedisHome.Address(port, password), "tsunagu");
  }
}
