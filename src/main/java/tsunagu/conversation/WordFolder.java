package tsunagu.conversation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tsunagu.search.Search;
import tsunagu.wish.WishReader;

/**
 * The dictionaries in force. Their folder is looked at four times a second; files that changed and
 * then lay still come into force without a restart, for understanding at once and for the search
 * when its index is made anew. Faulty ones leave the old ones in force and are told in the log, the
 * console, the health and the metrics. Each instance watches its own files. Thread-safe.
 */
@Component
public final class WordFolder implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(WordFolder.class);

  private final Path indexData;
  private final FolderWatch watch;
  private final WishReader reader;
  private final AtomicReference<Standing> standing;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * Reads the folder.
   *
   * @throws IllegalArgumentException when the very first files are faulty
   */
  public WordFolder(@Value("${tsunagu.index-data}") Path indexData, MeterRegistry meters) {
    this.indexData = indexData;
    this.watch = new FolderWatch(indexData.resolve("words"), "dictionaries");
    this.reader = WishReader.of(indexData, Search.boundaries());
    this.standing = new AtomicReference<>(new Standing(Instant.now(), List.of()));
    Gauge.builder("tsunagu.words.refused", standing, now -> now.get().refused().size())
        .description("faults in dictionaries that were therefore not taken")
        .register(meters);
  }

  /**
   * What is in force, and what was refused.
   *
   * @param since when the dictionaries came into force here
   * @param refused what is wrong with newer files, each with file, line and remedy; empty when the
   *     files in the folder are those in force
   */
  public record Standing(Instant since, List<String> refused) {
    public Standing {
      refused = List.copyOf(refused);
    }
  }

  /** Where the files lie: the folder of {@code words/}. */
  public Path folder() {
    return indexData;
  }

  /** What is in force now. */
  public Standing standing() {
    return standing.get();
  }

  /** The one reader, which always reads by the dictionaries in force. */
  public WishReader reader() {
    return reader;
  }

  /** Has something done after each change, such as making an index anew. */
  void listen(Runnable changed) {
    listeners.add(changed);
  }

  private synchronized void reload() {
    watch.reading();
    try {
      reader.take(WishReader.of(indexData, Search.boundaries()));
    } catch (IllegalArgumentException faulty) {
      refuse(String.valueOf(faulty.getMessage()).lines().skip(1).toList());
      return;
    } catch (UncheckedIOException unreadable) {
      refuse(List.of("フォルダが読めません。フォルダの場所と権限を確かめてください。"));
      return;
    }
    standing.set(new Standing(Instant.now(), List.of()));
    LOG.info("Changed dictionaries are in force");
    listeners.forEach(Runnable::run);
  }

  private void refuse(List<String> problems) {
    standing.set(new Standing(standing.get().since(), problems));
    LOG.error("Changed dictionaries are not taken, the old ones stay in force:");
    problems.forEach(problem -> LOG.error("  {}", problem));
  }

  @Override
  public void start() {
    watch.start(this::reload);
  }

  @Override
  public void stop() {
    watch.stop();
  }

  @Override
  public boolean isRunning() {
    return watch.isRunning();
  }
}
