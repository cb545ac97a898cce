package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tsunagu.lane.Commit;
import tsunagu.lane.Drawer;
import tsunagu.lane.Lanes;
import tsunagu.lane.TestLanes;
import tsunagu.message.Incoming;

/** Two instances with different flow files, as while new files are rolled out. */
class TwoVersionsTests {
  private static final String AKI = "aki";

  @RegisterExtension final TestLanes redis = new TestLanes();
  @TempDir Path folder;

  private Turns before;

  @BeforeEach
  void copyTheFlows() throws IOException {
    before = TestTurns.over(redis);
    try (var files = Files.list(Path.of("conversation-flows"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private void edit(String old, String replacement) throws IOException {
    var menu = folder.resolve("menu.yaml");
    var text = Files.readString(menu);
    assertThat(text).contains(old);
    Files.writeString(menu, text.replace(old, replacement));
  }

  private String say(Turns instance, String text) {
    var incoming = redis.said(AKI, text);
    assertThat(instance.turn(redis.arrived(incoming))).isEqualTo(Commit.Answer.OK);
    return lastSaid(incoming);
  }

  /** What the last turn said, as its record has it. */
  private String lastSaid(Incoming incoming) {
    var lanes = redis.lanes();
    return lanes
        .entries(lanes.lane(incoming.person()), Drawer.LOG, incoming.person().hash(), 4)
        .stream()
        .map(Lanes.Entry::value)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void whereOnlyTheWordingIsAnotherTheConversationGoesOn() throws IOException {
    edit("何をおさがしですか。", "何をしましょうか。");
    var after = TestTurns.over(redis, folder);

    say(before, "メニュー");
    assertThat(say(after, "8")).contains("設定です").doesNotContain("新しくなりました");
    assertThat(say(before, "メニュー")).contains("何をおさがしですか");
    assertThat(say(after, "メニュー")).contains("何をしましょうか");
  }

  @Test
  void whereTheQuestionIsAnotherThePersonIsToldAndGoesOnOnEither() throws IOException {
    edit("then: help\n", "then: settings\n        value: again\n");
    var after = TestTurns.over(redis, folder);

    say(before, "メニュー");
    assertThat(say(after, "10")).contains("新しくなりました").contains("1. ボランティア");
    assertThat(say(after, "8")).contains("設定です");
    assertThat(say(before, "メニュー")).contains("何をおさがしですか");
    assertThat(say(before, "10")).contains("ふだんのことば");
  }
}
