package tsunagu.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays every story of {@code conversation-flows/stories} and counts the steps they visit. */
class StoryTests {
  private final Flows flows = Flows.read(Path.of("conversation-flows"));
  private final Engine engine = Engine.of(flows);

  @TestFactory
  Stream<DynamicTest> everyStoryGoesAsWritten() {
    Set<String> visited = new TreeSet<>();
    var stories =
        Story.all().stream()
            .map(story ->
                DynamicTest.dynamicTest(
                    story.title(), () -> new StoryRunner(engine, story, visited).play()));
    return Stream.concat(
        stories, Stream.of(DynamicTest.dynamicTest("every step is visited", () -> all(visited))));
  }

  private void all(Set<String> visited) {
    var steps =
        flows.list().stream()
            .flatMap(flow -> flow.steps().stream().map(step -> flow.name() + "/" + step.name()))
            .toList();
    assertThat(steps).filteredOn(step -> !visited.contains(step)).isEmpty();
  }
}
