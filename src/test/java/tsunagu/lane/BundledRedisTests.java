package tsunagu.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The bundled server: its files, its end, its return. */
class BundledRedisTests {
  private static final RedisHome.Setup SETUP = new RedisHome.Setup("always", "64mb");

  @TempDir(cleanup = CleanupMode.ALWAYS)
  private Path data;

  @Test
  void keepsWhatWasWrittenOverARestart() {
    try (var redis = start()) {
      write(redis, "key", "value");
    }
    try (var redis = start()) {
      assertThat(read(redis, "key")).isEqualTo("value");
    }
  }

  @Test
  void isGoneWhenItIsClosed() {
    var redis = start();
    var process = process();

    redis.close();

    assertThat(process.isAlive()).isFalse();
    assertThat(PlainRedis.health(redis.address())).isEqualTo(PlainRedis.Health.ABSENT);
  }

  @Test
  void comesBackWithEverythingWhenItIsKilled() {
    try (var redis = start()) {
      write(redis, "key", "value");
      var first = process();

      first.destroyForcibly();

      await()
          .atMost(Duration.ofSeconds(5))
          .until(() ->
              !first.isAlive() && PlainRedis.health(redis.address()) == PlainRedis.Health.READY);
      assertThat(process().pid()).isNotEqualTo(first.pid());
      assertThat(read(redis, "key")).isEqualTo("value");
    }
  }

  @Test
  void letsNobodyElseReadItsFiles() throws IOException {
    try (var redis = start()) {
      for (var file : List.of("redis.conf", "password", "port", "pid")) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(folder().resolve(file))))
            .as(file)
            .isEqualTo("rw-------");
      }
      assertThat(redis.address().toString()).doesNotContain(redis.address().password());
    }
  }

  @Test
  void leavesNothingInTheTemporaryFolder() throws IOException {
    var before = temporary();
    try (var redis = start()) {
      write(redis, "key", "value");
      assertThat(temporary()).isSubsetOf(before);
    }
  }

  @Test
  void asksForThePassword() {
    try (var redis = start()) {
      var guess = new RedisHome.Address(redis.address().port(), "guess");
      assertThat(PlainRedis.health(guess)).isEqualTo(PlainRedis.Health.FOREIGN);
    }
  }

  @Test
  void refusesToShareItsFolder() {
    try (var redis = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("tsunagu.data");
      assertThat(PlainRedis.health(redis.address())).isEqualTo(PlainRedis.Health.READY);
    }
  }

  @Test
  void saysWhatIsWrongWithADamagedFileAndDeletesNothing() throws IOException {
    start().close();
    var file = folder().resolve("appendonly.aof");
    Files.writeString(file, "this is no command\r\n".repeat(20));
    var damaged = Files.size(file);

    assertThatThrownBy(this::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("redis.log")
        .hasMessageContaining("nothing was deleted");
    assertThat(file).hasSize(damaged);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, redis-server-6.2.6-v5-linux-amd64",
    "Linux, aarch64, redis-server-6.2.7-linux-arm64",
    "Mac OS X, aarch64, redis-server-6.2.6-v5-darwin-arm64",
    "Mac OS X, x86_64, redis-server-6.2.6-v5-darwin-amd64"
  })
  void knowsTheServerForEachMachine(String system, String machine, String name) {
    assertThat(RedisBinary.nameFor(system, machine)).isEqualTo(name);
    assertThat(BundledRedis.class.getResource("/" + name)).isNotNull();
  }

  @Test
  void saysHowToGoOnWhereThereIsNone() {
    assertThatThrownBy(() -> RedisBinary.nameFor("Windows 11", "amd64"))
        .hasMessageContaining("spring.data.redis.host");
  }

  private BundledRedis start() {
    return BundledRedis.start(folder(), SETUP);
  }

  private Path folder() {
    return data.resolve("redis");
  }

  private ProcessHandle process() {
    try {
      var pid = Long.parseLong(Files.readString(folder().resolve("pid")));
      return ProcessHandle.of(pid).orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Set<Path> temporary() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.toString().contains("redis")).collect(Collectors.toSet());
    }
  }

  private static void write(BundledRedis redis, String key, String value) {
    var connections = TestLanes.connect(redis.address());
    new StringRedisTemplate(connections).opsForValue().set(key, value);
    connections.destroy();
  }

  private static @org.jspecify.annotations.Nullable String read(BundledRedis redis, String key) {
    var connections = TestLanes.connect(redis.address());
    try {
      return new StringRedisTemplate(connections).opsForValue().get(key);
    } finally {
      connections.destroy();
    }
  }
}
