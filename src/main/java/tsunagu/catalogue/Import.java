package tsunagu.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * A municipal event file, read: every row accepted, repaired or rejected with a reason. To keep
 * what was read, give it to {@link Catalogue#replace}.
 *
 * @param report what became of each row
 * @param source what the listings belong to: a later file of the same name takes their place
 * @param listings the events; empty when the file as a whole was rejected
 */
public record Import(Report report, String source, List<Listing> listings) {
  public Import {
    listings = List.copyOf(listings);
  }

  /**
   * Reads a file.
   *
   * @param today the day the records count as checked
   * @throws IOException when the file cannot be opened; whatever its bytes are is a matter of the
   *     report
   */
  public static Import of(Path file, LocalDate today) throws IOException {
    throw new UnsupportedOperationException("being built");
  }

  /** Reads the bytes of a file of this name; never throws, whatever they are. */
  public static Import of(String file, byte[] bytes, LocalDate today) {
    throw new UnsupportedOperationException("being built");
  }
}
