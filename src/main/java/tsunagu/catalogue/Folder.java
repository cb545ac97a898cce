package tsunagu.catalogue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import tsunagu.catalogue.Catalogue.Finding;
import tsunagu.catalogue.Listing.Kind;
import tsunagu.catalogue.Listing.Source;

/**
 * The folder {@code index-data/listings}: YAML files of listings, and CSV files of events each with
 * a YAML file {@code …-words.yaml} beside it.
 */
final class Folder {
  private static final Set<String> HEAD = Set.of("source", "kind", "listings");
  private static final Set<String> WORDS_HEAD = Set.of("source", "words");
  private static final Set<String> SOURCE = Set.of("name", "url", "licence", "checked");
  private static final String WORDS = "-words.yaml";

  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Listing> listings = new LinkedHashMap<>();
  private final Map<String, String> homes = new HashMap<>();

  private Folder() {}

  /** Reads all files; what is wrong is among the findings. */
  static Folder read(Path indexData) {
    var folder = new Folder();
    var place = indexData.resolve("listings");
    try (var files = Files.list(place)) {
      files.sorted().forEach(folder::file);
    } catch (IOException e) {
      folder.wrong(place.toString(), 1, "cannot read the folder; it holds the listings");
    }
    return folder;
  }

  /** What is wrong, in the order of files and lines. */
  List<Finding> findings() {
    return findings;
  }

  /** The listings as written, samples not yet moved. */
  List<Listing> listings() {
    return List.copyOf(listings.values());
  }

  private void file(Path path) {
    var name = String.valueOf(path.getFileName());
    if (name.endsWith(".csv")) {
      events(path);
    } else if (name.endsWith(WORDS)) {
      var csv = path.resolveSibling(name.substring(0, name.length() - WORDS.length()) + ".csv");
      if (!Files.exists(csv)) {
        wrong(path.toString(), 1, "there is no " + csv.getFileName() + " for these words");
      }
    } else if (name.endsWith(".yaml")) {
      listings(path);
    } else if (!name.endsWith(".md")) {
      wrong(path.toString(), 1, "unknown kind of file; listings are .yaml or .csv");
    }
  }

  private void listings(Path path) {
    var file = path.toString();
    var root = yaml(path);
    if (root.isEmpty()) {
      return;
    }
    var head = Entry.of(file, root.get(), HEAD, findings);
    var source = source(head);
    var kind = kind(head);
    for (var node : head.nodes("listings")) {
      add(file, node, ListingEntry.of(file, node, kind, source, findings));
    }
  }

  private static Kind kind(Entry head) {
    var name = head.required("kind", 20, "").toUpperCase(Locale.ROOT);
    for (var kind : Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    head.wrong("kind", "\"kind\" must be volunteer, probono, event or group");
    return Kind.VOLUNTEER;
  }

  private static Source source(Entry head) {
    var entry = head.within("source", SOURCE);
    var checked = entry.day("checked", null);
    if (checked == null) {
      entry.wrong("\"checked\" is missing; add the day the records were last checked");
    }
    return new Source(
        entry.required("name", 100, ""),
        entry.text("url", 1000, ""),
        entry.required("licence", 60, ""),
        checked == null ? LocalDate.EPOCH : checked);
  }

  private void events(Path path) {
    var name = String.valueOf(path.getFileName());
    var words = path.resolveSibling(name.substring(0, name.length() - 4) + WORDS);
    if (!Files.exists(words)) {
      wrong(path.toString(), 1, "there is no " + words.getFileName() + " with source and words");
      return;
    }
    var root = yaml(words);
    if (root.isPresent()) {
      var head = Entry.of(words.toString(), root.get(), WORDS_HEAD, findings);
      events(path, words, head);
    }
  }

  private void events(Path path, Path words, Entry head) {
    var events = new EventFile(path.toString(), source(head), findings).read(bytes(path));
    for (var node : head.nodes("words")) {
      var said = ListingEntry.Words.of(words.toString(), node, findings);
      var event = events.remove(said.id());
      if (event == null) {
        said.entry().wrong("id", "no event of " + path.getFileName() + " has the ID " + said.id());
      } else {
        add(words.toString(), node, said.over(event));
      }
    }
    events.keySet().forEach(id -> wrong(words.toString(), 1, "no words for the event " + id));
  }

  private void add(String file, Node node, Listing listing) {
    int line = node.getStartMark().getLine() + 1;
    var before = homes.putIfAbsent(listing.id(), file + ":" + line);
    if (before != null) {
      wrong(file, line, "the id " + listing.id() + " is taken (" + before + "); choose another");
    } else {
      listings.put(listing.id(), listing);
    }
  }

  private byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      wrong(path.toString(), 1, "cannot read the file");
      return new byte[0];
    }
  }

  private Optional<Node> yaml(Path path) {
    var text = Decoded.of(bytes(path));
    if (!(text instanceof Decoded.Text(var words, var encoding)) || !"UTF-8".equals(encoding)) {
      wrong(path.toString(), 1, "must be a text in UTF-8");
      return Optional.empty();
    }
    try {
      var options = new LoaderOptions();
      options.setMaxAliasesForCollections(0);
      @Nullable Node node = new Yaml(options).compose(new StringReader(words));
      if (node == null) {
        wrong(path.toString(), 1, "the file is empty; remove it or write listings");
      }
      return Optional.ofNullable(node);
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      wrong(path.toString(), mark == null ? 1 : mark.getLine() + 1, notYaml(e.getProblem()));
      return Optional.empty();
    } catch (YAMLException e) {
      wrong(path.toString(), 1, notYaml(e.getMessage()));
      return Optional.empty();
    }
  }

  private static String notYaml(@Nullable String problem) {
    return "not YAML: "
        + problem
        + "; mind the indentation, and put texts with : # [ or { into quotes";
  }

  private void wrong(String file, int line, String words) {
    findings.add(new Finding(file, line, words));
  }
}
