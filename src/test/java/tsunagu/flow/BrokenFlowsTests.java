package tsunagu.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Each folder of {@code flow/broken} has one fault: its files stand in place of those of {@code
 * flow/sound}, and its {@code expected.yaml} says what must be said about them, word for word.
 */
class BrokenFlowsTests {
  private static final Path SOUND = Path.of("src/test/resources/flow/sound");
  private static final Path BROKEN = Path.of("src/test/resources/flow/broken");
  private static final String EXPECTED = "expected.yaml";

  @TempDir Path folder;

  @Test
  void theSoundFlowsHaveNoFault() {
    assertThat(FlowCheck.findings(SOUND)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyFaultIsFoundWithFileLineAndWords() throws IOException {
    var sets = sets();
    assertThat(sets).hasSizeGreaterThanOrEqualTo(40);
    return sets.stream()
        .map(set -> DynamicTest.dynamicTest(String.valueOf(set.getFileName()), () -> refused(set)));
  }

  private static List<Path> sets() throws IOException {
    try (var list = Files.list(BROKEN)) {
      return list.filter(Files::isDirectory).sorted().toList();
    }
  }

  private void refused(Path set) throws IOException {
    var expected = expected(set);
    var files = overlaid(set);

    var findings = FlowCheck.report(files).findings();

    assertThat(findings)
        .contains(
            new Finding(
                text(expected, "file"),
                Integer.parseInt(text(expected, "line")),
                text(expected, "step"),
                text(expected, "says"),
                text(expected, "mend")));
    assertThat(findings).hasSize(1 + Integer.parseInt(text(expected, "others")));
    assertThatThrownBy(() -> Flows.read(files))
        .isInstanceOf(FlowFault.class)
        .hasMessageContaining(text(expected, "says"));
  }

  private static Map<String, Object> expected(Path set) throws IOException {
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    return yaml.load(Files.readString(set.resolve(EXPECTED)));
  }

  private static String text(Map<String, Object> expected, String key) {
    return String.valueOf(expected.get(key));
  }

  private FlowFiles overlaid(Path set) throws IOException {
    var own = Files.createTempDirectory(folder, "set");
    for (var from : List.of(SOUND, set)) {
      try (var list = Files.list(from)) {
        for (var file : list.filter(one -> !one.endsWith(EXPECTED)).toList()) {
          Files.copy(
              file,
              own.resolve(String.valueOf(file.getFileName())),
              java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return FlowFiles.of(own);
  }
}
