package tsunagu.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsunagu.flow.FlowFiles;
import tsunagu.flow.Flows;

/** Stories that go otherwise than written are told so, with line and words. */
class PlayTests {
  private static final FlowFiles FILES = FlowFiles.of(Path.of("conversation-flows"));
  private static final Flows FLOWS = Flows.read(FILES);

  @TempDir Path folder;

  private Stories stories(String text) throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("stories")).resolve("s.yaml"), text);
    return Stories.of(folder);
  }

  private Played play(String text) throws IOException {
    return stories(text).play(FILES, FLOWS, SampleCity.ofSomeoneIntroduced());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          - person: メニュー\\n    bot: [なにもない]           | 4 | 「なにもない」と言うはずでした
          - person: メニュー\\n    not: 何をおさがし          | 4 | とは言わないはずでした
          - person: メニュー\\n    silent: true              | 4 | 何も言わないはずでした
          - person: メニュー\\n    at: help/said             | 4 | menu/what でした
          - person: メニュー\\n    quick: [空を飛ぶ]          | 4 | 選べるもの
          - person: メニュー\\n    mine: {language: en}      | 4 | 「language」は en
          - person: メニュー\\n    done: [forget]            | 4 | 「done」は
          - tap: 出ていないボタン                              | 4 | まだ出ていません
          - wave: hand                                        | 4 | 「wave」ということばはありません
          - later: soon                                       | 4 | のように書きます
          - change: {file: no.yaml, instead-of: a, write: b}  | 4 | ファイルはありません
          - change: {file: menu.yaml, instead-of: "ask: choice", write: "ask: ?"} | 4 | 誤りがあります
          - person: メニュー                                  | 1 | shows: timeout
          """)
  void whatGoesOtherwiseIsNamedWithItsLine(String beat, int line, String words) throws IOException {
    var text = "story: one\nshows: [timeout]\ntalk:\n  " + beat.replace("\\n", "\n") + "\n";
    var outcome = play(text).outcomes().getFirst();
    assertThat(outcome.complaints())
        .anySatisfy(complaint -> {
          assertThat(complaint.line()).isEqualTo(line);
          assertThat(complaint.sentence()).contains(words);
        });
  }

  @Test
  void stepsNoStoryVisitsAreNamed() throws IOException {
    var played = play("story: one\ntalk:\n  - person: メニュー\n");
    assertThat(played.failed()).isEmpty();
    assertThat(played.well()).isFalse();
    assertThat(played.unvisited()).contains("settings/what").doesNotContain("menu/what");
  }

  @Test
  void aFileThatIsNoStoryIsNamedAndTheOthersArePlayed() throws IOException {
    assertThat(stories("- just: a list\n").findings()).isNotEmpty();
    assertThat(stories("story: x\nsaga: y\ntalk: [{person: a}]\n").findings().getFirst().sentence())
        .contains("saga");
    assertThat(stories("story: x\n").findings().getFirst().sentence()).contains("talk");
    assertThat(stories("story: [x\ntalk: y\n").findings().getFirst().line()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"2h,120", "30m,30", "3d,4320", "2時間,120", "30分,30", "3日,4320"})
  void timeIsReadAsPeopleWriteIt(String written, long minutes) {
    assertThat(Later.of(written)).isEqualTo(Duration.ofMinutes(minutes));
  }

  @Test
  void anythingElseIsNoTime() {
    assertThatThrownBy(() -> Later.of("tomorrow")).hasMessageContaining("2時間");
  }
}
