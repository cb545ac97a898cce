package tsunagu.lane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user that is shipped for Redis. */
public final class Acl {
  private static final Path FILE = Path.of("deploy", "redis", "users.acl");

  private Acl() {}

  /** The words after {@code ACL} by which a server learns the user, with a password. */
  static String shipped(String password) {
    return line().replace("user ", "SETUSER ").replace("@PASSWORD@", ">" + password);
  }

  /** Whether the user may call a command, named in lower case. */
  public static boolean allows(String command) {
    return (line() + " ").contains(" +" + command + " ")
        || (line() + " ").contains(" +" + command + "|");
  }

  private static String line() {
    try (var lines = Files.lines(FILE)) {
      return lines
          .filter(line -> line.startsWith("user tsunagu "))
          .findFirst()
          .orElseThrow()
          .strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
