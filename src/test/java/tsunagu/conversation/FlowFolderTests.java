package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsunagu.flow.Finding;
import tsunagu.flow.FlowFault;

/** Flow files change under the running program. */
class FlowFolderTests {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final List<Finding> tooLong = new CopyOnWriteArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private FlowFolder flows;
  private Path menu;

  @BeforeEach
  void watch() throws IOException {
    try (var files = Files.list(Path.of("conversation-flows"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    menu = folder.resolve("menu.yaml");
    flows = folderOf(tooLong);
    flows.start();
  }

  private FlowFolder folderOf(List<Finding> found) {
    return new FlowFolder(folder, BrakeSettings.DEFAULT, meters, _ -> List.copyOf(found));
  }

  @AfterEach
  void stop() {
    flows.stop();
  }

  private void edit(String old, String replacement) throws IOException {
    var text = Files.readString(menu);
    assertThat(text).contains(old);
    Files.writeString(menu, text.replace(old, replacement));
  }

  private double refused() {
    return meters.get("tsunagu.flows.refused").gauge().value();
  }

  @Test
  void aChangedFileComesIntoForceByItself() throws IOException {
    var before = flows.standing().version();
    edit("何をおさがしですか。", "何をしましょうか。");
    await().atMost(SOON).until(() -> !flows.standing().version().equals(before));
    assertThat(flows.standing().refused()).isEmpty();
    assertThat(flows.engine().flows().version()).isEqualTo(flows.standing().version());
  }

  @Test
  void aFaultyFileIsToldAndTheOldOnesStayUntilItIsMended() throws IOException {
    var before = flows.standing();
    edit("then: find-event", "then: nowhere-at-all");
    await().atMost(SOON).until(() -> !flows.standing().refused().isEmpty());
    assertThat(flows.engine()).isSameAs(before.engine());
    assertThat(flows.standing().refused().getFirst().file()).isEqualTo("menu.yaml");
    assertThat(refused()).isPositive();
    assertThat(new FlowHealth(flows).health().getDetails())
        .containsEntry("version", before.version())
        .containsKey("refused");

    edit("then: nowhere-at-all", "then: find-event");
    await().atMost(SOON).until(() -> flows.standing().refused().isEmpty());
    assertThat(flows.standing().version()).as("the same files again").isEqualTo(before.version());
    assertThat(refused()).isZero();
  }

  @Test
  void whatLineWouldRefuseIsRefusedBeforeItComesIntoForce() throws IOException {
    var before = flows.standing();
    tooLong.add(new Finding("menu.yaml", 8, "what", "長すぎます。", "短くしてください。"));
    edit("何をおさがしですか。", "何をしましょうか。");
    await().atMost(SOON).until(() -> !flows.standing().refused().isEmpty());
    assertThat(flows.engine()).isSameAs(before.engine());
    assertThat(flows.standing().refused()).containsExactlyElementsOf(tooLong);
    assertThatThrownBy(() -> folderOf(tooLong)).isInstanceOf(FlowFault.class);

    tooLong.clear();
    edit("何をしましょうか。", "何をお手伝いしましょうか。");
    await().atMost(SOON).until(() -> flows.standing().refused().isEmpty());
  }

  @Test
  void aFileThatIsSavedByRenamingIsSeenToo() throws IOException {
    var before = flows.standing().version();
    var other = folder.resolve("menu.yaml~");
    Files.writeString(other, Files.readString(menu).replace("何をおさがしですか。", "ご用件は。"));
    Files.move(other, menu, StandardCopyOption.REPLACE_EXISTING);
    await().atMost(SOON).until(() -> !flows.standing().version().equals(before));
  }

  @Test
  void theFirstFilesMustBeInOrder() throws IOException {
    edit("then: find-event", "then: nowhere-at-all");
    assertThatThrownBy(() -> folderOf(tooLong)).isInstanceOf(FlowFault.class);
  }
}
