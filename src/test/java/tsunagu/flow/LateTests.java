package tsunagu.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Row 41: what flows say of timers that come late after an outage. */
class LateTests {
  private static final String AGAIN = "on: [due-again]\n";

  @TempDir private Path folder;

  @Test
  void row41ALateTimerIsDoneLeftOutOrAskedAboutAsItsFlowSays() throws IOException {
    copyTheFlows();
    assertThat(late()).as("where nothing is said").isEqualTo(Late.DO);

    says("late: skip\n");
    assertThat(late()).isEqualTo(Late.SKIP);

    says("late: ask\n");
    Files.writeString(
        folder.resolve("again-late.yaml"),
        """
        flow: again-late
        version: 2
        about: おそくなった声かけ
        on: [due-late-again]
        steps:
          - step: apology
            say:
              ja: 声をかけるのが、おそくなりました。
              ja-easy: おそく なりました。ごめんなさい です。
              en: Sorry, this reminder is late.
            then: again
        """);
    assertThat(late()).isEqualTo(Late.ASK);
  }

  private Late late() {
    return Engine.of(Flows.read(folder)).late("again");
  }

  private void copyTheFlows() throws IOException {
    try (var files = Files.list(Path.of("conversation-flows"))) {
      for (var file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  private void says(String rule) throws IOException {
    var again = Files.readString(Path.of("conversation-flows", "again.yaml"));
    Files.writeString(folder.resolve("again.yaml"), again.replace(AGAIN, AGAIN + rule));
  }
}
