package tsunagu.lane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** The Redis server that comes with the program, as a file that can be run. */
final class RedisBinary {
  private RedisBinary() {}

  /**
   * Puts the server for this machine into a folder, unless it lies there already.
   *
   * @throws IllegalStateException where there is none for this machine
   */
  static Path in(Path folder) {
    var name = nameFor(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    var file = folder.resolve(name);
    try {
      if (!Files.exists(file)) {
        copy(name, file);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name inside the library's jar; the version stands in it, so a new one is a new file. */
  static String nameFor(String system, String machine) {
    var os = system.toLowerCase(Locale.ROOT);
    var arm = machine.equals("aarch64") || machine.equals("arm64");
    if (os.contains("linux") && arm) {
      return "redis-server-6.2.7-linux-arm64";
    }
    if (os.contains("linux") && (machine.equals("amd64") || machine.equals("x86_64"))) {
      return "redis-server-6.2.6-v5-linux-amd64";
    }
    if (os.contains("mac")) {
      return arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64";
    }
    throw new IllegalStateException(
        "There is no bundled Redis for "
            + system
            + " on "
            + machine
            + ": name your own with spring.data.redis.host (Redis 6.2 or newer, appendonly yes).");
  }

  private static void copy(String name, Path file) throws IOException {
    var draft = file.resolveSibling(name + ".new");
    try (var source = RedisBinary.class.getResourceAsStream("/" + name)) {
      if (source == null) {
        throw new IllegalStateException(
            "The bundled Redis is missing from the program: name your own with"
                + " spring.data.redis.host.");
      }
      Files.copy(source, draft, StandardCopyOption.REPLACE_EXISTING);
    }
    PrivateFiles.restrict(draft, "rwx------");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
