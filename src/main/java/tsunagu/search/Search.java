package tsunagu.search;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.wish.Boundaries;
import tsunagu.wish.Wish;

/** Finds the listings that fit a wish. Thread-safe. */
public final class Search implements AutoCloseable {
  private Search() {}

  /**
   * Word boundaries as Kuromoji with our user dictionary sees them, for the reader of wishes.
   * Punctuation and spaces are no words. Thread-safe.
   */
  public static Boundaries boundaries() {
    return Words.ALL;
  }

  /** An index in memory over a catalogue, kept up to date with it. */
  public static Search over(Catalogue catalogue) {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * What fits, best first; past, full, closed and cancelled listings never do.
   *
   * @param most at most so many
   */
  public Found find(Wish wish, LocalDate today, int most) {
    throw new UnsupportedOperationException("being built");
  }

  @Override
  public void close() {}

  /**
   * What was found.
   *
   * @param relaxed what had to be given up, in this order: {@code part}, {@code date}, {@code
   *     ward}, {@code kind}, {@code city}, {@code text}; empty when everything fits
   */
  public record Found(List<Hit> hits, List<String> relaxed) {
    public Found {
      hits = List.copyOf(hits);
      relaxed = List.copyOf(relaxed);
    }
  }

  /**
   * One find.
   *
   * @param next the first occurrence that fits, null for undated listings
   * @param more how many further ones of the same series were folded into this
   * @param why words of the wish that were matched, for the evidence line
   */
  public record Hit(
      Listing listing, Listing.@Nullable Occurrence next, int more, List<String> why) {
    public Hit {
      why = List.copyOf(why);
    }
  }
}
