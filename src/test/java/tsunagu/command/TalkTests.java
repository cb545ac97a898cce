package tsunagu.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsunagu.App;

/** The conversation in a terminal, and the stories as {@code check} plays and rewrites them. */
class TalkTests {
  @TempDir Path folder;

  private final PrintStream out = System.out;
  private final InputStream in = System.in;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(written, true, UTF_8));
  }

  @AfterEach
  void leave() {
    System.setOut(out);
    System.setIn(in);
  }

  private String talk(String typed, String... options) {
    System.setIn(new ByteArrayInputStream(typed.getBytes(UTF_8)));
    var words = new ArrayList<>(List.of("talk", "--today", "2026-11-24"));
    words.addAll(List.of(options));
    var settings = Settings.of(App.class, List.of());
    assertThat(Commands.execute(settings, words.toArray(String[]::new))).isZero();
    return written.toString(UTF_8);
  }

  @Test
  void aPersonFindsSomethingWaitsAndAsksForAHuman() {
    assertThat(
            talk(
                """
                土曜に子どもと参加できるボランティアありますか　宮前区
                ２
                :tap 紹介してほしい
                :later 2d
                人と話す
                もしもし
                メニュー
                :where
                """))
        .containsSubsequence(
            "はじめまして",
            "合いそうなものです",
            "┌ 1. ",
            "［条件を変える］",
            "紹介しましょうか",
            "紹介先：",
            "紹介はしていません",
            "担当の者におつなぎします",
            "（ここで担当の人が呼ばれます）",
            "（担当の人を待っています",
            "何をおさがしですか",
            "（いまの場所: menu/what");
  }

  @Test
  void languageAndLettersChangeAndWhatIsUnknownIsSaidSo() {
    assertThat(
            talk("menu\n:ja-easy\n:large\nメニュー\n:later soon\n:tap nothing\n", "--language", "en"))
        .containsSubsequence(
            "What are you looking for?",
            "（language: ja-easy）",
            "（letters: large）",
            "何（なに）を しますか",
            "\n\n1. ボランティアを さがす",
            "（時間は 2h",
            "（そのボタンはまだ出ていません: nothing）");
  }

  @Test
  void expectationsAreRewrittenForReviewAndFlowsAreDrawn() throws IOException {
    try (var all = Files.list(Path.of("conversation-flows"))) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        copy(String.valueOf(file.getFileName()));
      }
    }
    var stories = Files.createDirectories(folder.resolve("stories")).resolve("one.yaml");
    Files.writeString(
        stories,
        """
        # kept as it is
        story: メニュー😀
        talk:
          - person: メニュー
            bot: [何をおさがししますか, "1. ボランティアをさがす"]   # and this
        """);
    var settings =
        Settings.of(
            App.class, List.of("--tsunagu.flows=" + folder, "--tsunagu.index-data=index-data"));
    assertThat(Commands.execute(settings, "check")).isEqualTo(1);
    assertThat(written.toString(UTF_8))
        .contains("stories/one.yaml:4（メニュー😀）: 「何をおさがししますか」と言うはずでした。", "言ったこと: 何をおさがしですか");
    var pictures = folder.resolve("pictures");
    Commands.execute(settings, "check", "--update", "--picture", pictures.toString());
    assertThat(Files.readString(stories))
        .startsWith("# kept as it is\nstory: メニュー😀\n")
        .contains("\"1. ボランティアをさがす\"", "# and this", "何をおさがしですか。番号か");
    assertThat(Files.readString(pictures.resolve("menu.html")))
        .contains("flowchart TD", "find-event");
    assertThat(pictures.resolve("mermaid.min.js")).exists();
  }

  private void copy(String name) throws IOException {
    Files.copy(Path.of("conversation-flows", name), folder.resolve(name));
  }
}
