package tsunagu.search;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.wish.Boundaries;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/** Finds the listings that fit a wish. Thread-safe. */
public final class Search implements AutoCloseable {
  /** From so many listings on the quick way is tried first, and the full one where it finds few. */
  private static final int LEAN_FROM = 20_000;

  /** A question that takes longer is answered with what was found until then. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private static final int ENOUGH = 5;

  private final Meanings meanings;
  private final Lexicon lexicon;
  private final View view;
  private final Asking.Listings listings;
  private final Duration patience;

  private final Crew crew = new Crew();

  private Search(Meanings meanings, Shelves shelves, Source source, Duration patience) {
    this.meanings = meanings;
    this.lexicon = new Lexicon(meanings);
    this.listings = source::find;
    this.patience = patience;
    this.view = new View(meanings, shelves, source::all);
  }

  /** Where listings come from. */
  public interface Source {
    /** Every listing there is. */
    Collection<Listing> all();

    /** The listing of an id as it is now. */
    Optional<Listing> find(String id);
  }

  /**
   * Word boundaries as Kuromoji with our user dictionary sees them, for the reader of wishes.
   * Punctuation and spaces are no words. Thread-safe.
   */
  public static Boundaries boundaries() {
    return Words.ALL;
  }

  /**
   * Japanese text with the reading of each word that has kanji behind it in （ ）, for texts that
   * have no やさしい日本語 of their own. Thread-safe.
   */
  public static String withReadings(String text) {
    return Readings.of(text);
  }

  /**
   * An index in memory over a catalogue, kept up to date with it: a change is found as soon as the
   * catalogue has told it.
   *
   * @param reader whose concepts listings and wishes are compared by
   */
  public static Search over(Catalogue catalogue, WishReader reader) {
    return over(catalogue, new ReaderMeanings(reader), Shelves.inMemory());
  }

  /**
   * The same in a folder, where a later start finds it again and only takes in what has changed. An
   * index there that is damaged, or was made with other dictionaries, is made anew.
   */
  public static Search over(Catalogue catalogue, WishReader reader, Path folder) {
    var meanings = new ReaderMeanings(reader);
    return over(catalogue, meanings, new Shelves(folder, () -> Mark.of(meanings)));
  }

  /**
   * An index over listings that do not change by themselves, such as a million made-up ones; {@link
   * #put} takes changes in.
   *
   * @param folder where the index lies, null for memory
   * @param patience how long a question may take
   */
  public static Search over(
      Source source, WishReader reader, @Nullable Path folder, Duration patience) {
    var meanings = new ReaderMeanings(reader);
    return new Search(meanings, new Shelves(folder, () -> Mark.of(meanings)), source, patience);
  }

  static Search over(Catalogue catalogue, Meanings meanings) {
    return over(catalogue, meanings, Shelves.inMemory());
  }

  static Search over(Catalogue catalogue, Meanings meanings, Shelves shelves) {
    var source =
        new Source() {
          @Override
          public Collection<Listing> all() {
            return catalogue.list();
          }

          @Override
          public Optional<Listing> find(String id) {
            return catalogue.find(id);
          }
        };
    var search = new Search(meanings, shelves, source, PATIENCE);
    catalogue.listen(search::put);
    search.view.catchUp(); // with what came before anybody listened
    return search;
  }

  /** Takes in listings that are new or different; they are found when this returns. */
  public void put(Collection<Listing> changed) {
    view.put(() -> changed);
  }

  /**
   * Makes the index anew, as is needed after a change of the dictionaries; the old one answers
   * until it is done.
   */
  public void rebuild() {
    meanings.renew();
    view.rebuild();
  }

  /** How far making the index has come. */
  public Building building() {
    return view.progress().now();
  }

  /** Numbers of listings read of all, and whether it is still under way. */
  public record Building(int done, int total, boolean underWay) {}

  /**
   * What fits from the beginning of a day on.
   *
   * @see #find(Wish, LocalDateTime, int)
   */
  public Found find(Wish wish, LocalDate today, int most) {
    return find(wish, today.atStartOfDay(), most);
  }

  /**
   * What fits, best first; past, full, closed, cancelled and stale listings never do, nor anything
   * the wish rules out. Nothing is searched where safety comes first; for another city only what is
   * online.
   *
   * @param now in Japan
   * @param most at most so many
   */
  public Found find(Wish wish, LocalDateTime now, int most) {
    return isSearched(wish) && most > 0
        ? crew.ask(() -> answer(new Asking.Question(wish, now, most)))
        : Found.NOTHING;
  }

  /** What fits with nothing given up. */
  public Found fitting(Wish wish, LocalDateTime now, int most) {
    var question = new Asking.Question(wish, now, most);
    return isSearched(wish) && most > 0
        ? crew.ask(() -> ask(new Asking(listings, meanings, question, false)::strictly))
        : Found.NOTHING;
  }

  private static boolean isSearched(Wish wish) {
    return wish.safety() == null || wish.safety() == Wish.Safety.OTHER_CITY;
  }

  /**
   * What to try instead where little fits: what a slip of the finger may have meant, and what there
   * is of the same field.
   *
   * @param most at most so many, best first
   */
  public List<Instead> instead(Wish wish, LocalDateTime now, int most) {
    return isSearched(wish) && most > 0
        ? crew.ask(() -> {
          var suggesting = new Suggesting(meanings, lexicon, wish, now.toLocalDate());
          return this.<List<Instead>>ask(searcher -> suggesting.of(searcher, most));
        })
        : List.of();
  }

  /**
   * What a word with slips of the finger may have meant, nearest first, as a title or topic has it.
   */
  public List<String> meant(String word, int most) {
    return this.<List<Lexicon.Entry>>ask(
            searcher -> lexicon.near(Fold.of(word), searcher.getIndexReader()))
        .stream()
        .map(Lexicon.Entry::sound)
        .distinct()
        .limit(most)
        .toList();
  }

  /**
   * Another wish that finds something.
   *
   * @param said the word it stands in for; empty where it is only of the same field
   * @param why what it would be about
   * @param count how many listings fit it
   */
  public record Instead(String said, Why why, Wish wish, int count) {}

  /**
   * What a group's need in free words comes to: the skills it takes, and what such projects
   * delivered, as projects of the catalogue have it.
   */
  public Need need(Wish wish, LocalDateTime now) {
    return crew.ask(() -> ask(new Needing(listings, wish, now)::of));
  }

  /**
   * A group's need.
   *
   * @param skills {@code PB01}…{@code PB17}, best first; empty where none can be told
   * @param deliverables what comes out of such work, nearest first, at most three
   */
  public record Need(List<String> skills, List<String> deliverables) {
    public Need {
      skills = List.copyOf(skills);
      deliverables = List.copyOf(deliverables);
    }
  }

  /**
   * What each part of a wish, and of what is preferred among equals, gives one listing: why it
   * stands where it stands.
   *
   * @param listing its id
   * @return empty when the index has no such listing
   */
  public List<Weighed> weigh(Wish wish, LocalDateTime now, String listing) {
    var asking = new Asking(listings, meanings, new Asking.Question(wish, now, 1), false);
    return this.<List<Weighed>>ask(searcher -> {
      var found = searcher.search(new TermQuery(new Term(Sheet.ID, listing)), 1).scoreDocs;
      return found.length == 0 ? List.of() : asking.weigh(searcher, found[0].doc);
    });
  }

  /**
   * One part of what decides an order.
   *
   * @param part {@code word:} and what was said; or {@code own-ward}, {@code near}, {@code
   *     audience}, {@code everybody}, {@code any-age}, {@code language}, {@code beginner}, {@code
   *     free}, {@code field}, {@code soon}, {@code checked}, {@code places}, {@code effort}, {@code
   *     draw}
   * @param points how much it adds; a good word adds about 5 to 15
   */
  public record Weighed(String part, double points) {}

  /** Wishes kept until something fits them, read as this search reads them. */
  public SavedWishes savedWishes() {
    return new SavedWishes(meanings);
  }

  /** How many of these words, in any field, the bare index holds: the yardstick of searching. */
  public long bare(Collection<String> words) {
    return ask(searcher -> (long) searcher.search(Bare.query(words), Bare.MOST).scoreDocs.length);
  }

  private Found answer(Asking.Question question) {
    return ask(searcher -> {
      if (searcher.getIndexReader().numDocs() < LEAN_FROM) {
        return new Asking(listings, meanings, question, false).of(searcher);
      }
      var lean = new Asking(listings, meanings, question, true).strictly(searcher);
      return lean.hits().size() >= Math.min(ENOUGH, question.most()) || searcher.timedOut()
          ? lean
          : new Asking(listings, meanings, question, false).of(searcher);
    });
  }

  private <T> T ask(View.Question<T> question) {
    return view.ask(searcher -> {
      var mine = new IndexSearcher(searcher.getIndexReader());
      mine.setTimeout(new Patience(patience));
      return question.ask(mine);
    });
  }

  @Override
  public void close() {
    crew.close();
    view.close();
  }

  /**
   * What was found.
   *
   * @param relaxed what had to be given up for at least one of the hits, in this order: {@code
   *     part}, {@code date}, {@code ward} (neighbour wards and online), {@code kind}, {@code city}
   *     (all wards), {@code text} (some of the words); empty when everything fits
   * @param partial whether time ran out before everything was looked at
   */
  public record Found(List<Hit> hits, List<String> relaxed, boolean partial) {
    static final Found NOTHING = new Found(List.of(), List.of());

    public Found {
      hits = List.copyOf(hits);
      relaxed = List.copyOf(relaxed);
    }

    /** A whole answer. */
    public Found(List<Hit> hits, List<String> relaxed) {
      this(hits, relaxed, false);
    }
  }

  /**
   * One find.
   *
   * @param next the first occurrence that fits, null for undated listings
   * @param more how many further ones of the same series were folded into this
   * @param why what of the wish it meets, the most telling first
   * @param unlike what of the wish it does not meet, by the codes of {@link Found#relaxed}
   */
  public record Hit(
      Listing listing,
      Listing.@Nullable Occurrence next,
      int more,
      List<Why> why,
      List<String> unlike) {
    public Hit {
      why = List.copyOf(why);
      unlike = List.copyOf(unlike);
    }
  }
}
