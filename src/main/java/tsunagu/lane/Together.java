package tsunagu.lane;

import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;

/**
 * Hands to the system in one go what several threads said to Redis while its thread was busy; Redis
 * then reads, writes and syncs it in one go too. Nobody waits for more to come. Thread-safe.
 */
final class Together implements NettyCustomizer {
  /** Words after which there is a flush in any case. */
  private static final int MOST = 64;

  @Override
  public void afterChannelInitialized(Channel channel) {
    channel.pipeline().addFirst(new FlushConsolidationHandler(MOST, true));
  }
}
