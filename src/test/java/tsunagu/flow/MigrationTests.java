package tsunagu.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of an older version of the language are read as they were meant. */
class MigrationTests {
  private static final FlowFiles OLD = FlowFiles.of(Path.of("src/test/resources/flow/version-1"));

  private final FlowReader reader = new FlowReader();

  @ParameterizedTest
  @CsvSource({"hours, ASKING_AGAIN", "pleased, QUIET", "plain, NO"})
  void theFlagsOfVersionOneBecomeOneWord(String flow, Flow.Aside aside) {
    var flows = reader.read(OLD);

    assertThat(reader.findings()).isEmpty();
    assertThat(flows.find(flow).orElseThrow().aside()).isEqualTo(aside);
    assertThat(flows.find(flow).orElseThrow().version()).isEqualTo(Migration.VERSION);
  }

  @Test
  void itIsSaidWhichFilesAreOldAndHowToWriteThemToday() {
    reader.read(OLD);

    assertThat(reader.notes())
        .extracting(Finding::file)
        .containsExactly("hours.yaml", "plain.yaml", "pleased.yaml");
    assertThat(reader.notes())
        .allSatisfy(note -> {
          assertThat(note.line()).isEqualTo(2);
          assertThat(note.remedy()).contains("aside: asking").contains("version: 2");
        });
  }

  @Test
  void everyLineKeepsItsNumberAndMeaning() {
    var today = OLD.with("hours.yaml", newer(OLD.text("hours.yaml").orElseThrow()));

    assertThat(new FlowReader().read(today).find("hours"))
        .isEqualTo(new FlowReader().read(OLD).find("hours"));
  }

  private static String newer(String text) {
    return text.replace("version: 1", "version: 2").replace("aside: true", "aside: asking");
  }
}
