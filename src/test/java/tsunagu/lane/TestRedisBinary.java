package tsunagu.lane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Redis server that comes with the program, for tests that start servers of their own. */
public final class TestRedisBinary {
  private TestRedisBinary() {}

  /** Puts it where all tests find it. */
  public static synchronized Path file() {
    try {
      return RedisBinary.in(Files.createDirectories(Path.of("target", "redis")).toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
