package tsunagu.referral;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML file read with its line numbers. What is wrong is noted and reading goes on with something
 * harmless, so that one look finds all problems of a file.
 */
final class Sheet {
  /** Languages every text a resident can see must have. */
  static final List<String> LANGUAGES = List.of("ja", "ja-easy", "en");

  private final Path file;
  private final TreeMap<Integer, List<String>> problems = new TreeMap<>();

  Sheet(Path file) {
    this.file = file;
  }

  /** The whole file; an empty row when it is missing or no YAML. */
  Row read() {
    try (var in = Files.newBufferedReader(file)) {
      var node = new Yaml(new LoaderOptions()).compose(in);
      if (node instanceof MappingNode mapping) {
        return new Row(mapping);
      }
      problem(1, "the file must be a list of named parts such as 'organisations:'");
    } catch (NoSuchFileException _) {
      problem(1, "the file is missing; put it back");
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      problem(mark == null ? 1 : mark.getLine() + 1, "not YAML: " + e.getProblem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Row(null);
  }

  void problem(int line, String what) {
    problems.computeIfAbsent(line, _ -> new ArrayList<>()).add(what);
  }

  /** Every problem, by line, as {@code file:line: what}. */
  List<String> problems() {
    var all = new ArrayList<String>();
    problems.forEach((line, texts) ->
        texts.forEach(text -> all.add(file.getFileName() + ":" + line + ": " + text)));
    return all;
  }

  /** A part with named values. */
  final class Row {
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();

    Row(@Nullable MappingNode node) {
      line = node == null ? 1 : lineOf(node);
      if (node != null) {
        for (var pair : node.getValue()) {
          var key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
          if (values.put(key, pair.getValueNode()) != null) {
            problem(lineOf(pair.getKeyNode()), "'" + key + "' stands twice; remove one");
          }
        }
      }
    }

    int line() {
      return line;
    }

    /** Notes every name that means nothing here: a typing error would otherwise stay unseen. */
    Row only(String... names) {
      var known = Set.of(names);
      values.forEach((name, node) -> {
        if (!known.contains(name)) {
          problem(
              lineOf(node),
              "'%s' means nothing here; write one of %s".formatted(name, List.of(names)));
        }
      });
      return this;
    }

    boolean has(String name) {
      return values.containsKey(name);
    }

    String text(String name) {
      var text = text(name, "");
      if (text.isBlank()) {
        problem(line, "'" + name + "' is missing; add it");
      }
      return text;
    }

    String text(String name, String otherwise) {
      return switch (values.get(name)) {
        case null -> otherwise;
        case ScalarNode scalar -> scalar.getValue().strip();
        case Node node -> {
          problem(lineOf(node), "'" + name + "' must be one text");
          yield otherwise;
        }
      };
    }

    List<String> texts(String name) {
      return switch (values.get(name)) {
        case null -> List.of();
        case SequenceNode list
            when list.getValue().stream().allMatch(ScalarNode.class::isInstance) ->
            list.getValue().stream().map(one -> ((ScalarNode) one).getValue()).toList();
        case Node node -> {
          problem(lineOf(node), "'" + name + "' must be a list such as [a, b]");
          yield List.of();
        }
      };
    }

    /** Texts of a list that must be known words. */
    List<String> codes(String name, Set<String> known) {
      var codes = texts(name);
      for (var code : codes) {
        if (!known.contains(code)) {
          problem(
              lineOf(values.get(name)),
              "'%s' is no word for '%s'; write one of %s"
                  .formatted(code, name, known.stream().sorted().toList()));
        }
      }
      return codes;
    }

    List<Integer> numbers(String name, int from, int to) {
      var numbers = new ArrayList<Integer>();
      for (var text : texts(name)) {
        var number = parse(text, from, to);
        if (number == null) {
          problem(
              lineOf(values.get(name)),
              "'%s' in '%s' must be a number from %d to %d".formatted(text, name, from, to));
        } else {
          numbers.add(number);
        }
      }
      return numbers;
    }

    int number(String name, int from, int to, int otherwise) {
      var text = text(name, "");
      var number = text.isEmpty() ? Integer.valueOf(otherwise) : parse(text, from, to);
      if (number == null) {
        problem(line, "'%s' must be a number from %d to %d".formatted(name, from, to));
        return otherwise;
      }
      return number;
    }

    boolean flag(String name, boolean otherwise) {
      var text = text(name, Boolean.toString(otherwise));
      if (!Set.of("true", "false").contains(text)) {
        problem(line, "'" + name + "' must be true or false");
      }
      return text.equals("true");
    }

    LocalDate date(String name) {
      var text = text(name);
      try {
        return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
      } catch (DateTimeException _) {
        problem(line, "'" + name + "' must be a date such as 2026-11-24");
        return LocalDate.EPOCH;
      }
    }

    Row row(String name) {
      return switch (values.get(name)) {
        case null -> new Row(null);
        case MappingNode mapping -> new Row(mapping);
        case Node node -> {
          problem(lineOf(node), "'" + name + "' must have named values");
          yield new Row(null);
        }
      };
    }

    List<Row> rows(String name) {
      var rows = new ArrayList<Row>();
      switch (values.get(name)) {
        case null -> {}
        case SequenceNode list -> {
          for (var one : list.getValue()) {
            if (one instanceof MappingNode mapping) {
              rows.add(new Row(mapping));
            } else {
              problem(lineOf(one), "each of '" + name + "' must have named values");
            }
          }
        }
        case Node node -> problem(lineOf(node), "'" + name + "' must be a list");
      }
      return rows;
    }

    /** A text in every language a resident can choose. */
    Map<String, String> said(String name) {
      if (!has(name)) {
        problem(line, "'%s' is missing; add it in %s".formatted(name, LANGUAGES));
        return Map.of();
      }
      return row(name).said();
    }

    /** The row itself as a text in every language; other names are further languages. */
    Map<String, String> said() {
      var said = new LinkedHashMap<String, String>();
      for (var language : LANGUAGES) {
        said.put(language, text(language));
      }
      values.keySet().forEach(language -> said.putIfAbsent(language, text(language)));
      return said;
    }
  }

  private static @Nullable Integer parse(String text, int from, int to) {
    try {
      var number = Integer.parseInt(text);
      return number < from || number > to ? null : number;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static int lineOf(@Nullable Node node) {
    return node == null ? 1 : node.getStartMark().getLine() + 1;
  }
}
