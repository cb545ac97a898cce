package tsunagu.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing;

/** The index: open listings only, seen as they are as soon as {@code put} returns. Thread-safe. */
final class View implements AutoCloseable {
  private final Meanings meanings;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Map<String, Listing> listings = new ConcurrentHashMap<>();

  View(Meanings meanings) {
    this.meanings = meanings;
    try {
      writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(Chains.ANALYZER));
      searchers = new SearcherManager(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes in what the supplier gives once no other change is under way, so that a snapshot of the
   * catalogue never covers a newer change.
   */
  synchronized void put(Supplier<? extends Collection<Listing>> changed) {
    try {
      for (var listing : changed.get()) {
        var id = new Term(Sheet.ID, listing.id());
        if (listing.status() == Listing.Status.OPEN) {
          listings.put(listing.id(), listing);
          writer.updateDocument(id, Sheet.of(listing, meanings));
        } else {
          listings.remove(listing.id());
          writer.deleteDocuments(id);
        }
      }
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The listing of an id, null when it has just been closed. */
  @Nullable Listing listing(String id) {
    return listings.get(id);
  }

  /** Asks with a searcher that stays the same for the whole question. */
  <T> T ask(Question<T> question) {
    try {
      var searcher = searchers.acquire();
      try {
        return question.ask(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      searchers.close();
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something to find out. */
  @FunctionalInterface
  interface Question<T> {
    T ask(IndexSearcher searcher) throws IOException;
  }
}
