package tsunagu.lane;

import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.util.FileSystemUtils;
import tsunagu.message.Incoming;
import tsunagu.message.MessageId;
import tsunagu.message.ReplyTicket;

/**
 * Real lanes on a real Redis, empty before each test: {@code @RegisterExtension final TestLanes
 * lanes = new TestLanes();}. One bundled Redis is started for all tests of a JVM.
 */
public final class TestLanes implements BeforeEachCallback, AfterEachCallback {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static @Nullable Server server;

  private final List<RedisLanes> beside = new ArrayList<>();
  private @Nullable RedisLanes lanes;

  @Override
  public void beforeEach(ExtensionContext context) {
    redis().getRequiredConnectionFactory().getConnection().serverCommands().flushAll();
    lanes = made();
    // whoever comes beside reads less, and so gets nothing while this one lives
    lanes.tell(Lanes.READS, () -> "9");
    lanes.start(false);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    beside.forEach(RedisLanes::stop);
    beside.clear();
    stop();
  }

  /** The lanes, all held by this test. */
  public Lanes lanes() {
    return redisLanes();
  }

  RedisLanes redisLanes() {
    if (lanes == null) {
      throw new IllegalStateException("no test is running");
    }
    return lanes;
  }

  /** How many lanes the first instance holds, as Redis knows. */
  public long redisLanesHeld() {
    return redisLanes().view().look().stream()
        .filter(sight -> sight.holder().equals(redisLanes().instance()))
        .count();
  }

  /** What was moved aside. */
  public DeadLetters deadLetters() {
    return redisLanes().deadLetters();
  }

  /** A second instance beside the first; it holds nothing until {@link #stopFirst}. */
  public Lanes beside() {
    var second = another();
    beside.add(second);
    return second;
  }

  /** Ends the first instance in good order. */
  public void stopFirst() {
    redisLanes().stop();
  }

  /** A further instance, which shares the lanes only when it tells that it reads as much. */
  RedisLanes another() {
    var made = made();
    made.start(false);
    return made;
  }

  RedisLanes made() {
    var settings =
        new LaneSettings(
            64, Duration.ofMillis(1500), Duration.ofMillis(1200), 1000, 20_000, "always", "256mb");
    return new RedisLanes(server().narrow(), server().keyring(), settings);
  }

  void stop() {
    if (lanes != null) {
      lanes.stop();
      lanes = null;
    }
  }

  /** For stores that keep something beside the lanes. */
  public StringRedisTemplate redis() {
    return new StringRedisTemplate(connections());
  }

  /** The connections to the Redis of this JVM's tests. */
  public LettuceConnectionFactory connections() {
    return server().connections();
  }

  /** How often the lanes have sent each command and each script so far, scripts by their names. */
  public Map<String, Long> sent() {
    return server().sent().counts();
  }

  /** Port and password of the Redis of this JVM's tests, as Spring's settings name them. */
  public List<String> settings() {
    var address = server().redis().address();
    return List.of(
        "spring.data.redis.host=127.0.0.1",
        "spring.data.redis.port=" + address.port(),
        "spring.data.redis.password=" + address.password());
  }

  /** An event of a person, who is made up from a word; each has a fresh id. */
  public Incoming incoming(String who, Incoming.What what) {
    var number = NEXT.incrementAndGet();
    var address = "U" + who;
    return new Incoming(
        new MessageId("test-" + number),
        lanes().person(address),
        address,
        Instant.now(),
        new ReplyTicket("token-" + number),
        what);
  }

  /** A typed message. */
  public Incoming said(String who, String text) {
    return incoming(who, new Incoming.What.Said(text, "line-" + NEXT.incrementAndGet()));
  }

  /** Stores one event, which must be new, and answers it as it lies in its lane. */
  public Arrived arrived(Incoming incoming) {
    var outcome = lanes().accept(List.of(incoming)).getFirst();
    if (outcome instanceof Lanes.Acceptance.Stored(var arrived)) {
      return arrived;
    }
    throw new IllegalArgumentException("seen before");
  }

  static synchronized Server server() {
    if (server == null) {
      server = Server.start();
    }
    return server;
  }

  /**
   * The server of this JVM's tests.
   *
   * @param connections that may do everything
   * @param narrow that may do what the user of {@code deploy/redis/users.acl} may
   * @param sent what went out by the narrow ones
   */
  record Server(
      BundledRedis redis,
      LettuceConnectionFactory connections,
      LettuceConnectionFactory narrow,
      Sent sent,
      Keyring keyring) {
    static Server start() {
      var folder = folder();
      var redis =
          BundledRedis.start(folder.resolve("redis"), new RedisHome.Setup("everysec", "256mb"));
      var connections = connect(redis.address());
      allow(connections, redis.address().password());
      var narrow = connect(redis.address(), "tsunagu");
      var sent = new Sent();
      // before the first connection is made: later ones are listened to
      ((RedisClient) narrow.getRequiredNativeClient()).addListener(sent);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                redis.close();
                FileSystemUtils.deleteRecursively(folder.toFile());
              }));
      return new Server(redis, connections, narrow, sent, Keyring.in(folder.resolve("keys")));
    }

    /** The user that is shipped, so that all tests of the lanes show what it needs. */
    private static void allow(LettuceConnectionFactory connections, String password) {
      try (var connection = connections.getConnection()) {
        connection.execute(
            "ACL",
            Stream.of(Acl.shipped(password).split(" ")).map(Call::bytes).toArray(byte[][]::new));
      }
    }

    private static Path folder() {
      try {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "lanes");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static LettuceConnectionFactory connect(RedisHome.Address address) {
    return connect(address, "default");
  }

  static LettuceConnectionFactory connect(RedisHome.Address address, String user) {
    var where = new RedisStandaloneConfiguration("127.0.0.1", address.port());
    where.setUsername(user);
    where.setPassword(address.password());
    var connections = new LettuceConnectionFactory(where);
    connections.afterPropertiesSet();
    connections.start();
    return connections;
  }
}
