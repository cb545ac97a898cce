package tsunagu.console;

import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.MapSession;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.data.redis.RedisSessionMapper;
import org.springframework.session.data.redis.RedisSessionRepository;

/**
 * A session that cannot be read is as good as none: whoever comes with it is asked to log in, and
 * meets no error page.
 */
@Configuration(proxyBeanMethods = false)
class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  /** Spring Session takes its serializer by this name. */
  @Bean
  SessionStore springSessionDefaultRedisSerializer() {
    return new SessionStore();
  }

  @Bean
  SessionRepositoryCustomizer<RedisSessionRepository> unreadableSessionsAreNone() {
    return sessions -> sessions.setRedisSessionMapper(Sessions::session);
  }

  private static @Nullable MapSession session(String id, Map<String, Object> parts) {
    BiFunction<String, Map<String, Object>, MapSession> usual = new RedisSessionMapper();
    try {
      return usual.apply(id, parts);
    } catch (IllegalStateException | ClassCastException e) {
      LOG.info("A session is not what it should be and is as good as none");
      return null;
    }
  }
}
