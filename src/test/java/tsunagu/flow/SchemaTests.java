package tsunagu.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.YamlContent;

/** The schema that editors use and the reader that runs the flows accept the same words. */
class SchemaTests {
  private static final Path SHIPPED = Path.of("conversation-flows");
  private static final Path FILE = SHIPPED.resolve("flow.schema.json");
  private static final Path TESTS = Path.of("src/test/resources/flow");
  private static final String COMMENT = "# yaml-language-server: $schema=flow.schema.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(Files.readString(FILE), InputFormat.JSON);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Stream<Path> shipped() throws IOException {
    return yaml(SHIPPED);
  }

  static Stream<Path> sound() throws IOException {
    return yaml(TESTS.resolve("sound"));
  }

  private static Stream<Path> yaml(Path folder) throws IOException {
    try (var list = Files.list(folder)) {
      return list.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource({"shipped", "sound"})
  void aFileThatRunsIsValid(Path file) throws IOException {
    assertThat(problems(Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedFileNamesItsSchema(Path file) throws IOException {
    assertThat(Files.readString(file)).startsWith(COMMENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown-key",
        "version-of-the-future",
        "no-version",
        "no-about",
        "no-steps",
        "old-words-in-new-version",
        "unknown-aside",
        "bad-step-name",
        "step-does-nothing",
        "two-things-at-once",
        "unknown-kind-of-question",
        "show-what-is-not-there",
        "time-without-unit",
        "timeout-without-goal",
        "condition-missing",
        "yes-or-no-wanted",
        "too-many-tries",
        "choice-without-value",
        "unknown-language",
        "wording-as-a-line",
        "refer-without-no",
        "language-missing"
      })
  void aFaultOfShapeIsRefusedByTheSchemaToo(String set) throws IOException {
    for (var file : yaml(TESTS.resolve("broken").resolve(set)).toList()) {
      if (!file.endsWith("expected.yaml")) {
        assertThat(problems(Files.readString(file))).as(set).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aStepTakesTheSameWordsInBoth(String kind) {
    var keys = new TreeSet<String>();
    definitions().get(kind).get("properties").propertyNames().forEach(keys::add);

    assertThat(keys).isEqualTo(new TreeSet<>(readerKeys(kind.substring("step-".length()))));
  }

  static List<String> kinds() {
    return definitions().propertyNames().stream()
        .filter(name -> name.startsWith("step-") && !name.equals("step-go"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"flow", "common"})
  void aFileTakesTheSameWordsInBoth(String kind) {
    var keys = new TreeSet<String>();
    definitions().get(kind).get("properties").propertyNames().forEach(keys::add);
    var name = kind.equals("flow") ? "t.yaml" : "common.yaml";

    assertThat(keys).isEqualTo(new TreeSet<>(accepted(kind + ": t\nzzz: 1\n", name)));
  }

  @Test
  void everyWordIsExplainedToCoordinators() throws IOException {
    var readme = Files.readString(SHIPPED.resolve("README.md"));
    var words = new TreeSet<String>(List.of("when", "else", "label", "value", "open"));
    definitions()
        .propertyStream()
        .map(one -> one.getValue().path("properties"))
        .forEach(properties -> properties.propertyNames().forEach(words::add));

    assertThat(words)
        .filteredOn(word -> !readme.contains(word + ":") && !readme.contains("`" + word + "`"))
        .isEmpty();
    assertThat(Events.REQUIRED).filteredOn(event -> !readme.contains("`" + event + "`")).isEmpty();
  }

  private static JsonNode definitions() {
    try {
      return JSON.readTree(Files.readString(FILE)).get("definitions");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The words the reader says it knows in such a step. */
  private static Set<String> readerKeys(String kind) {
    var verb = kind.startsWith("ask-") ? "ask: " + kind.substring("ask-".length()) : kind + ": x";
    return accepted(
        "flow: t\nversion: 2\nabout: x\nsteps:\n  - step: a\n    " + verb + "\n    zzz: 1\n",
        "t.yaml");
  }

  private static Set<String> accepted(String text, String name) {
    var reader = new FlowReader();
    reader.read(FlowFiles.of(TESTS.resolve("sound")).with(name, text));
    return reader.findings().stream()
        .filter(finding -> finding.sentence().contains("zzz"))
        .findFirst()
        .map(finding -> Set.of(finding.remedy().replace("使える項目：", "").split("、", 99)))
        .orElseThrow();
  }

  private static List<Error> problems(String text) {
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    var content =
        JSON.writeValueAsString(
            YamlContent.of(yaml.compose(new StringReader(text)), SchemaTests::number));
    return SCHEMA.validate(content, InputFormat.JSON);
  }

  private static Object number(String text) {
    return text.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(text) : text;
  }
}
