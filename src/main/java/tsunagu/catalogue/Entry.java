package tsunagu.catalogue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tsunagu.catalogue.Catalogue.Finding;

/** One mapping of a YAML file; what is wrong in it is noted with its line while it is read. */
final class Entry {
  private final String file;
  private final List<Finding> findings;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();

  private Entry(String file, List<Finding> findings, int line) {
    this.file = file;
    this.findings = findings;
    this.line = line;
  }

  /** Reads a node as a mapping with these keys and no others. */
  static Entry of(String file, @Nullable Node node, Set<String> keys, List<Finding> findings) {
    var entry = new Entry(file, findings, node == null ? 1 : line(node));
    if (node instanceof MappingNode mapping) {
      for (var tuple : mapping.getValue()) {
        entry.add(tuple.getKeyNode(), tuple.getValueNode(), keys);
      }
    } else {
      entry.wrong("expected lines of the form \"key: value\" here");
    }
    return entry;
  }

  private void add(Node key, Node value, Set<String> keys) {
    var name = key instanceof ScalarNode scalar ? scalar.getValue() : "?";
    if (!keys.contains(name)) {
      wrong(line(key), "unknown key \"" + name + "\"; known are " + new TreeSet<>(keys));
    } else if (values.put(name, value) != null) {
      wrong(line(key), "\"" + name + "\" is given twice; keep one");
    }
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  /** Notes that the entry as a whole is wrong. */
  void wrong(String words) {
    wrong(line, words);
  }

  /** Notes that a key's value is wrong. */
  void wrong(String key, String words) {
    var node = values.get(key);
    wrong(node == null ? line : line(node), words);
  }

  private void wrong(int where, String words) {
    findings.add(new Finding(file, where, words));
  }

  /** Whether the key is there. */
  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The mapping of a key. */
  Entry within(String key, Set<String> keys) {
    if (!has(key)) {
      wrong("\"" + key + "\" is missing; add it");
      return new Entry(file, findings, line);
    }
    return of(file, values.get(key), keys, findings);
  }

  /** The nodes of a list; a missing key is an empty list. */
  List<Node> nodes(String key) {
    return switch (values.get(key)) {
      case null -> List.of();
      case SequenceNode sequence -> sequence.getValue();
      default -> {
        wrong(key, "\"" + key + "\" must be a list: [one, two]");
        yield List.of();
      }
    };
  }

  /** A text of at most so many characters, or what stands in for a missing one. */
  String text(String key, int most, String otherwise) {
    var node = values.get(key);
    if (node == null) {
      return otherwise;
    }
    if (!(node instanceof ScalarNode scalar)) {
      wrong(key, "\"" + key + "\" must be one text");
      return otherwise;
    }
    var text = scalar.getValue().strip();
    if (text.length() > most) {
      wrong(key, "\"" + key + "\" has " + text.length() + " characters; at most " + most);
    }
    return text;
  }

  /** A text that must not be missing or empty. */
  String required(String key, int most, String otherwise) {
    var text = text(key, most, otherwise);
    if (text.isEmpty()) {
      wrong(key, "\"" + key + "\" is missing; add it");
    }
    return text;
  }

  /** A list of words out of a closed set. */
  List<String> words(String key, Set<String> known, List<String> otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    var words = new ArrayList<String>();
    for (var node : nodes(key)) {
      var word = node instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (known.isEmpty() || known.contains(word)) {
        words.add(word);
      } else {
        wrong(
            line(node), "unknown " + key + " \"" + word + "\"; known are " + new TreeSet<>(known));
      }
    }
    return words;
  }

  /** A whole number within bounds, or what stands in for a missing one. */
  @Nullable Integer number(String key, int least, int most, @Nullable Integer otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    return number(key, text(key, 12, ""), least, most).orElse(otherwise);
  }

  private Optional<Integer> number(String key, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    } catch (NumberFormatException e) {
      // said below, with the bounds
    }
    wrong(key, "\"" + key + "\" must be a whole number from " + least + " to " + most);
    return Optional.empty();
  }

  /** A list of whole numbers within bounds. */
  List<Integer> numbers(String key, int least, int most, List<Integer> otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    return words(key, Set.of(), List.of()).stream()
        .flatMap(word -> number(key, word, least, most).stream())
        .toList();
  }

  /** Degrees, or null. */
  @Nullable Double degrees(String key, double least, double most, @Nullable Double otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    try {
      double degrees = Double.parseDouble(text(key, 20, ""));
      if (degrees >= least && degrees <= most) {
        return degrees;
      }
    } catch (NumberFormatException e) {
      // said below, with the bounds
    }
    wrong(key, "\"" + key + "\" must be degrees from " + least + " to " + most);
    return otherwise;
  }

  /** true or false, or what stands in for a missing one. */
  @Nullable Boolean truth(String key, @Nullable Boolean otherwise) {
    return switch (text(key, 8, "")) {
      case "" -> otherwise;
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> {
        wrong(key, "\"" + key + "\" must be true or false");
        yield otherwise;
      }
    };
  }

  /** A day, or what stands in for a missing one. */
  @Nullable LocalDate day(String key, @Nullable LocalDate otherwise) {
    var text = text(key, 20, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      wrong(key, "\"" + key + "\" must be a day such as 2026-11-28");
      return otherwise;
    }
  }
}
