package tsunagu.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.serializer.JdkSerializationRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializer;

/**
 * How parts of sessions lie in Redis: as Java writes objects, read back only where they are of a
 * closed set of types. What cannot be read (another version wrote it, or somebody else) is nothing.
 * Thread-safe.
 */
final class SessionStore implements RedisSerializer<Object> {
  private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

  /** What login, messages between two pages, and the session itself are made of; and no more. */
  private static final ObjectInputFilter KNOWN =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=30;maxrefs=5000;maxbytes=131072;java.lang.*;java.util.*;java.util.concurrent.*;"
              + "java.util.concurrent.locks.*;java.time.*;org.springframework.security.**;"
              + "org.springframework.web.servlet.FlashMap;org.springframework.util.*;"
              + "tsunagu.console.*;!*");

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
