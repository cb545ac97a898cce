package tsunagu.lane;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether Redis keeps what it is told: read from its settings, or where the ACL forbids that, from
 * what it reports of itself. Thread-safe.
 */
public final class Safety {
  private static final Logger log = LoggerFactory.getLogger(Safety.class);
  private static final List<String> SETTINGS =
      List.of(
          "appendonly",
          "appendfsync",
          "no-appendfsync-on-rewrite",
          "maxmemory",
          "maxmemory-policy",
          "stop-writes-on-bgsave-error");

  private final Redis redis;
  private volatile Findings last = new Findings(List.of(), List.of(), "");

  Safety(Redis redis) {
    this.redis = redis;
  }

  /**
   * What was found.
   *
   * @param dangers by which something answered may be lost, each with the line to change; at the
   *     start they are refused
   * @param advice what should be otherwise, each with the line to change
   * @param fsync {@code always}, {@code everysec}, or empty where Redis does not tell
   */
  public record Findings(List<String> dangers, List<String> advice, String fsync) {
    public Findings {
      dangers = List.copyOf(dangers);
      advice = List.copyOf(advice);
    }
  }

  /** What was found when last looked. */
  public Findings last() {
    return last;
  }

  /**
   * Looks at every server that takes writes.
   *
   * @throws LaneUnavailable when one does not answer
   */
  public Findings look() {
    var found =
        settings().stream()
            .map(Safety::judge)
            .reduce((one, other) -> one.dangers().size() < other.dangers().size() ? other : one)
            .orElseThrow();
    last = found;
    return found;
  }

  /**
   * Looks before the first use.
   *
   * @throws IllegalStateException with the lines to change, unless these dangers are accepted
   */
  void check(boolean acceptUnsafe) {
    var found = look();
    found.advice().forEach(advice -> log.warn("Redis: {}", advice));
    if (found.fsync().equals("everysec")) {
      log.warn("Redis: appendfsync is everysec: a power cut may lose up to two seconds");
    }
    if (found.dangers().isEmpty()) {
      return;
    }
    if (!acceptUnsafe) {
      throw new IllegalStateException(
          words(found) + " Change it, or set tsunagu.inbox.accept-unsafe-redis=true.");
    }
    log.warn("{} Accepted by tsunagu.inbox.accept-unsafe-redis.", words(found));
  }

  static String words(Findings found) {
    return "This Redis may lose what residents said: " + String.join("; ", found.dangers()) + ".";
  }

  /** What a server with these settings means; a setting that it does not tell is taken for good. */
  static Findings judge(Map<String, String> settings) {
    var dangers =
        Stream.of(
            unless(settings, "appendonly", "yes"),
            unless(settings, "maxmemory-policy", "noeviction"),
            unless(settings, "no-appendfsync-on-rewrite", "no"),
            settings.getOrDefault("appendfsync", "").equals("no")
                ? "appendfsync is no, not always"
                : "");
    var advice =
        Stream.of(
            settings.getOrDefault("maxmemory", "1").equals("0")
                ? "maxmemory is not set: without it Redis is ended by the system when memory is"
                    + " short, instead of refusing in good order"
                : "",
            unless(settings, "stop-writes-on-bgsave-error", "yes"));
    return new Findings(
        dangers.filter(words -> !words.isEmpty()).toList(),
        advice.filter(words -> !words.isEmpty()).toList(),
        settings.getOrDefault("appendfsync", ""));
  }

  private static String unless(Map<String, String> settings, String name, String good) {
    var value = settings.getOrDefault(name, good);
    return value.equals(good) ? "" : name + " is " + value + ", not " + good;
  }

  private List<Map<String, String>> settings() {
    try {
      var answers = SETTINGS.stream().map(this::setting).toList();
      return Stream.iterate(0, at -> at < answers.getFirst().size(), at -> at + 1)
          .map(server -> merged(answers.stream().map(answer -> answer.get(server)).toList()))
          .toList();
    } catch (IllegalStateException _) {
      // CONFIG is not ours to call here
      return reported();
    }
  }

  private List<Map<String, String>> setting(String name) {
    return redis.everywhere(server -> server.configGet(name));
  }

  private static Map<String, String> merged(List<Map<String, String>> parts) {
    var merged = new HashMap<String, String>();
    parts.forEach(merged::putAll);
    return merged;
  }

  private List<Map<String, String>> reported() {
    return redis.everywhere(server -> server.info()).stream().map(Safety::translated).toList();
  }

  /** What INFO says, under the names of the settings. */
  static Map<String, String> translated(String info) {
    var settings = new HashMap<String, String>();
    info.lines()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> {
          var value = parts[1].strip();
          switch (parts[0]) {
            case "aof_enabled" -> settings.put("appendonly", value.equals("1") ? "yes" : "no");
            case "maxmemory_policy" -> settings.put("maxmemory-policy", value);
            case "maxmemory" -> settings.put("maxmemory", value);
            default -> {}
          }
        });
    return settings;
  }
}
