package tsunagu.wish;

import java.nio.file.Path;
import java.time.LocalDate;

/** Reads what a resident's words mean. Thread-safe; no input or output after it was made. */
public final class WishReader {
  private WishReader() {}

  /**
   * A reader with the dictionaries of a folder.
   *
   * @param indexData the folder {@code index-data}; its dictionaries are files in {@code words/}
   * @throws java.io.UncheckedIOException when a dictionary cannot be read
   * @throws IllegalArgumentException naming file, line and remedy when one is wrong
   */
  public static WishReader of(Path indexData, Boundaries boundaries) {
    throw new UnsupportedOperationException("being built");
  }

  /** What a text means on a day; never throws for any text. */
  public Wish understand(String text, LocalDate today) {
    throw new UnsupportedOperationException("being built");
  }
}
