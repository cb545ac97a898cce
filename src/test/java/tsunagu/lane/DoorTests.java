package tsunagu.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import tsunagu.lane.Lanes.Acceptance;
import tsunagu.message.Incoming;

/**
 * The door's way to Redis, through a wire that keeps every answer back until so many calls have
 * gone out: whoever waited for an answer in between would wait for ever.
 */
class DoorTests {
  @RegisterExtension final TestLanes test = new TestLanes();

  private final PatientWire wire = new PatientWire();
  private LettuceConnectionFactory connections = unconnected();
  private RedisLanes door = unstarted(connections);

  @BeforeEach
  void throughTheWire() {
    wire.open(TestLanes.server().redis().address().port());
    connections =
        TestLanes.connect(
            new RedisHome.Address(wire.port(), TestLanes.server().redis().address().password()));
    door = unstarted(connections);
    // connecting and learning the scripts is none of the door's business
    door.accept(List.of(test.said("z", "before")));
  }

  @AfterEach
  void cut() {
    connections.destroy();
    wire.close();
  }

  @Test
  void aBodyOfHundredEventsOfSixtyPeopleIsOneRoundTrip() {
    var body = IntStream.range(0, 100).mapToObj(i -> test.said("p" + i % 60, "text")).toList();
    var lanes = body.stream().map(event -> test.lanes().lane(event.person())).distinct().count();
    assertThat(lanes).isGreaterThan(20);

    wire.answerAfter(lanes);

    assertThat(door.accept(body)).hasSize(100).allMatch(Acceptance.Stored.class::isInstance);
    assertThat(wire.calls()).isEqualTo(lanes);
  }

  @Test
  void aBodyOfTenThousandEventsGoesInPiecesAndIsOneRoundTripToo() {
    var body = IntStream.range(0, 10_000).mapToObj(_ -> test.said("a", "t")).toList();

    wire.answerAfter(20);

    assertThat(door.accept(body)).allMatch(Acceptance.Stored.class::isInstance);
    assertThat(wire.calls()).isEqualTo(20);
    wire.answerAfter(0);
    assertThat(door.accept(body)).allMatch(Acceptance.Duplicate.class::isInstance);
  }

  @Test
  void anEventIsKnownAgainForThreeDaysAlsoToAnotherInstance() {
    for (var days = 0; days <= 3; days++) {
      var event = test.said("a", "text");
      var old =
          new Incoming(
              event.id(),
              event.person(),
              event.address(),
              Instant.now().minus(Duration.ofDays(days)).plusSeconds(60),
              event.ticket(),
              event.what());

      assertThat(door.accept(List.of(old)).getFirst()).isInstanceOf(Acceptance.Stored.class);
      assertThat(test.lanes().accept(List.of(old)).getFirst())
          .as(days + " days later")
          .isInstanceOf(Acceptance.Duplicate.class);
    }
    assertThat(test.redis().keys("t:{l*}:seen:*"))
        .allSatisfy(key ->
            assertThat(test.redis().getExpire(key)).isGreaterThan(Duration.ofDays(3).toSeconds()));
  }

  @Test
  void aRedisThatDoesNotAnswerIsSaidWithinTheTime() {
    wire.answerAfter(Long.MAX_VALUE);
    var began = System.nanoTime();

    assertThatThrownBy(() -> door.accept(List.of(test.said("a", "x"))))
        .isInstanceOfSatisfying(
            LaneUnavailable.class, e -> assertThat(e.reason()).isEqualTo("timeout"));

    // 1.2 seconds and the time a busy machine may take
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
  }

  private static LettuceConnectionFactory unconnected() {
    return new LettuceConnectionFactory();
  }

  private static RedisLanes unstarted(LettuceConnectionFactory connections) {
    return new RedisLanes(connections, TestLanes.server().keyring(), LaneSettings.usual());
  }

  /** A wire to Redis that gives answers only after so many calls of scripts. */
  private static final class PatientWire {
    private static final byte[] CALL = Call.bytes("EVALSHA\r\n");

    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong wanted = new AtomicLong();
    private final ServerSocket door;

    PatientWire() {
      try {
        door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void open(int port) {
      Thread.ofPlatform()
          .daemon()
          .start(() -> {
            while (!door.isClosed()) {
              try {
                var asker = door.accept();
                var redis = new Socket(InetAddress.getLoopbackAddress(), port);
                Thread.ofPlatform().daemon().start(() -> carry(asker, redis, true));
                Thread.ofPlatform().daemon().start(() -> carry(redis, asker, false));
              } catch (IOException _) {
                return;
              }
            }
          });
    }

    int port() {
      return door.getLocalPort();
    }

    /** How many calls have gone out since the wire was last told to wait. */
    long calls() {
      return calls.get();
    }

    void answerAfter(long most) {
      calls.set(0);
      wanted.set(most);
    }

    private void carry(Socket from, Socket to, boolean asking) {
      var matched = 0;
      try (from;
          to) {
        var in = from.getInputStream();
        var piece = new byte[1 << 16];
        for (var size = in.read(piece); size >= 0; size = in.read(piece)) {
          for (var i = 0; asking && i < size; i++) {
            matched = piece[i] == CALL[matched] ? matched + 1 : piece[i] == CALL[0] ? 1 : 0;
            if (matched == CALL.length) {
              calls.incrementAndGet();
              matched = 0;
            }
          }
          while (!asking && calls.get() < wanted.get() && !door.isClosed()) {
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
          }
          to.getOutputStream().write(piece, 0, size);
        }
      } catch (IOException _) {
        // the wire is cut
      }
    }

    void close() {
      try {
        door.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
