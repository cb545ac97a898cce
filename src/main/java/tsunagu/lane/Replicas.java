package tsunagu.lane;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Writes events where replicas must have them before anybody is answered. {@code WAIT} speaks for
 * the writes of its own connection and blocks it, so these writes have one of their own, and one
 * {@code WAIT} speaks for all that were answered before it was sent. It narrows the window of a
 * failover and does not close it. Thread-safe.
 */
final class Replicas implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 300;

  private final LettuceConnectionFactory connections;
  private final int wanted;
  private final Duration deadline;
  private final Map<RedisAsyncCommands<byte[], byte[]>, Turnstile> turnstiles =
      Collections.synchronizedMap(new WeakHashMap<>());
  private @Nullable Own own;

  /**
   * Nothing is connected before the first event.
   *
   * @param wanted how many replicas must have an event
   */
  Replicas(LettuceConnectionFactory connections, int wanted, Duration deadline) {
    this.connections = connections;
    this.wanted = wanted;
    this.deadline = deadline;
  }

  /**
   * Runs scripts and waits for the replicas.
   *
   * @throws LaneUnavailable {@code unconfirmed} when too few replicas have them; they may be stored
   */
  List<Answer> run(List<Call> calls) {
    var line = own();
    var answers = line.redis().run(calls);
    var confirmed = line.redis().each(line.masters(calls), (_, master) -> confirmed(master));
    if (confirmed.stream().anyMatch(count -> count < wanted)) {
      throw new LaneUnavailable(
          "unconfirmed", new IllegalStateException("Too few replicas answered"));
    }
    return answers;
  }

  /** How many replicas have all that was written to a master so far. */
  private CompletionStage<Long> confirmed(RedisAsyncCommands<byte[], byte[]> master) {
    return turnstiles
        .computeIfAbsent(
            master,
            each -> new Turnstile(() -> each.waitForReplication(wanted, PATIENCE_MILLIS), deadline))
        .pass();
  }

  private synchronized Own own() {
    var known = own;
    if (known == null) {
      try {
        known = Own.connect(connections.getRequiredNativeClient(), deadline);
      } catch (RedisException e) {
        throw new LaneUnavailable("unreachable", e);
      }
      own = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    var known = own;
    if (known != null) {
      own = null;
      known.connection().close();
    }
  }

  private record Own(StatefulConnection<byte[], byte[]> connection, Redis redis) {
    static Own connect(AbstractRedisClient client, Duration deadline) {
      return switch (client) {
        case RedisClient one -> {
          var connection = one.connect(ByteArrayCodec.INSTANCE);
          yield new Own(connection, new Redis(connection::async, deadline));
        }
        case RedisClusterClient many -> {
          var connection = many.connect(ByteArrayCodec.INSTANCE);
          yield new Own(connection, new Redis(connection::async, deadline));
        }
        default -> throw new IllegalStateException("An unknown kind of connection to Redis");
      };
    }

    /** The servers these calls were written to, by the very connections that wrote them. */
    List<RedisAsyncCommands<byte[], byte[]>> masters(List<Call> calls) {
      return switch (connection) {
        case StatefulRedisConnection<byte[], byte[]> one -> List.of(one.async());
        case StatefulRedisClusterConnection<byte[], byte[]> many -> {
          var masters = new LinkedHashMap<String, RedisAsyncCommands<byte[], byte[]>>();
          for (var call : calls) {
            var node = many.getPartitions().getMasterBySlot(SlotHash.getSlot(call.keys()[0]));
            var uri = node.getUri();
            masters.computeIfAbsent(
                node.getNodeId(), _ -> many.getConnection(uri.getHost(), uri.getPort()).async());
          }
          yield List.copyOf(masters.values());
        }
        default -> throw new IllegalStateException("An unknown kind of connection to Redis");
      };
    }
  }
}
