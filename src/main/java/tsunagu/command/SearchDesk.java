package tsunagu.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Catalogue;
import tsunagu.referral.Organisations;
import tsunagu.search.Search;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/** Answers phrases from the files of a folder, in memory. */
final class SearchDesk implements AutoCloseable {
  private static final int MOST = 5;
  private static final Set<Wish.Safety> NEVER_SEARCHED =
      EnumSet.complementOf(EnumSet.of(Wish.Safety.OTHER_CITY));

  private final WishReader reader;
  private final Search search;
  private final Organisations organisations;
  private final LocalDate today;

  private SearchDesk(
      WishReader reader, Search search, Organisations organisations, LocalDate today) {
    this.reader = reader;
    this.search = search;
    this.organisations = organisations;
    this.today = today;
  }

  static SearchDesk open(Path indexData, LocalDate today) {
    return open(indexData, null, today);
  }

  /**
   * Opens a desk.
   *
   * @param listings another folder whose listings are searched, null for those of index-data
   */
  static SearchDesk open(Path indexData, @Nullable Path listings, LocalDate today) {
    var reader = WishReader.of(indexData, Search.boundaries());
    return new SearchDesk(
        reader,
        Search.over(Catalogue.of(listings == null ? indexData : listings, today), reader),
        Organisations.of(indexData),
        today);
  }

  PhraseAnswer answer(String phrase) {
    var wish = reader.understand(phrase, today);
    var safety = wish.safety();
    if (safety != null && NEVER_SEARCHED.contains(safety)) {
      return new PhraseAnswer(phrase, wish, new Search.Found(List.of(), List.of()), List.of());
    }
    return new PhraseAnswer(
        phrase, wish, search.find(wish, today, MOST), organisations.route(wish, ""));
  }

  @Override
  public void close() {
    search.close();
  }
}
