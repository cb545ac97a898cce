package tsunagu.lane;

import io.lettuce.core.resource.Delay;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Puts the lanes together; starts the bundled Redis where no other is named. */
@Configuration(proxyBeanMethods = false)
class LaneConfiguration {
  private static final Logger log = LoggerFactory.getLogger(LaneConfiguration.class);

  @Bean(destroyMethod = "close")
  @Conditional(NoRedisNamed.class)
  BundledRedis bundledRedis(@Value("${tsunagu.data:./data}") Path data, LaneSettings settings) {
    var redis =
        BundledRedis.start(
            data.resolve("redis"), new RedisHome.Setup(settings.fsync(), settings.memory()));
    log.info(
        "No Redis is configured: the bundled one keeps everything in {}", data.resolve("redis"));
    return redis;
  }

  @Bean
  @Conditional(NoRedisNamed.class)
  DataRedisConnectionDetails bundledRedisDetails(BundledRedis redis) {
    return new BundledRedisDetails(redis.address());
  }

  /**
   * Redis is back as soon as it is back: Lettuce would otherwise wait up to half a minute. What
   * several threads say at the same moment goes out together.
   */
  @Bean
  ClientResourcesBuilderCustomizer quickReconnect() {
    return resources ->
        resources
            .nettyCustomizer(new Together())
            .reconnectDelay(
                Delay.exponential(
                    Duration.ofMillis(10), Duration.ofMillis(500), 2, TimeUnit.MILLISECONDS));
  }

  /** The keys are made in the data folder, or handed in from outside where there are several. */
  @Bean
  Keyring keyring(
      @Value("${tsunagu.data:./data}") Path data, @Value("${tsunagu.keys:}") String keys) {
    return keys.isBlank() ? Keyring.in(data.resolve("keys")) : Keyring.handedIn(Path.of(keys));
  }

  @Bean
  RedisLanes lanes(
      LettuceConnectionFactory connections,
      Keyring keyring,
      LaneSettings settings,
      @Value("${tsunagu.inbox.wait-replicas:0}") int waitReplicas) {
    return new RedisLanes(connections, keyring, settings, waitReplicas);
  }

  @Bean
  MeterBinder laneMeters(RedisLanes lanes) {
    return lanes::roundTrips;
  }

  @Bean
  Safety safety(RedisLanes lanes) {
    return lanes.safety();
  }

  @Bean
  LaneView laneView(RedisLanes lanes) {
    return lanes.view();
  }

  @Bean
  DeadLetters deadLetters(RedisLanes lanes) {
    return lanes.deadLetters();
  }

  @Bean
  LaneLife laneLife(
      RedisLanes lanes, @Value("${tsunagu.inbox.accept-unsafe-redis:false}") boolean acceptUnsafe) {
    return new LaneLife(lanes, acceptUnsafe);
  }
}
