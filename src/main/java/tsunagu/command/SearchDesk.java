package tsunagu.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Import;
import tsunagu.catalogue.Listing;
import tsunagu.referral.Organisations;
import tsunagu.search.Search;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/** Answers phrases from the files of a folder, in memory. */
final class SearchDesk implements AutoCloseable {
  private static final Logger LOG = System.getLogger(SearchDesk.class.getName());
  private static final int MOST = 5;

  /** How the names of files end that publishers send. */
  private static final List<String> PUBLISHED =
      List.of(".csv", ".tsv", ".txt", ".xlsx", ".ics", ".json");

  private static final Set<Wish.Safety> NEVER_SEARCHED =
      EnumSet.complementOf(EnumSet.of(Wish.Safety.OTHER_CITY));

  private final WishReader reader;
  private final Search search;
  private final Organisations organisations;
  private final LocalDate today;
  private final Catalogue catalogue;

  private SearchDesk(
      WishReader reader, Catalogue catalogue, Organisations organisations, LocalDate today) {
    this.reader = reader;
    this.catalogue = catalogue;
    this.search = Search.over(catalogue, reader);
    this.organisations = organisations;
    this.today = today;
  }

  static SearchDesk open(Path indexData, LocalDate today) {
    return open(indexData, null, today);
  }

  /**
   * Opens a desk.
   *
   * @param listings another folder whose listings are searched, null for those of index-data; event
   *     files as a city publishes them (CSV, Excel, calendar, JSON) may lie there alone
   */
  static SearchDesk open(Path indexData, @Nullable Path listings, LocalDate today) {
    var reader = WishReader.of(indexData, Search.boundaries());
    return new SearchDesk(
        reader,
        catalogue(listings == null ? indexData : listings, today),
        Organisations.of(indexData),
        today);
  }

  private static Catalogue catalogue(Path folder, LocalDate today) {
    var place = Files.isDirectory(folder.resolve("listings")) ? folder.resolve("listings") : folder;
    var files = files(place);
    boolean ours = files.isEmpty() || files.stream().anyMatch(file -> ends(file, ".yaml"));
    return ours
        ? Catalogue.of(folder, today)
        : Catalogue.of(
            files.stream()
                .filter(Files::isRegularFile)
                .filter(file -> PUBLISHED.stream().anyMatch(how -> ends(file, how)))
                .flatMap(file -> published(file, today))
                .toList());
  }

  private static boolean ends(Path file, String how) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(how);
  }

  private static List<Path> files(Path place) {
    try (var all = Files.list(place)) {
      return all.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Stream<Listing> published(Path file, LocalDate today) {
    try {
      var read = Import.of(file, today);
      LOG.log(Level.INFO, "{0}: {1} listings", file, read.listings().size());
      if (read.listings().isEmpty()) {
        read.report().problems().stream()
            .findFirst()
            .ifPresent(why -> LOG.log(Level.WARNING, "{0}: {1}", file, why.why()));
      }
      return read.listings().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PhraseAnswer answer(String phrase) {
    var wish = reader.understand(phrase, today);
    var safety = wish.safety();
    if (safety != null && NEVER_SEARCHED.contains(safety)) {
      return new PhraseAnswer(
          phrase, wish, new Search.Found(List.of(), List.of()), List.of(), _ -> List.of());
    }
    return new PhraseAnswer(
        phrase,
        wish,
        search.find(wish, today, MOST),
        organisations.route(wish, ""),
        listing -> search.weigh(wish, today.atStartOfDay(), listing));
  }

  /** All that can be found. */
  List<Listing> listings() {
    return catalogue.list();
  }

  /** The ids of what a phrase finds. */
  List<String> find(String phrase, int most) {
    return search.find(reader.understand(phrase, today), today, most).hits().stream()
        .map(hit -> hit.listing().id())
        .toList();
  }

  /**
   * What a phrase finds, or where nothing fits, the first other word that is offered for one that
   * was said.
   */
  List<String> findOrMeant(String phrase, int most) {
    var found = find(phrase, most);
    var wish = reader.understand(phrase, today);
    return !found.isEmpty()
        ? found
        : search.instead(wish, today.atStartOfDay(), 1).stream()
            .filter(instead -> !instead.said().isEmpty())
            .flatMap(instead -> search.find(instead.wish(), today, most).hits().stream())
            .map(hit -> hit.listing().id())
            .toList();
  }

  /** What a word with a slip of the finger may have meant. */
  List<String> meant(String word, int most) {
    return search.meant(word, most);
  }

  @Override
  public void close() {
    search.close();
  }
}
