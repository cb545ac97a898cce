package tsunagu.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** The schema that editors use for stories, and the runner that plays them, know the same words. */
class StorySchemaTests {
  private static final Path STORIES = Path.of("conversation-flows", "stories");
  private static final String COMMENT = "# yaml-language-server: $schema=story.schema.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TEXT = read(STORIES.resolve("story.schema.json"));
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(TEXT, InputFormat.JSON);

  static Stream<Path> shipped() throws IOException {
    try (var files = Files.list(STORIES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyStoryThatIsPlayedIsValidAndNamesItsSchema(Path file) {
    assertThat(problems(read(file))).isEmpty();
    assertThat(read(file)).startsWith(COMMENT + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "talk: [{person: x}]",
        "story: t",
        "story: t\ntalk: []",
        "story: t\nshow: [timeout]\ntalk: [{person: x}]",
        "story: t\nshows: [surprise]\ntalk: [{person: x}]",
        "story: t\nnow: tomorrow\ntalk: [{person: x}]",
        "story: t\nlanguage: fr\ntalk: [{person: x}]",
        "story: t\nunderstands: [{kind: volunteer}]\ntalk: [{person: x}]",
        "story: t\ntalk: [{persons: x}]",
        "story: t\ntalk: [{later: soon}]",
        "story: t\ntalk: [{place: [35.5]}]",
        "story: t\ntalk: [{change: {write: x}}]",
        "story: t\ntalk: [{silent: maybe}]"
      })
  void aFaultOfShapeIsSeenWhileWriting(String story) {
    assertThat(problems(story)).isNotEmpty();
  }

  @Test
  void aboveTheTalkBothKnowTheSameWords() {
    assertThat(names(schema())).isEqualTo(new TreeSet<>(StoryFile.HEAD));
  }

  @Test
  void inTheTalkBothKnowTheSameWords() {
    assertThat(names(schema().get("definitions").get("beat"))).isEqualTo(new TreeSet<>(Play.WORDS));
  }

  @Test
  void everyWordIsExplained() {
    var readme = read(STORIES.resolve("README.md"));
    var words = names(schema());
    words.addAll(names(schema().get("definitions").get("beat")));

    assertThat(words)
        .filteredOn(word -> !readme.contains(word + ":") && !readme.contains("`" + word + "`"))
        .isEmpty();
  }

  private static Set<String> names(JsonNode of) {
    var names = new TreeSet<String>();
    of.get("properties").propertyNames().forEach(names::add);
    return names;
  }

  private static JsonNode schema() {
    return JSON.readTree(TEXT);
  }

  private static List<Error> problems(String text) {
    var problems = new ArrayList<Error>();
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    for (var story : yaml.composeAll(new StringReader(text))) {
      var content = YamlContent.of(story, StorySchemaTests::number);
      problems.addAll(SCHEMA.validate(JSON.writeValueAsString(content), InputFormat.JSON));
    }
    return problems;
  }

  private static Object number(String text) {
    return text.matches("-?[0-9]+(\\.[0-9]+)?") ? (Object) Double.valueOf(text) : text;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
