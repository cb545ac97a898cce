package tsunagu.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was judged is understood, found and routed as well as the goals demand. */
class EvaluateCommandTests {
  private static final Path DATA = Path.of("index-data");

  @TempDir Path folder;

  @Test
  void theProjectsOwnSetReachesItsGoals() {
    var judged = JudgedSet.read(Path.of("src/test/resources/evaluate"));
    assertThat(judged.goals()).containsKeys("kind", "all slots", "danger recall", "success@3");
    assertThat(judged.entries()).hasSizeGreaterThan(300);
    var report = EvaluateCommand.run(judged, DATA);
    assertThat(report.below()).as("%s%n%s", report.table(), report.failures()).isEmpty();
  }

  @Test
  void sentencesNobodyWorkedOnReachTheirGoals() {
    var judged = JudgedSet.read(Path.of("src/test/resources/evaluate/unseen"));
    assertThat(judged.goals()).containsKeys("kind", "all slots", "first organisation");
    var report = EvaluateCommand.run(judged, DATA);
    assertThat(report.below()).as("%s%n%s", report.table(), report.failures()).isEmpty();
  }

  @Test
  void aSetThatIsAnsweredWronglyIsBelowItsGoalAndSaysWhy() throws IOException {
    Files.writeString(folder.resolve("goals.yaml"), "kind: 1.0\ndanger recall: 1.0\n");
    Files.writeString(
        folder.resolve("set.yaml"),
        """
        entries:
        - {id: wrong, say: 手話サークルに入りたい, want: {kind: give_resource}, to: [FUND]}
        - {id: right, say: 死にたい, safety: crisis}
        """);
    var report = EvaluateCommand.run(JudgedSet.read(folder), DATA);
    assertThat(report.below()).containsOnlyKeys("kind");
    assertThat(report.failures()).containsOnlyKeys("wrong 手話サークルに入りたい");
    assertThat(report.failures().values().iterator().next())
        .anyMatch(fault -> fault.startsWith("kind:"))
        .anyMatch(fault -> fault.startsWith("first organisation:"));
  }

  @Test
  void whatIsNotThereMustNotBeSaidToFitAndNoFormMayFallFarBelowTheLastRun() throws IOException {
    Files.writeString(
        folder.resolve("set.yaml"),
        """
        entries:
        - {say: 手話, nothing: true}
        - {say: スキューバダイビング, nothing: true}
        - {say: しゅわ, class: kana, finds: {v-ehon-tama: 3}}
        - {say: しょうぼうたんけんたい, class: typo, finds: {v-ehon-tama: 3}}
        pairs:
        - [手話, しゅわ]
        - [子ども食堂, こどもしょくどう]
        """);
    var judged = JudgedSet.read(folder);
    var report = EvaluateCommand.run(judged, DATA, Map.of("nDCG@10 kana", .9, "kind", 1.0));
    assertThat(report.values())
        .containsEntry("nothing fits, and said so", .5)
        .containsEntry("nDCG@10 typo", 0.0)
        .containsEntry("spellings, common", 1.0)
        .containsKeys("nDCG@10 of JapaneseAnalyzer", "slips, right word first");
    assertThat(report.below()).containsOnlyKeys("nDCG@10 kana");
  }

  @Test
  void measuresAreKeptForTheNextRun() throws IOException {
    var last = folder.resolve(EvaluateCommand.LAST);
    assertThat(EvaluateCommand.before(last)).isEmpty();
    Files.writeString(last, "{\"nDCG@10 kana\": 0.991}");
    assertThat(EvaluateCommand.before(last)).containsEntry("nDCG@10 kana", .991);
  }

  @Test
  void anEntryWithoutASentenceIsNamed() throws IOException {
    Files.writeString(folder.resolve("set.yaml"), "entries:\n- {id: x, want: {kind: event}}\n");
    assertThatThrownBy(() -> JudgedSet.read(folder)).hasMessageContaining("set.yaml");
  }

  @Test
  void theGainIsWholeInTheBestOrderAndLessBehindIt() {
    var grades = Map.of("a", 3, "b", 1);
    assertThat(Tally.gain(List.of("a", "b"), grades)).isCloseTo(1, within(1e-9));
    assertThat(Tally.gain(List.of("b", "a"), grades)).isBetween(.6, .8);
    assertThat(Tally.gain(List.of("c", "d"), grades)).isZero();
  }
}
