package tsunagu.catalogue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the catalogue fresh: looks every half second whether another instance imported something,
 * so that it is seen everywhere within two, and reads the files again when a day has passed in
 * Japan, so that samples move with the weeks.
 */
final class Freshness implements SmartLifecycle {
  private static final Logger LOG = System.getLogger(Freshness.class.getName());
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Path indexData;
  private final CatalogueStore store;
  private final InstantSource clock;
  private final Catalogue catalogue;
  private LocalDate day;
  private @Nullable String version;
  private boolean failing;
  private @Nullable ScheduledExecutorService watch;

  /**
   * Reads the files, and what was imported if Redis answers.
   *
   * @throws IllegalArgumentException naming every wrong record of the files
   */
  Freshness(Path indexData, CatalogueStore store, InstantSource clock) {
    this.indexData = indexData;
    this.store = store;
    this.clock = clock;
    this.day = today();
    this.catalogue = Catalogue.keptBy(store::save, Catalogue.read(indexData, day));
    look();
  }

  /** The catalogue that is kept fresh. */
  Catalogue catalogue() {
    return catalogue;
  }

  private LocalDate today() {
    return clock.instant().atZone(JAPAN).toLocalDate();
  }

  /** One look; what fails is tried again at the next, with what is there until then. */
  void look() {
    try {
      loadWhatWasImported();
      turnTheDay();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.log(Level.WARNING, "the catalogue goes on with what it has: {0}", e.getMessage());
      }
      failing = true;
    }
  }

  /** Files that are wrong by now are said once and read again on the next day. */
  private void turnTheDay() {
    var now = today();
    if (!now.equals(day)) {
      day = now;
      catalogue.load(Catalogue.FILES, Catalogue.read(indexData, now));
    }
  }

  private void loadWhatWasImported() {
    var newest = store.version();
    if (!newest.equals(version)) {
      store.list().forEach(catalogue::load);
      version = newest;
    }
  }

  @Override
  public synchronized void start() {
    if (watch == null) {
      watch =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("catalogue-freshness").factory());
      var _ =
          watch.scheduleWithFixedDelay(
              this::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void stop() {
    if (watch != null) {
      watch.shutdownNow();
      watch = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return watch != null;
  }
}
