package tsunagu.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import tsunagu.catalogue.Listing;
import tsunagu.wish.Wish;

/**
 * Wishes that wait for something to fit them. A new listing is first compared with an index of what
 * the wishes ask for (kind, ward, topic), and then exactly with the few that are left: with nothing
 * given up, as a search with nothing given up would. Thread-safe.
 */
public final class SavedWishes implements AutoCloseable {
  private static final String ID = "id";
  private static final int MOST = 1_000_000;

  private final Meanings meanings;
  private final Map<String, Wish> wishes = new ConcurrentHashMap<>();
  private final IndexWriter writer;
  private final SearcherManager searchers;

  SavedWishes(Meanings meanings) {
    this.meanings = meanings;
    try {
      writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(Chains.ANALYZER));
      searchers = new SearcherManager(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a wish under an id, in the place of an earlier one of that id. */
  public void put(String id, Wish wish) {
    wishes.compute(id, (_, _) -> written(id, wish));
  }

  /** Writes anew what the wishes ask for, as is needed after a change of the dictionaries. */
  public void renew() {
    wishes.keySet().forEach(id -> wishes.computeIfPresent(id, this::written));
  }

  private Wish written(String id, Wish wish) {
    try {
      writer.updateDocument(new Term(ID, id), sheet(id, new WishTerms(wish, meanings)));
      return wish;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document sheet(String id, WishTerms terms) {
    var sheet = new Document();
    sheet.add(new StringField(ID, id, Field.Store.YES));
    terms
        .all()
        .forEach((field, values) ->
            values.forEach(value -> sheet.add(new StringField(field, value, Field.Store.NO))));
    return sheet;
  }

  /** Forgets the wish of an id. */
  public void remove(String id) {
    try {
      if (wishes.remove(id) != null) {
        writer.deleteDocuments(new Term(ID, id));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets all whose ids are such. */
  public void removeIf(Predicate<String> such) {
    wishes.keySet().stream().filter(such).toList().forEach(this::remove);
  }

  /** The wish of an id. */
  public Optional<Wish> find(String id) {
    return Optional.ofNullable(wishes.get(id));
  }

  /** How many are kept. */
  public int size() {
    return wishes.size();
  }

  /**
   * Which of these listings fit which wishes, by the wishes' ids; those of each in the order given.
   *
   * @param now in Japan
   */
  public Map<String, List<Listing>> matching(Collection<Listing> listings, LocalDateTime now) {
    var matches = new LinkedHashMap<String, List<Listing>>();
    try {
      searchers.maybeRefreshBlocking();
      var searcher = searchers.acquire();
      try {
        for (var listing : listings) {
          if (Alive.is(listing, now)) {
            matching(searcher, listing, now)
                .forEach(id -> matches.computeIfAbsent(id, _ -> new ArrayList<>()).add(listing));
          }
        }
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return matches;
  }

  private List<String> matching(IndexSearcher searcher, Listing listing, LocalDateTime now)
      throws IOException {
    var memory = MemoryIndex.fromDocument(Sheet.of(listing, meanings).getFields(), Chains.ANALYZER);
    var only = memory.createSearcher();
    var found = new ArrayList<String>();
    var stored = searcher.storedFields();
    for (var near : searcher.search(candidates(listing), MOST).scoreDocs) {
      var id = stored.document(near.doc, Set.of(ID)).get(ID);
      var wish = wishes.get(id);
      if (wish != null && fits(wish, only, listing, now)) {
        found.add(id);
      }
    }
    return found;
  }

  private boolean fits(Wish wish, IndexSearcher only, Listing listing, LocalDateTime now)
      throws IOException {
    var question = new Asking.Question(wish, now, 1);
    return new Asking(_ -> Optional.of(listing), meanings, question, false).fits(only, listing);
  }

  private Query candidates(Listing listing) {
    var query = new BooleanQuery.Builder();
    WishTerms.of(listing, meanings)
        .forEach((field, values) -> query.add(Slots.anyOf(field, values), Occur.FILTER));
    return query.build();
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
}
