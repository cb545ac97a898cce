package tsunagu.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import tsunagu.catalogue.Listing;

/**
 * What one gets who puts the same listings into Lucene as it comes: the words of the sentence in
 * title or text. Thread-safe.
 */
public final class Yardstick implements AutoCloseable {
  private static final String TITLE = "title";
  private static final String TEXT = "text";

  private final Analyzer analyzer;
  private final DirectoryReader reader;

  private Yardstick(Analyzer analyzer, Collection<Listing> listings) {
    this.analyzer = analyzer;
    try {
      var directory = new ByteBuffersDirectory();
      try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (var listing : listings) {
          writer.addDocument(document(listing));
        }
      }
      reader = DirectoryReader.open(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With Lucene's analyzer for Japanese. */
  public static Yardstick japanese(Collection<Listing> listings) {
    return new Yardstick(new JapaneseAnalyzer(), listings);
  }

  /** With Lucene's pairs of characters. */
  public static Yardstick pairs(Collection<Listing> listings) {
    return new Yardstick(new CJKAnalyzer(), listings);
  }

  private static Document document(Listing listing) {
    var document = new Document();
    document.add(new StringField(Sheet.ID, listing.id(), Field.Store.YES));
    document.add(new TextField(TITLE, listing.text().title(), Field.Store.NO));
    document.add(new TextField(TEXT, String.join("\n", Sheet.texts(listing)), Field.Store.NO));
    return document;
  }

  /** The ids of what it finds, best first. */
  public List<String> find(String sentence, int most) {
    var builder = new QueryBuilder(analyzer);
    builder.setEnableGraphQueries(false);
    var query = new BooleanQuery.Builder();
    var title = builder.createBooleanQuery(TITLE, sentence);
    var text = builder.createBooleanQuery(TEXT, sentence);
    if (title == null || text == null) {
      return List.of();
    }
    query.add(new BoostQuery(title, Weights.TITLE), Occur.SHOULD).add(text, Occur.SHOULD);
    try {
      var searcher = new IndexSearcher(reader);
      var ids = new ArrayList<String>();
      for (var hit : searcher.search(query.build(), most).scoreDocs) {
        ids.add(searcher.storedFields().document(hit.doc).get(Sheet.ID));
      }
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
