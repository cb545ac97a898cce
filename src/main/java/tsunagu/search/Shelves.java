package tsunagu.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Where indexes lie: in memory, or in folders {@code 0}, {@code 1} … of one folder, of which the
 * newest is in use. Whatever is wrong with what lies there, a fresh one comes in its place.
 */
final class Shelves {
  private static final Logger LOG = System.getLogger(Shelves.class.getName());

  private final @Nullable Path home;
  private final Supplier<String> writtenWith;
  private final AtomicInteger next = new AtomicInteger();

  /**
   * Indexes of a folder.
   *
   * @param home null for memory
   * @param writtenWith a change of it makes what lies there useless
   */
  Shelves(@Nullable Path home, Supplier<String> writtenWith) {
    this.home = home;
    this.writtenWith = writtenWith;
  }

  /** Indexes in memory. */
  static Shelves inMemory() {
    return new Shelves(null, () -> "");
  }

  /** The index that is there, or a fresh one. */
  Shelf open() {
    if (home == null) {
      return fresh();
    }
    var newest = newest(home);
    if (newest < 0) {
      return fresh();
    }
    next.set(newest + 1);
    var folder = home.resolve(String.valueOf(newest));
    try {
      return new Shelf(new MMapDirectory(folder), folder, writtenWith.get(), false);
    } catch (LockObtainFailedException e) {
      LOG.log(Level.INFO, "another process writes the index in {0}; this one keeps its own", home);
      return memory();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.INFO, "the index is made anew: {0}", e.getMessage());
      var fresh = fresh();
      delete(folder);
      return fresh;
    }
  }

  /** A fresh one, beside the one in use. */
  Shelf fresh() {
    if (home == null) {
      return memory();
    }
    var folder = home.resolve(String.valueOf(next.getAndIncrement()));
    try {
      Files.createDirectories(folder);
      return new Shelf(new MMapDirectory(folder), folder, writtenWith.get(), true);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the index is kept in memory, because its folder cannot be used", e);
      return memory();
    }
  }

  private Shelf memory() {
    try {
      return new Shelf(new ByteBuffersDirectory(), null, "", true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes one that is no longer in use, and removes its folder. */
  void drop(Shelf shelf) {
    try {
      shelf.close();
    } catch (UncheckedIOException | IllegalStateException e) {
      LOG.log(Level.DEBUG, "a damaged index could not be closed properly", e);
    }
    var folder = shelf.folder();
    if (folder != null) {
      delete(folder);
    }
  }

  private static int newest(Path home) {
    if (!Files.isDirectory(home)) {
      return -1;
    }
    try (var folders = Files.list(home)) {
      return folders
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(name -> name.matches("[0-9]{1,8}"))
          .mapToInt(Integer::parseInt)
          .max()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.log(Level.INFO, "an old index is left in {0}", folder);
    }
  }
}
