package tsunagu.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing;

/**
 * The index: open listings only, seen as they are as soon as {@code put} returns. It is a view of
 * the listings and can be made anew at any time: beside the old one, which answers meanwhile. A
 * damaged one is made anew by itself. One writer; thread-safe.
 */
final class View implements AutoCloseable {
  private static final Logger LOG = System.getLogger(View.class.getName());

  private final Meanings meanings;
  private final Shelves shelves;
  private final Supplier<? extends Collection<Listing>> all;
  private final Progress progress = new Progress();

  /** Asking holds it shared, changing shelves holds it alone, for a moment. */
  private final ReentrantReadWriteLock shelf = new ReentrantReadWriteLock();

  private volatile Shelf now;

  /** What changed while a new shelf is being filled; null while none is. */
  private @Nullable Map<String, Listing> meanwhile;

  /**
   * Opens what is there and brings it up to date, or fills it.
   *
   * @param all every listing there is, as often as it is asked
   */
  View(Meanings meanings, Shelves shelves, Supplier<? extends Collection<Listing>> all) {
    this.meanings = meanings;
    this.shelves = shelves;
    this.all = all;
    this.now = shelves.open();
    put(all, true);
  }

  /** How far building has come. */
  Progress progress() {
    return progress;
  }

  /**
   * Takes in what the supplier gives once no other change is under way, so that a snapshot of the
   * catalogue never covers a newer change.
   */
  void put(Supplier<? extends Collection<Listing>> changed) {
    put(changed, false);
  }

  /** Brings the index to exactly what there is now. */
  void catchUp() {
    put(all, true);
  }

  private synchronized void put(Supplier<? extends Collection<Listing>> changed, boolean whole) {
    try {
      fill(now, changed.get(), whole);
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "the index is damaged and made anew: {0}", e.toString());
      makeAnew();
    }
  }

  private void fill(Shelf into, Collection<Listing> listings, boolean whole) throws IOException {
    progress.begin(listings.size());
    if (whole) {
      into.bring(listings, meanings, progress::one);
    } else {
      var later = into == now ? meanwhile : null;
      for (var listing : listings) {
        into.put(listing, meanings);
        if (later != null) {
          later.put(listing.id(), listing);
        }
        progress.one();
      }
    }
    into.show();
    progress.end();
  }

  /**
   * Makes the index anew from all listings, as after a change of the dictionaries; the old one
   * answers until it is done.
   */
  void rebuild() {
    Shelf fresh;
    synchronized (this) {
      if (meanwhile != null) {
        return; // one is under way
      }
      meanwhile = new LinkedHashMap<>();
      fresh = shelves.fresh();
    }
    try {
      fill(fresh, all.get(), true);
      synchronized (this) {
        fill(fresh, meanwhile == null ? List.of() : meanwhile.values(), false);
        change(fresh);
      }
    } catch (IOException e) {
      shelves.drop(fresh);
      throw new UncheckedIOException("the index cannot be made anew", e);
    } finally {
      synchronized (this) {
        meanwhile = null;
      }
    }
  }

  private synchronized void makeAnew() {
    var fresh = shelves.fresh();
    try {
      fill(fresh, all.get(), true);
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be made anew", e);
    }
    meanwhile = null;
    change(fresh);
  }

  private void change(Shelf fresh) {
    shelf.writeLock().lock();
    try {
      var old = now;
      now = fresh;
      shelves.drop(old);
    } finally {
      shelf.writeLock().unlock();
    }
  }

  /**
   * Asks with a searcher that stays the same for the whole question; where the index turns out to
   * be damaged it is made anew and asked again.
   */
  <T> T ask(Question<T> question) {
    var asked = now;
    try {
      return askOnce(question);
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.WARNING, "the index cannot be read and is made anew: {0}", e.toString());
      synchronized (this) {
        if (now == asked) {
          makeAnew();
        }
      }
    }
    try {
      return askOnce(question);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T askOnce(Question<T> question) throws IOException {
    shelf.readLock().lock();
    try {
      return now.ask(question);
    } finally {
      shelf.readLock().unlock();
    }
  }

  @Override
  public synchronized void close() {
    now.close();
  }

  /** Something to find out. */
  @FunctionalInterface
  interface Question<T> {
    T ask(IndexSearcher searcher) throws IOException;
  }

  /** How far building has come; numbers only, so that anybody may look at any time. */
  static final class Progress {
    private static final int STEP = 2_000;
    private final AtomicInteger total = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean building;

    private void begin(int listings) {
      total.set(listings);
      done.set(0);
      building = true;
    }

    private void one() {
      int now = done.incrementAndGet();
      if (now % STEP == 0) {
        LOG.log(Level.INFO, "index: {0} of {1} listings", now, total.get());
      }
    }

    private void end() {
      building = false;
    }

    Search.Building now() {
      return new Search.Building(done.get(), total.get(), building);
    }
  }
}
