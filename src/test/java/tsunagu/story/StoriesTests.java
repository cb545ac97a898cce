package tsunagu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tsunagu.flow.FlowFiles;
import tsunagu.flow.Flows;

/** The stories that are shipped, played against the flows that are shipped. */
class StoriesTests {
  private static final Path FLOWS = Path.of("conversation-flows");

  @TestFactory
  Stream<DynamicTest> everyStoryGoesAsWritten() {
    var files = FlowFiles.of(FLOWS);
    var stories = Stories.of(FLOWS);
    var played = stories.play(files, Flows.read(files), SampleCity.ofSomeoneIntroduced());
    var tests =
        played.outcomes().stream()
            .map(outcome ->
                DynamicTest.dynamicTest(
                    outcome.file() + ":" + outcome.line() + " " + outcome.title(),
                    () -> assertThat(outcome.complaints()).isEmpty()));
    return Stream.concat(
        tests,
        Stream.of(
            DynamicTest.dynamicTest(
                "every step is visited", () -> assertThat(played.unvisited()).isEmpty()),
            DynamicTest.dynamicTest(
                "every file is readable", () -> assertThat(stories.findings()).isEmpty())));
  }
}
