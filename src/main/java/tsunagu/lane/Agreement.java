package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be so before an instance may touch the lanes. */
final class Agreement {
  private static final Logger log = LoggerFactory.getLogger(Agreement.class);

  private final Redis redis;
  private final Keys keys;
  private final Keyring keyring;

  Agreement(Redis redis, Keys keys, Keyring keyring) {
    this.redis = redis;
    this.keys = keys;
    this.keyring = keyring;
  }

  /**
   * Checks the server's safety and what instances share.
   *
   * @throws IllegalStateException with the line to change
   */
  void check(boolean acceptUnsafe) {
    checkSafe(acceptUnsafe);
    agree(
        "lanes",
        Integer.toString(keys.count()),
        "The lanes in this Redis are %s, not %s: set tsunagu.lane.count back; changing it needs the"
            + " lanes moved first.");
    agree(
        "keys",
        keyring.fingerprint(),
        "What lies in this Redis was sealed with other keys (%s, not %s): put back the folder keys"
            + " of tsunagu.data it was made with.");
  }

  private void checkSafe(boolean acceptUnsafe) {
    var problems = problems(info());
    if (problems.isEmpty()) {
      return;
    }
    var words = "This Redis may lose what residents said: " + String.join("; ", problems) + ".";
    if (!acceptUnsafe) {
      throw new IllegalStateException(
          words + " Change it, or set tsunagu.inbox.accept-unsafe-redis=true.");
    }
    log.warn("{} Accepted by tsunagu.inbox.accept-unsafe-redis.", words);
  }

  /** What is wrong with a server that reports this of itself, each with the line to change. */
  static List<String> problems(Map<String, String> info) {
    return Stream.of(
            info.getOrDefault("aof_enabled", "0").equals("1") ? "" : "appendonly is not yes",
            info.getOrDefault("maxmemory_policy", "noeviction").equals("noeviction")
                ? ""
                : "maxmemory-policy is not noeviction")
        .filter(problem -> !problem.isEmpty())
        .toList();
  }

  private Map<String, String> info() {
    var sections = redis.each(List.of("persistence", "memory"), (to, section) -> to.info(section));
    return sections.stream()
        .flatMap(String::lines)
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2)
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].strip(), (a, _) -> a));
  }

  private void agree(String field, String mine, String otherwise) {
    var key = Call.bytes(Keys.CONFIG);
    var name = Call.bytes(field);
    redis.ask(to -> to.hsetnx(key, name, Call.bytes(mine)));
    byte[] kept = redis.ask(to -> to.hget(key, name));
    var theirs = kept == null ? "" : new String(kept, UTF_8);
    if (!theirs.equals(mine)) {
      throw new IllegalStateException(otherwise.formatted(theirs, mine));
    }
  }
}
