package tsunagu.command;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Sentences with what should be understood, found and offered, judged by people: all YAML files of
 * a folder, or one file.
 *
 * @param pairs two ways of writing the same
 * @param goals the least share of each measure, by name; from {@code goals.yaml} of the folder
 */
record JudgedSet(
    LocalDate today, List<Entry> entries, List<Pair> pairs, Map<String, Double> goals) {
  private static final String GOALS = "goals.yaml";

  /**
   * One sentence.
   *
   * @param want slots by name; empty where only what is found was judged
   * @param to organisations that may be offered first; null when not judged
   * @param safety what must be noticed; empty when it is an ordinary sentence
   * @param finds what should be found
   */
  record Entry(
      String id,
      String say,
      Map<String, Object> want,
      @Nullable List<String> to,
      List<String> safety,
      List<String> safetyToo,
      Finds finds) {}

  /**
   * What should be found.
   *
   * @param grades 1 to 3 of listings by id; empty when not judged
   * @param form how the sentence is written, such as kana or typo; empty for a sentence
   * @param nothing whether nothing there fits exactly
   */
  record Finds(Map<String, Integer> grades, String form, boolean nothing) {}

  /** Two ways of writing the same. */
  record Pair(String one, String other) {}

  /**
   * Reads a set.
   *
   * @throws IllegalArgumentException naming file and entry that cannot be read
   */
  static JudgedSet read(Path path) {
    var entries = new ArrayList<Entry>();
    var pairs = new ArrayList<Pair>();
    var goals = new LinkedHashMap<String, Double>();
    var today = LocalDate.of(2026, 11, 24);
    for (var file : files(path)) {
      var root = map(yaml(file));
      if (file.endsWith(GOALS)) {
        root.forEach((name, least) -> goals.put(name, Double.valueOf(String.valueOf(least))));
        continue;
      }
      today = LocalDate.parse(String.valueOf(root.getOrDefault("today", today)));
      for (var one : root.get("entries") instanceof List<?> list ? list : List.of()) {
        entries.add(entry(map(one), file));
      }
      for (var one : root.get("pairs") instanceof List<?> list ? list : List.of()) {
        var both = words(one);
        pairs.add(new Pair(both.getFirst(), both.getLast()));
      }
    }
    return new JudgedSet(today, List.copyOf(entries), List.copyOf(pairs), Map.copyOf(goals));
  }

  private static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (var all = Files.list(path)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Object yaml(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (YAMLException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static Entry entry(Map<String, Object> row, Path file) {
    var say = row.get("say");
    if (say == null) {
      throw new IllegalArgumentException(file + ": an entry without 'say': " + row);
    }
    var finds = new LinkedHashMap<String, Integer>();
    map(row.get("finds"))
        .forEach((id, grade) -> finds.put(id, Integer.valueOf(String.valueOf(grade))));
    return new Entry(
        String.valueOf(row.getOrDefault("id", say)),
        String.valueOf(say),
        map(row.get("want")),
        row.get("to") == null ? null : words(row.get("to")),
        words(row.get("safety")),
        words(row.get("safety_ok")),
        new Finds(
            finds,
            String.valueOf(row.getOrDefault("class", "")),
            Boolean.TRUE.equals(row.get("nothing"))));
  }

  /** A value of YAML as a list of words. */
  static List<String> words(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> List.of(String.valueOf(value));
    };
  }

  /** A value of YAML as a map. */
  static Map<String, Object> map(@Nullable Object value) {
    var map = new LinkedHashMap<String, Object>();
    if (value instanceof Map<?, ?> found) {
      found.forEach((key, one) -> map.put(String.valueOf(key), one == null ? "" : one));
    }
    return map;
  }
}
