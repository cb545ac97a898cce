package tsunagu.search;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.wish.Boundaries;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/** Finds the listings that fit a wish. Thread-safe. */
public final class Search implements AutoCloseable {
  private static final Found NOTHING = new Found(List.of(), List.of());

  private final Meanings meanings;
  private final View view;

  // A fixed few threads: a search is all calculation, and each thread keeps its own analyzers.
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          Thread.ofPlatform().daemon().name("search-", 0).factory());

  private Search(Meanings meanings) {
    this.meanings = meanings;
    this.view = new View(meanings);
  }

  /**
   * Word boundaries as Kuromoji with our user dictionary sees them, for the reader of wishes.
   * Punctuation and spaces are no words. Thread-safe.
   */
  public static Boundaries boundaries() {
    return Words.ALL;
  }

  /**
   * An index in memory over a catalogue, kept up to date with it: a change is found as soon as the
   * catalogue has told it.
   *
   * @param reader whose concepts listings and wishes are compared by
   */
  public static Search over(Catalogue catalogue, WishReader reader) {
    return over(catalogue, new ReaderMeanings(reader));
  }

  static Search over(Catalogue catalogue, Meanings meanings) {
    var search = new Search(meanings);
    catalogue.listen(changed -> search.view.put(() -> changed));
    search.view.put(catalogue::list);
    return search;
  }

  /**
   * What fits, best first; past, full, closed, cancelled and stale listings never do, nor anything
   * the wish rules out. Nothing is searched where safety comes first; for another city only what is
   * online.
   *
   * @param most at most so many
   */
  public Found find(Wish wish, LocalDate today, int most) {
    boolean safe = wish.safety() == null || wish.safety() == Wish.Safety.OTHER_CITY;
    if (!safe || most <= 0) {
      return NOTHING;
    }
    try {
      return threads
          .submit(() -> view.ask(new Asking(view, meanings, wish, today, most)::of))
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while searching", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the search failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.close();
    view.close();
  }

  /**
   * What was found.
   *
   * @param relaxed what had to be given up for at least one of the hits, in this order: {@code
   *     part}, {@code date}, {@code ward} (neighbour wards and online), {@code kind}, {@code city}
   *     (all wards), {@code text}; empty when everything fits
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
   * @param why words and wards of the wish that were matched, for the evidence line
   */
  public record Hit(
      Listing listing, Listing.@Nullable Occurrence next, int more, List<String> why) {
    public Hit {
      why = List.copyOf(why);
    }
  }
}
