package tsunagu.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The channel secrets that are good now, read again from the settings every few seconds: where they
 * lie in files, a new one is good without a restart. Thread-safe.
 */
final class Secrets {
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Supplier<LineSettings> settings;
  private final Duration fresh;
  private volatile Read last;

  /**
   * Reads through a supplier.
   *
   * @param settings must answer once; where it fails later, the last answer stays good
   * @param fresh for how long an answer is not asked for again
   */
  Secrets(Supplier<LineSettings> settings, Duration fresh) {
    this.settings = settings;
    this.fresh = fresh;
    this.last = new Read(settings.get(), System.nanoTime());
  }

  static Secrets of(Environment environment) {
    return new Secrets(
        () -> Binder.get(environment).bind("line.bot", LineSettings.class).get(), FRESH);
  }

  /** The secrets by which a body of this moment may be signed, the usual one first. */
  List<String> at(Instant now) {
    var known = current();
    var good = new ArrayList<String>(2);
    good.add(known.channelSecret());
    var until = known.formerChannelSecretUntil();
    if (!known.formerChannelSecret().isBlank() && until != null && now.isBefore(until)) {
      good.add(known.formerChannelSecret());
    }
    return good;
  }

  private LineSettings current() {
    var read = last;
    if (System.nanoTime() - read.at() >= fresh.toNanos()) {
      read = new Read(again(read.settings()), System.nanoTime());
      last = read;
    }
    return read.settings();
  }

  /** A half-written file must not shut the door. */
  private LineSettings again(LineSettings before) {
    try {
      return settings.get();
    } catch (RuntimeException _) {
      return before;
    }
  }

  private record Read(LineSettings settings, long at) {}
}
