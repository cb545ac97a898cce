package tsunagu.lane;

import io.lettuce.core.event.command.CommandListener;
import io.lettuce.core.event.command.CommandStartedEvent;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what a client sends, scripts by their own names. Thread-safe. */
final class Sent implements CommandListener {
  private static final Map<String, String> SCRIPTS =
      Stream.of(Script.values())
          .collect(
              Collectors.toMap(Script::digest, script -> script.name().toLowerCase(Locale.ROOT)));

  private final Map<String, Long> counts = new ConcurrentHashMap<>();

  @Override
  public void commandStarted(CommandStartedEvent event) {
    var command = event.getCommand();
    var name = command.getType().toString();
    var arguments = command.getArgs() == null ? "" : command.getArgs().toCommandString();
    var digest = arguments.split(" ", 2)[0];
    counts.merge(
        name.equals("EVALSHA") ? SCRIPTS.getOrDefault(digest, digest) : name, 1L, Long::sum);
  }

  /** How often each was sent so far. */
  Map<String, Long> counts() {
    return Map.copyOf(counts);
  }
}
