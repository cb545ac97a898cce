package tsunagu.conversation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when the files of a folder have changed and then lain still from one look to the next; it
 * looks four times a second. Thread-safe; what is told runs on a thread of its own, one at a time.
 */
final class FolderWatch {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Path folder;
  private final String name;
  private final AtomicReference<@Nullable ScheduledThreadPoolExecutor> clock =
      new AtomicReference<>();
  private volatile String read;

  /**
   * What lies there now counts as read.
   *
   * @param name of what lies there, for the thread and the log
   */
  FolderWatch(Path folder, String name) {
    this.folder = folder;
    this.name = name;
    this.read = FolderLook.at(folder);
  }

  /** What lies there from here on counts as read; to be called before reading it. */
  void reading() {
    read = FolderLook.at(folder);
  }

  /**
   * Begins to look.
   *
   * @param changed reads the folder, and says so by {@link #reading}
   */
  void start(Runnable changed) {
    var made =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
    clock.set(made);
    var last = new AtomicReference<>(read);
    var _ =
        made.scheduleWithFixedDelay(
            () -> look(last, changed), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(AtomicReference<String> last, Runnable changed) {
    try {
      var now = FolderLook.at(folder);
      var still = now.equals(last.getAndSet(now));
      if (still && !now.equals(read)) {
        changed.run();
      }
    } catch (RuntimeException fault) {
      LOG.error("Looking at the {} failed: {}", name, fault.getClass().getName());
    }
  }

  void stop() {
    var stopped = clock.getAndSet(null);
    if (stopped != null) {
      stopped.shutdownNow();
    }
  }

  boolean isRunning() {
    return clock.get() != null;
  }
}
