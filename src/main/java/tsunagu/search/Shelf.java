package tsunagu.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing;

/** One index, with its one writer and its searchers. */
final class Shelf implements AutoCloseable {
  /** The key of the commit's data that says with what it was written. */
  static final String WRITTEN_WITH = "written-with";

  private static final double BUFFER_MB = 32;

  /** A catalogue of up to so many listings is kept in one piece when it is made. */
  private static final int SMALL = 20_000;

  private static final long COMMIT_EVERY = 30_000_000_000L;

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final @Nullable Path folder;
  private long committed = System.nanoTime();

  /**
   * Opens an index.
   *
   * @param folder where it lies, null in memory
   * @param writtenWith what has to be the same for the index to be of use
   * @param anew throws away what is there
   * @throws IOException when what is there is damaged, older, or somebody else's
   */
  Shelf(Directory directory, @Nullable Path folder, String writtenWith, boolean anew)
      throws IOException {
    this.directory = directory;
    this.folder = folder;
    var config = new IndexWriterConfig(Chains.ANALYZER);
    config.setOpenMode(anew ? OpenMode.CREATE : OpenMode.CREATE_OR_APPEND);
    config.setRAMBufferSizeMB(BUFFER_MB);
    config.setCommitOnClose(true);
    writer = new IndexWriter(directory, config);
    try {
      if (!anew) {
        check(writtenWith);
      }
      writer.setLiveCommitData(Map.of(WRITTEN_WITH, writtenWith).entrySet());
      searchers = new SearcherManager(writer, null);
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      throw e;
    }
  }

  private void check(String writtenWith) throws IOException {
    var data = writer.getLiveCommitData();
    if (data == null) {
      return;
    }
    for (var entry : data) {
      if (entry.getKey().equals(WRITTEN_WITH) && !entry.getValue().equals(writtenWith)) {
        throw new IOException("it was written with other words or by an older program");
      }
    }
  }

  /**
   * Brings the index to exactly these listings: what is there as it is stays. Every file is read
   * through once, so that damage shows now and not to a resident.
   */
  void bring(Collection<Listing> listings, Meanings meanings, Runnable each) throws IOException {
    var there = marks();
    boolean empty = there.isEmpty();
    for (var listing : listings) {
      var mark = there.remove(listing.id());
      if (listing.status() != Listing.Status.OPEN) {
        put(listing, meanings);
      } else if (empty) {
        writer.addDocument(Sheet.of(listing, meanings));
      } else if (mark == null || mark != Sheet.mark(listing)) {
        put(listing, meanings);
      }
      each.run();
    }
    if (empty && listings.size() <= SMALL) {
      writer.forceMerge(1); // each piece of an index is asked by itself
    }
    for (var gone : there.keySet()) {
      writer.deleteDocuments(new Term(Sheet.ID, gone));
    }
  }

  private Map<String, Long> marks() throws IOException {
    var marks = new HashMap<String, Long>();
    ask(searcher -> {
      var stored = searcher.storedFields();
      for (var leaf : searcher.getIndexReader().leaves()) {
        leaf.reader().checkIntegrity();
        var mark = DocValues.getNumeric(leaf.reader(), Sheet.MARK);
        var live = leaf.reader().getLiveDocs();
        for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
          if ((live == null || live.get(doc)) && mark.advanceExact(doc)) {
            var id = stored.document(leaf.docBase + doc, Set.of(Sheet.ID)).get(Sheet.ID);
            marks.put(id, mark.longValue());
          }
        }
      }
      return marks;
    });
    return marks;
  }

  /** Writes an open listing in the place of its earlier self, and takes out any other. */
  void put(Listing listing, Meanings meanings) throws IOException {
    var id = new Term(Sheet.ID, listing.id());
    if (listing.status() == Listing.Status.OPEN) {
      writer.updateDocument(id, Sheet.of(listing, meanings));
    } else {
      writer.deleteDocuments(id);
    }
  }

  /** Lets it be seen; from time to time also keeps it. */
  void show() throws IOException {
    searchers.maybeRefreshBlocking();
    if (folder != null && System.nanoTime() - committed > COMMIT_EVERY) {
      writer.commit();
      committed = System.nanoTime();
    }
  }

  <T> T ask(View.Question<T> question) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return question.ask(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  /** Where it lies; null in memory. */
  @Nullable Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try (directory;
        writer) {
      searchers.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
