package tsunagu.command.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import tsunagu.catalogue.Listing;
import tsunagu.search.MadeUp;
import tsunagu.search.Search;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/** Understanding, searching and saved wishes, beside the bare index in the same run. */
final class SearchRows {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final LocalDateTime NOW = TODAY.atTime(10, 0);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int PHRASES = 200;
  private static final int SAVED = 100_000;
  private static final int SHOWN = 5;

  private final Bench.Plan plan;
  private final Consumer<Row> rows;
  private final WishReader reader;

  SearchRows(Bench.Plan plan, Consumer<Row> rows) {
    this.plan = plan;
    this.rows = rows;
    this.reader = WishReader.of(plan.indexData(), Search.boundaries());
  }

  void measure() {
    understanding();
    var sizes = new ArrayList<>(List.of(4_000, 100_000));
    if (plan.large()) {
      sizes.add(1_000_000);
    }
    var before = Double.NaN;
    for (var size : sizes) {
      before = searching(size, before);
    }
    saved();
  }

  private void understanding() {
    var city = new MadeUp(1, TODAY);
    IntConsumer understands = i -> reader.understand(city.phrase(i % PHRASES), TODAY);
    times(understands, 4_000);
    var micros = rounds(() -> 1e3 * median(times(understands, 2_000)));
    rows.accept(new Row("understanding a sentence", "µs", "", micros));
  }

  /** Returns the median of a search in milliseconds. */
  private double searching(int size, double smaller) {
    var city = new MadeUp(size, TODAY);
    var start = System.nanoTime();
    try (var folder = new Folder();
        var search = Search.over(new Remembered(city), reader, folder.path(), PATIENCE)) {
      var seconds = (System.nanoTime() - start) / 1e9;
      var what = "%,d listings".formatted(size);
      rows.accept(Row.of(what + ": building", "/s", ">= 2000", size / seconds));
      rows.accept(Row.of(what + ": heap", "MB", "", heap()));
      return compare(what, search, smaller, city);
    }
  }

  /** From the sentence to five finds, beside the plainest query of the same sentence. */
  private double compare(String what, Search search, double smaller, MadeUp city) {
    IntConsumer full = i -> search.find(read(city, i % PHRASES), NOW, SHOWN);
    IntConsumer bare = i -> search.bare(List.of(city.phrase(i % PHRASES)));
    times(full, 3 * PHRASES);
    times(bare, 3 * PHRASES);
    var ratios = new ArrayList<Double>();
    var slowRatios = new ArrayList<Double>();
    var medians = new ArrayList<Double>();
    var slow = new ArrayList<Double>();
    for (var round = 0; round < plan.rounds(); round++) {
      var ours = times(full, 2 * PHRASES);
      var theirs = times(bare, 2 * PHRASES);
      ratios.add(median(ours) / median(theirs));
      medians.add(median(ours));
      slow.add(slowest(ours));
      slowRatios.add(slowest(ours) / slowest(theirs));
    }
    rows.accept(new Row(what + ": search, p50", "ms", "", medians));
    rows.accept(new Row(what + ": search, p99", "ms", "", slow));
    var few = what.startsWith("4,000");
    rows.accept(new Row(what + ": search : bare index, p50", "x", few ? "<= 6" : "<= 8", ratios));
    rows.accept(new Row(what + ": search : bare index, p99", "x", few ? "" : "<= 12", slowRatios));
    changing(what, search, full, city, medians);
    var median = Row.of("", "", "", medians.stream().mapToDouble(x -> x).toArray()).median();
    if (!Double.isNaN(smaller)) {
      rows.accept(Row.of(what + " : the size before, p50", "x", "", median / smaller));
    }
    return median;
  }

  /** With one listing changed each second. */
  private void changing(
      String what, Search search, IntConsumer full, MadeUp city, List<Double> calm) {
    var number = new AtomicInteger();
    try (var clock = Executors.newSingleThreadScheduledExecutor()) {
      var _ =
          clock.scheduleAtFixedRate(
              () -> search.put(List.of(city.listing(number.getAndIncrement()))),
              0,
              1,
              TimeUnit.SECONDS);
      var ratios = new ArrayList<Double>();
      for (var round = 0; round < plan.rounds(); round++) {
        ratios.add(median(times(full, 2 * PHRASES)) / calm.get(round));
      }
      clock.shutdownNow();
      rows.accept(new Row(what + ": with a change a second : without, p50", "x", "", ratios));
    }
  }

  private void saved() {
    var city = new MadeUp(SAVED, TODAY);
    try (var search = Search.over(new MadeUp(1, TODAY), reader, null, PATIENCE);
        var wishes = search.savedWishes()) {
      IntStream.range(0, SAVED).forEach(i -> wishes.put("w" + i, city.wish(i)));
      IntConsumer matches = i -> wishes.matching(List.of(city.listing(i)), NOW);
      times(matches, 20);
      var median = rounds(() -> median(times(matches, 20)));
      rows.accept(
          new Row("a new listing against %,d saved wishes".formatted(SAVED), "ms", "", median));
    }
  }

  /** Made-up listings, once made as near at hand as those of a catalogue. */
  private record Remembered(MadeUp city, Map<String, Optional<Listing>> known)
      implements Search.Source {
    Remembered(MadeUp city) {
      this(city, new ConcurrentHashMap<>());
    }

    @Override
    public Collection<Listing> all() {
      return city.all();
    }

    @Override
    public Optional<Listing> find(String id) {
      return known.computeIfAbsent(id, city::find);
    }
  }

  /** Where an index lies as it does in earnest, and is gone afterwards. */
  private record Folder(Path path) implements AutoCloseable {
    Folder() {
      this(made());
    }

    private static Path made() {
      try {
        return Files.createTempDirectory("tsunagu-bench");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try (var all = Files.walk(path)) {
        all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Wish read(MadeUp city, int number) {
    return reader.understand(city.phrase(number), TODAY);
  }

  private List<Double> rounds(java.util.function.DoubleSupplier one) {
    return IntStream.range(0, plan.rounds()).mapToObj(_ -> one.getAsDouble()).toList();
  }

  /** How long each took, in milliseconds, sorted. */
  private static double[] times(IntConsumer doing, int count) {
    var times = new double[count];
    for (var i = 0; i < count; i++) {
      var start = System.nanoTime();
      doing.accept(i);
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times;
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  /** The slowest hundredth. */
  private static double slowest(double[] sorted) {
    return sorted[sorted.length * 99 / 100];
  }

  /** What is reachable, in megabytes. */
  @SuppressWarnings("ExplicitGC") // the heap in use means nothing before a collection
  private static double heap() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }
}
