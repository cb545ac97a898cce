package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import tsunagu.message.Incoming;
import tsunagu.message.MessageId;

/** Redis is killed, may lack its last moments, and comes back as another process. */
class BeginningsTests {
  @TempDir private Path folder;

  private final List<AutoCloseable> open = new ArrayList<>();
  private int port;
  private @Nullable Process redis;

  @BeforeEach
  void aRedisOfOurOwn() throws IOException {
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    startRedis();
  }

  @AfterEach
  void end() throws Exception {
    for (var one : open.reversed()) {
      one.close();
    }
    killRedis();
  }

  @Test
  void aFirstStartAndATakeoverAreNoBeginningAnew() {
    var first = lanes();
    var event = accept(first, "a");
    first.silence();

    var second = lanes();

    await().atMost(Duration.ofSeconds(30)).until(() -> second.holds(event.lane()));
    assertThat(second.mayHaveBeenAnswered(event)).isFalse();
  }

  @Test
  void row23WhoeverStartsOnARedisThatBeganAnewKnowsWhatCameInBefore() throws Exception {
    var first = lanes();
    var before = accept(first, "a");
    first.silence();
    killRedis();
    startRedis();

    var second = lanes();

    assertThat(second.mayHaveBeenAnswered(before)).isTrue();
    await().atMost(Duration.ofSeconds(30)).until(() -> second.holds(before.lane()));
    assertThat(second.mayHaveBeenAnswered(accept(second, "a"))).isFalse();
    // and so does whoever starts later
    assertThat(lanes().mayHaveBeenAnswered(before)).isTrue();
  }

  @Test
  void row23WhatWasHandledAndForgottenIsHandledAgainByWhoeverSurvived() throws Exception {
    var lanes = lanes();
    var heard = new Hearing();
    var event = accept(lanes, "a");
    var end = size();
    commit(lanes, event);
    lanes.listen(heard);
    await().until(() -> heard.taken.contains(event.lane()));
    heard.taken.clear();

    killRedis();
    shorten(end);
    startRedis();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(heard.taken).containsExactly(event.lane()));
    assertThat(lanes.waiting(event.lane(), 0, 10))
        .singleElement()
        .satisfies(again -> assertThat(lanes.mayHaveBeenAnswered(again)).isTrue());
  }

  @Test
  void whatLiesInTheInboxAgainAfterALaterTurnIsTakenAway() throws Exception {
    var lanes = lanes();
    var first = accept(lanes, "a");
    var second = accept(lanes, "a");
    commit(lanes, second);

    assertThat(lanes.commit(turn(first, 0))).isEqualTo(Commit.Answer.ALREADY);

    assertThat(lanes.waiting(first.lane(), 0, 10)).isEmpty();
  }

  private RedisLanes lanes() {
    var where = new RedisStandaloneConfiguration("127.0.0.1", port);
    var connections = new LettuceConnectionFactory(where);
    connections.afterPropertiesSet();
    connections.start();
    open.add(connections::destroy);
    var settings =
        new LaneSettings(
            64, Duration.ofSeconds(1), Duration.ofMillis(1200), 1000, 100, "always", "64mb");
    var lanes = new RedisLanes(connections, Keyring.in(folder.resolve("keys")), settings);
    lanes.start(false);
    open.add(lanes::stop);
    return lanes;
  }

  private static Arrived accept(Lanes lanes, String who) {
    var incoming =
        new Incoming(
            new MessageId(UUID.randomUUID().toString()),
            lanes.person("U" + who),
            "U" + who,
            Instant.now(),
            null,
            new Incoming.What.Said("x", "m"));
    if (lanes.accept(List.of(incoming)).getFirst()
        instanceof Lanes.Acceptance.Stored(var arrived)) {
      return arrived;
    }
    throw new IllegalStateException("seen before");
  }

  private static void commit(Lanes lanes, Arrived event) {
    assertThat(lanes.commit(turn(event, 0))).isEqualTo(Commit.Answer.OK);
  }

  private static Commit turn(Arrived event, long version) {
    return new Commit(event, version, "{}", Duration.ofDays(1), null, List.of(), List.of());
  }

  private void startRedis() throws IOException {
    redis =
        new ProcessBuilder(
                TestRedisBinary.file().toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "always",
                "--maxmemory",
                "64mb",
                "--maxmemory-policy",
                "noeviction",
                "--save",
                "")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(10))
        .ignoreExceptions()
        .until(this::serves);
  }

  private boolean serves() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("PING\r\n".getBytes(UTF_8));
      return new String(socket.getInputStream().readNBytes(5), UTF_8).equals("+PONG");
    }
  }

  private void killRedis() throws InterruptedException {
    if (redis != null) {
      redis.destroyForcibly().waitFor();
    }
  }

  private long size() throws IOException {
    return Files.size(folder.resolve("appendonly.aof"));
  }

  private void shorten(long size) throws IOException {
    try (var file = FileChannel.open(folder.resolve("appendonly.aof"), StandardOpenOption.WRITE)) {
      file.truncate(size);
    }
  }

  private static final class Hearing implements Lanes.Listener {
    final Set<Integer> taken = ConcurrentHashMap.newKeySet();

    @Override
    public void taken(int lane) {
      taken.add(lane);
    }

    @Override
    public void lost(int lane) {
      // what matters is what is begun anew
    }

    @Override
    public void arrived(List<Arrived> arrived) {
      // nothing is handled here
    }
  }
}
