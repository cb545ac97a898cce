package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Rings other instances: an owner, when this door stored something for it, and all, when lanes came
 * free. Rings may get lost, so everybody also looks by itself. Thread-safe.
 */
final class Bell {
  private static final Logger log = LoggerFactory.getLogger(Bell.class);
  private static final String ALL = "t:bell";

  private final Redis redis;
  private final LettuceConnectionFactory connections;
  private final String instance;
  private final Rung rung;
  private volatile @Nullable RedisConnection listening;

  Bell(Redis redis, LettuceConnectionFactory connections, String instance, Rung rung) {
    this.redis = redis;
    this.connections = connections;
    this.instance = instance;
    this.rung = rung;
  }

  /** Hears rings; called on the connection's own thread, so it must not wait. */
  interface Rung {
    /** Lanes came free or an instance came. */
    void fleet();

    /** Events up to a number lie in a lane of ours. */
    void lane(int lane, long number);
  }

  /** Begins to listen, where it does not yet; a Redis that forbids it is only looked at. */
  void hang() {
    if (listening != null) {
      return;
    }
    try {
      var connection = connections.getConnection();
      connection.subscribe(this::heard, ALL.getBytes(UTF_8), channel(instance));
      listening = connection;
    } catch (RuntimeException e) {
      log.info("No bell is heard for now: {}", e.getClass().getSimpleName());
    }
  }

  private void heard(Message message, byte @Nullable [] pattern) {
    var words = new String(message.getBody(), UTF_8);
    if (words.isEmpty()) {
      rung.fleet();
      return;
    }
    for (var word : words.split(" ", -1)) {
      var colon = word.indexOf(':');
      rung.lane(
          Integer.parseInt(word.substring(0, colon)), Long.parseLong(word.substring(colon + 1)));
    }
  }

  /** Something changed in the fleet. */
  void ringAll() {
    redis.publish(ALL.getBytes(UTF_8), new byte[0]);
  }

  /** Rings the owners of what was stored, one ring an owner; our own lanes need none. */
  void ringOwners(Collection<Stored> stored) {
    Map<String, StringBuilder> words = new HashMap<>();
    for (var each : stored) {
      if (!each.owner().isEmpty() && !each.owner().equals(instance)) {
        var so = words.computeIfAbsent(each.owner(), _ -> new StringBuilder());
        so.append(so.isEmpty() ? "" : " ").append(each.lane()).append(':').append(each.number());
      }
    }
    words.forEach((owner, said) -> redis.publish(channel(owner), said.toString().getBytes(UTF_8)));
  }

  private static byte[] channel(String instance) {
    return (ALL + ":" + instance).getBytes(UTF_8);
  }

  void close() {
    var connection = listening;
    if (connection != null) {
      listening = null;
      connection.close();
    }
  }

  /** The last event stored in a lane, and the instance that held the lane then. */
  record Stored(int lane, long number, String owner) {}
}
