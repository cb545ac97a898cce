package tsunagu.wish;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One dictionary file: a list of entries, each a handful of keys with a word or a list of words.
 */
final class WordFile {
  private final Path path;
  private final Set<String> keys;
  private final List<String> problems;

  private WordFile(Path path, Set<String> keys, List<String> problems) {
    this.path = path;
    this.keys = keys;
    this.problems = problems;
  }

  /** One entry and the line it begins on, counted from 1. */
  record Entry(String file, int line, Map<String, List<String>> values) {
    List<String> all(String key) {
      return values.getOrDefault(key, List.of());
    }

    /** What is wrong here, with file and line. */
    String at(String what) {
      return file + ":" + line + ": " + what;
    }

    String one(String key) {
      var found = all(key);
      return found.isEmpty() ? "" : found.getFirst();
    }
  }

  /**
   * Reads a file; what is wrong is added to the problems with file, line and remedy.
   *
   * @throws UncheckedIOException when the file exists and cannot be read
   */
  static List<Entry> read(Path path, Set<String> keys, List<String> problems) {
    return new WordFile(path, keys, problems).entries();
  }

  private List<Entry> entries() {
    List<String> lines;
    try {
      lines = Files.readAllLines(path);
    } catch (NoSuchFileException e) {
      problems.add(path + ": the file is missing; put it back from the repository");
      return List.of();
    } catch (MalformedInputException e) {
      problems.add(path + ": not UTF-8; save the file as UTF-8");
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var plain = PlainLines.entries(path.toString(), lines);
    if (plain != null && !plain.isEmpty() && keys.containsAll(keysOf(plain))) {
      return plain;
    }
    return yaml(String.join("\n", lines));
  }

  private static Set<String> keysOf(List<Entry> entries) {
    return entries.stream()
        .flatMap(entry -> entry.values().keySet().stream())
        .collect(Collectors.toSet());
  }

  private List<Entry> yaml(String text) {
    Node root;
    try {
      root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(path + ":" + line + ": " + e.getProblem() + "; correct the YAML");
      return List.of();
    } catch (YAMLException e) {
      problems.add(path + ":1: characters YAML does not allow; remove control characters");
      return List.of();
    }
    if (!(root instanceof SequenceNode list)) {
      problems.add(path + ":1: not a list; begin each entry with '- {'");
      return List.of();
    }
    var entries = new ArrayList<Entry>();
    for (var node : list.getValue()) {
      entry(node, entries);
    }
    return entries;
  }

  private void entry(Node node, List<Entry> entries) {
    if (!(node instanceof MappingNode mapping)) {
      problem(node, "not an entry; write '- {key: value, …}'");
      return;
    }
    var values = new LinkedHashMap<String, List<String>>();
    for (var tuple : mapping.getValue()) {
      var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!keys.contains(key)) {
        problem(tuple.getKeyNode(), "unknown key '" + key + "'; use " + sorted());
        continue;
      }
      if (values.put(key, words(tuple.getValueNode())) != null) {
        problem(tuple.getKeyNode(), "'" + key + "' stands twice in one entry; keep one");
      }
    }
    entries.add(new Entry(path.toString(), line(node), values));
  }

  private List<String> words(Node node) {
    if (node instanceof ScalarNode scalar) {
      return List.of(checked(scalar));
    }
    if (!(node instanceof SequenceNode list)) {
      problem(node, "neither a word nor a list of words; write [a, b]");
      return List.of();
    }
    var words = new ArrayList<String>();
    for (var item : list.getValue()) {
      if (item instanceof ScalarNode scalar) {
        words.add(checked(scalar));
      } else {
        problem(item, "not a word; put it in quotes if it has : or {");
      }
    }
    return words;
  }

  private String checked(ScalarNode scalar) {
    if (scalar.getValue().isBlank()) {
      problem(scalar, "an empty word; remove it");
    }
    return scalar.getValue();
  }

  private void problem(Node node, String what) {
    problems.add(path + ":" + line(node) + ": " + what);
  }

  private String sorted() {
    return String.join(", ", keys.stream().sorted().toList());
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
