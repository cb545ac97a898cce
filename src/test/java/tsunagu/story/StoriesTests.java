package tsunagu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsunagu.conversation.FileAnswers;
import tsunagu.flow.FlowFiles;
import tsunagu.flow.Flows;

/** The stories that are shipped, played against the flows that are shipped. */
class StoriesTests {
  private static final Path FLOWS = Path.of("conversation-flows");
  private static final int FEWEST = 80;

  private static Stories stories = Stories.of(FLOWS);
  private static Played played = new Played(List.of(), List.of(), 0);

  @BeforeAll
  static void play() {
    var files = FlowFiles.of(FLOWS);
    try (var real = FileAnswers.of(Path.of("index-data"), LocalDate.of(2026, 11, 24))) {
      played = stories.play(files, Flows.read(files), real);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyStoryGoesAsWritten() {
    return played.outcomes().stream()
        .map(outcome ->
            DynamicTest.dynamicTest(
                outcome.file() + ":" + outcome.line() + " " + outcome.title(),
                () -> assertThat(outcome.complaints()).isEmpty()));
  }

  @Test
  void everyStepOfEveryFlowIsVisited() {
    assertThat(stories.findings()).isEmpty();
    assertThat(played.unvisited()).isEmpty();
    assertThat(played.steps()).isGreaterThan(100);
  }

  @Test
  void thereAreManyAndNoTwoAreCalledTheSame() {
    assertThat(stories.count()).isGreaterThanOrEqualTo(FEWEST);
    assertThat(played.outcomes()).extracting(Played.Outcome::title).doesNotHaveDuplicates();
  }

  /** What a story claims to show really happens in it, or it would not go as written. */
  @ParameterizedTest
  @CsvSource({
    "correction,10",
    "digression,10",
    "unclear,10",
    "old-button,5",
    "timeout,5",
    "flow-change,5"
  })
  void thereAreEnoughOfEachKindAndSomeInEachLanguage(String kind, int fewest) {
    var shown =
        played.outcomes().stream().filter(outcome -> outcome.shows().contains(kind)).toList();
    assertThat(shown).hasSizeGreaterThanOrEqualTo(fewest);
    assertThat(shown).allMatch(outcome -> outcome.happens().contains(kind));
    assertThat(shown).extracting(Played.Outcome::language).contains("ja", "ja-easy", "en");
  }
}
