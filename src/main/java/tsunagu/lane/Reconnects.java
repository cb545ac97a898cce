package tsunagu.lane;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import java.net.SocketAddress;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Tells when a connection to Redis broke or came back: behind it there may be another server, one
 * that lacks the last moments. Thread-safe.
 */
final class Reconnects implements RedisConnectionStateListener, AutoCloseable {
  private final LettuceConnectionFactory connections;
  private final Runnable doubt;

  Reconnects(LettuceConnectionFactory connections, Runnable doubt) {
    this.connections = connections;
    this.doubt = doubt;
  }

  void listen() {
    connections.getRequiredNativeClient().addListener(this);
  }

  @Override
  public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress address) {
    doubt.run();
  }

  @Override
  public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
    doubt.run();
  }

  @Override
  public void close() {
    var client = connections.getNativeClient();
    if (client != null) {
      client.removeListener(this);
    }
  }
}
