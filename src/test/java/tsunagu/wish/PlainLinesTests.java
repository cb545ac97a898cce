package tsunagu.wish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The quick reader of the dictionaries says what YAML says, or nothing. */
class PlainLinesTests {
  static Stream<Path> dictionaries() throws IOException {
    try (var files = Files.list(Path.of("index-data/words"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("dictionaries")
  void readsAllOfADictionaryAsYamlDoes(Path file) throws IOException {
    var lines = Files.readAllLines(file);
    assertThat(PlainLines.entries("a file", lines)).isEqualTo(byYaml(String.join("\n", lines)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- {a: b, c: [d, \"e f\", g]}",
        "- {a: [], c: \"d, e\"}",
        "- a: b\n  c: [d, e]\n- {a: f}\n# a remark\n\n- c: 手伝い たい",
        "- a: it's 100%",
      })
  void readsWhatIsPlain(String text) {
    assertThat(PlainLines.entries("a file", text.lines().toList())).isEqualTo(byYaml(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- {a: b",
        "- {a: [b, c}",
        "- {a: b, a: c}",
        "- {a: 'b'}",
        "- {a: \"b\\n\"}",
        "- {a: \"\"}",
        "- {a: b: c}",
        "- {a: [b:c]}",
        "- {a: [b ,c]}",
        "- {a: [b,c]}",
        "- {a: *b}",
        "- {a: !b c}",
        "- {a: b} # c",
        "- {a: b }",
        "- {a: [[b]]}",
        "- {a: }",
        "- a: |",
        "- a: b # c",
        "- a: b, c",
        "- a",
        "- [a]",
        "a: b",
        " - a: b",
        "- a: b\n   c: d",
        "- {a: b}\n  c: d",
        "- {a: b\u0007}",
        "- {a: b\u2028c}",
        "\ufeff- {a: b}",
      })
  void leavesTheRestToYaml(String text) {
    assertThat(PlainLines.entries("a file", text.lines().toList())).isNull();
  }

  private static List<WordFile.Entry> byYaml(String text) {
    var root =
        (SequenceNode)
            new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
    return root.getValue().stream()
        .map(node ->
            new WordFile.Entry(
                "a file", node.getStartMark().getLine() + 1, values((MappingNode) node)))
        .toList();
  }

  private static Map<String, List<String>> values(MappingNode entry) {
    var values = new LinkedHashMap<String, List<String>>();
    for (var pair : entry.getValue()) {
      values.put(((ScalarNode) pair.getKeyNode()).getValue(), words(pair.getValueNode()));
    }
    return values;
  }

  private static List<String> words(Node node) {
    return node instanceof SequenceNode list
        ? list.getValue().stream().map(item -> ((ScalarNode) item).getValue()).toList()
        : List.of(((ScalarNode) node).getValue());
  }
}
