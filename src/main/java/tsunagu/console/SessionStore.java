package tsunagu.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.serializer.JdkSerializationRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.MapSession;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.data.redis.RedisSessionMapper;
import org.springframework.session.data.redis.RedisSessionRepository;

/**
 * How sessions lie in Redis: as Java writes objects, read back only where they are of a closed set
 * of types. One that cannot be read (another version wrote it, or somebody else) is as good as
 * none: whoever comes with it is asked to log in.
 */
@Configuration(proxyBeanMethods = false)
class SessionStore {
  private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

  /** What login, messages between two pages, and the session itself are made of; and no more. */
  private static final ObjectInputFilter KNOWN =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=30;maxrefs=5000;maxbytes=131072;java.lang.*;java.util.*;java.util.concurrent.*;"
              + "java.util.concurrent.locks.*;java.time.*;org.springframework.security.**;"
              + "org.springframework.web.servlet.FlashMap;org.springframework.util.*;"
              + "tsunagu.console.*;!*");

  /** Spring Session takes its serializer by this name. */
  @Bean
  RedisSerializer<Object> springSessionDefaultRedisSerializer() {
    return new KnownTypes();
  }

  @Bean
  SessionRepositoryCustomizer<RedisSessionRepository> unreadableSessionsAreNone() {
    return sessions -> sessions.setRedisSessionMapper(SessionStore::session);
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

  /** Reads objects of known types; anything else is nothing. */
  private static final class KnownTypes implements RedisSerializer<Object> {
    private final JdkSerializationRedisSerializer writer = new JdkSerializationRedisSerializer();

    @Override
    public byte[] serialize(@Nullable Object value) {
      return writer.serialize(value);
    }

    @Override
    public @Nullable Object deserialize(byte @Nullable [] bytes) {
      if (bytes == null || bytes.length == 0) {
        return null;
      }
      try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
        in.setObjectInputFilter(KNOWN);
        return in.readObject();
      } catch (IOException | ClassNotFoundException | RuntimeException e) {
        LOG.info("A part of a session cannot be read: {}", e.getClass().getSimpleName());
        return null;
      }
    }
  }
}
