package tsunagu.catalogue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All listings we know: those of the files, and those imported. Thread-safe. */
public final class Catalogue {
  /** The source that stands for the files of the folder. */
  static final String FILES = "files";

  private static final int GONE_DAYS = 92;
  private static final Logger LOG = System.getLogger(Catalogue.class.getName());

  private final Object change = new Object();
  private final Map<String, Map<String, Listing>> sources = new LinkedHashMap<>();
  private final List<Consumer<Collection<Listing>>> listeners = new CopyOnWriteArrayList<>();
  private volatile Map<String, Listing> listings = Map.of();

  private final BiConsumer<String, Collection<Listing>> keeper;

  private Catalogue(BiConsumer<String, Collection<Listing>> keeper) {
    this.keeper = keeper;
  }

  /** These listings, in memory only. */
  public static Catalogue of(Collection<Listing> listings) {
    return keptBy((source, kept) -> {}, listings);
  }

  /** These listings of the files, and a keeper for what is imported later. */
  static Catalogue keptBy(
      BiConsumer<String, Collection<Listing>> keeper, Collection<Listing> files) {
    var catalogue = new Catalogue(keeper);
    catalogue.load(FILES, files);
    return catalogue;
  }

  /**
   * The listings of a folder, in memory only; samples are moved by whole weeks to the week of
   * today.
   *
   * @throws IllegalArgumentException naming file, line and remedy for every wrong record
   */
  public static Catalogue of(Path indexData, LocalDate today) {
    return of(read(indexData, today));
  }

  /** The listings of a folder as {@link #of(Path, LocalDate)} has them. */
  static List<Listing> read(Path indexData, LocalDate today) {
    var folder = Folder.read(indexData);
    if (!folder.findings().isEmpty()) {
      var all = folder.findings().stream().map(Finding::toString);
      throw new IllegalArgumentException(all.collect(Collectors.joining("\n")));
    }
    var weeks = Weeks.to(today);
    return folder.listings().stream().map(weeks::move).toList();
  }

  /** Everything that is wrong in the listings of a folder; empty when all is well. */
  public static List<Finding> check(Path indexData) {
    return List.copyOf(Folder.read(indexData).findings());
  }

  /**
   * Something wrong in a file.
   *
   * @param line from 1
   * @param words what is wrong and what to do
   */
  public record Finding(String file, int line, String words) {
    /** As editors and compilers write it. */
    @Override
    public String toString() {
      return file + ":" + line + ": " + words;
    }
  }

  /** The listing of an id. */
  public Optional<Listing> find(String id) {
    return Optional.ofNullable(listings.get(id));
  }

  /** All listings, also past and closed ones. */
  public List<Listing> list() {
    return List.copyOf(listings.values());
  }

  /**
   * Tells a listener of every later change, as all listings that are new or different; one that has
   * gone from its source is told as closed. Called on the thread of the change, in order.
   */
  public void listen(Consumer<Collection<Listing>> listener) {
    listeners.add(listener);
  }

  /**
   * Puts all listings of a source in the place of its earlier ones. Those that are gone stay known
   * as closed, so that a card or a referral of last week still has its title.
   *
   * @return false when nothing was changed because there were some and now there are none: a feed
   *     that fails keeps its last good listings
   */
  public boolean replace(String source, Collection<Listing> fresh) {
    synchronized (change) {
      var before = sources.getOrDefault(source, Map.of());
      if (fresh.isEmpty() && !before.isEmpty()) {
        return false;
      }
      var now = withTheGone(before, fresh);
      keeper.accept(source, now.values());
      put(source, now);
      return true;
    }
  }

  /** The same for listings that are kept already. */
  void load(String source, Collection<Listing> fresh) {
    synchronized (change) {
      put(source, withTheGone(sources.getOrDefault(source, Map.of()), fresh));
    }
  }

  /** What is gone is closed, and forgotten a season after its last day. */
  private static Map<String, Listing> withTheGone(
      Map<String, Listing> before, Collection<Listing> fresh) {
    var now = new LinkedHashMap<String, Listing>();
    fresh.forEach(listing -> now.put(listing.id(), listing));
    var newest = fresh.stream().map(listing -> listing.source().checked());
    var today = newest.max(Comparator.naturalOrder()).orElse(LocalDate.MIN);
    before.forEach((id, listing) -> {
      if (!now.containsKey(id) && !listing.lastDay().plusDays(GONE_DAYS).isBefore(today)) {
        now.put(id, listing.with(Listing.Status.CLOSED));
      }
    });
    return now;
  }

  private void put(String source, Map<String, Listing> now) {
    sources.remove(source);
    sources.put(source, now);
    publish();
  }

  private void publish() {
    var all = new LinkedHashMap<String, Listing>();
    sources.values().forEach(all::putAll);
    var before = listings;
    listings = all;
    var changed = new ArrayList<Listing>();
    all.forEach((id, listing) -> {
      if (!listing.equals(before.get(id))) {
        changed.add(listing);
      }
    });
    if (!changed.isEmpty()) {
      listeners.forEach(listener -> tell(listener, changed));
    }
  }

  private static void tell(Consumer<Collection<Listing>> listener, List<Listing> changed) {
    try {
      listener.accept(List.copyOf(changed));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a listener of the catalogue failed", e);
    }
  }
}
