package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.util.FileSystemUtils;
import tsunagu.message.Incoming;
import tsunagu.message.MessageId;

/** The back-up and restore of docs/operations.md: copied while it runs, put back elsewhere. */
class RestoreTests {
  private static final List<String> FILES = List.of("appendonly.aof");

  @TempDir private Path folder;
  private final AtomicBoolean writing = new AtomicBoolean(true);

  @AfterEach
  void rest() {
    writing.set(false);
  }

  @Test
  void aCopyMadeWhileItRunsIsGoneOnFromElsewhere() throws Exception {
    var house = new House(folder.resolve("before"));
    var standing = said(house, "hanako", "one");
    var waiting = accepted(house, "taro", "still waits");
    var more = new AtomicInteger();
    var writer =
        Thread.ofPlatform()
            .start(() -> {
              while (writing.get()) {
                said(house, "busy" + more.incrementAndGet(), "x");
              }
            });
    await().until(() -> more.get() > 50);

    copy(folder.resolve("before"), folder.resolve("after"));
    var copied = more.get();
    writing.set(false);
    writer.join();
    house.close();

    var restored = new House(folder.resolve("after"));
    assertThat(restored.lanes.find(standing.incoming().person()))
        .hasValueSatisfying(found -> assertThat(found.state()).isEqualTo("{\"said\":\"one\"}"));
    assertThat(restored.lanes.waiting(waiting.lane(), 0, 100))
        .extracting(event -> event.incoming().id())
        .contains(waiting.incoming().id());
    assertThat(restored.lanes.accept(List.of(standing.incoming())).getFirst())
        .isInstanceOf(Lanes.Acceptance.Duplicate.class);
    // whatever was written well before the copy is there: no state is half
    for (var i = 1; i < copied - 5; i++) {
      assertThat(restored.lanes.find(restored.lanes.person("Ubusy" + i))).isPresent();
    }
    // the copy still says that the other instance holds the lanes, for as long as a lease lasts
    await().atMost(Duration.ofSeconds(30)).until(() -> restored.lanes.holds(standing.lane()));
    var next = said(restored, "hanako", "two");
    assertThat(restored.lanes.find(next.incoming().person()).orElseThrow().version()).isEqualTo(2);
    restored.close();
  }

  @Test
  void withoutTheKeysACopyIsWorthNothingAndTheStartSaysSo() throws Exception {
    var house = new House(folder.resolve("before"));
    said(house, "hanako", "one");
    copy(folder.resolve("before"), folder.resolve("after"));
    house.close();
    FileSystemUtils.deleteRecursively(folder.resolve("after/keys"));

    assertThatThrownBy(() -> new House(folder.resolve("after"))).hasMessageContaining("keys");
  }

  /** As the page says: the append-only file, and the keys apart from it. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.resolve("redis"));
    for (var name : FILES) {
      Files.copy(from.resolve("redis").resolve(name), to.resolve("redis").resolve(name));
    }
    FileSystemUtils.copyRecursively(from.resolve("keys"), to.resolve("keys"));
  }

  private static Arrived said(House house, String who, String text) {
    var arrived = accepted(house, who, text);
    var version =
        house.lanes.find(arrived.incoming().person()).map(Lanes.Standing::version).orElse(0L);
    assertThat(
            house.lanes.commit(
                new Commit(
                    arrived,
                    version,
                    "{\"said\":\"%s\"}".formatted(text),
                    Duration.ofDays(1),
                    null,
                    List.of(),
                    List.of())))
        .isEqualTo(Commit.Answer.OK);
    return arrived;
  }

  private static Arrived accepted(House house, String who, String text) {
    var id = java.util.UUID.nameUUIDFromBytes((who + text).getBytes(UTF_8)).toString();
    var incoming =
        new Incoming(
            new MessageId(id),
            house.lanes.person("U" + who),
            "U" + who,
            Instant.now(),
            null,
            new Incoming.What.Said(text, "m"));
    var outcome = house.lanes.accept(List.of(incoming)).getFirst();
    if (outcome instanceof Lanes.Acceptance.Stored(var arrived)) {
      return arrived;
    }
    throw new IllegalStateException("seen before");
  }

  /** A bundled Redis and lanes in one data folder. */
  private static final class House {
    final RedisLanes lanes;
    private final BundledRedis redis;
    private final LettuceConnectionFactory connections;

    House(Path data) {
      redis = BundledRedis.start(data.resolve("redis"), new RedisHome.Setup("always", "256mb"));
      connections = TestLanes.connect(redis.address());
      try {
        lanes = new RedisLanes(connections, Keyring.in(data.resolve("keys")), LaneSettings.usual());
        lanes.start(false);
      } catch (RuntimeException e) {
        connections.destroy();
        redis.close();
        throw e;
      }
    }

    void close() {
      lanes.stop();
      connections.destroy();
      redis.close();
    }
  }
}
