package tsunagu.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tsunagu.conversation.FileAnswers;
import tsunagu.flow.FlowFiles;
import tsunagu.flow.Flows;
import tsunagu.story.Stories;

/** Plays the stories beside the flows, for {@code check}. */
final class StoryCheck implements AutoCloseable {
  private final FlowFiles files;
  private final Flows flows;
  private final Stories stories;
  private final FileAnswers answers;

  /** For flows that were proved. */
  StoryCheck(Path folder, Path indexData, LocalDate today) {
    this.files = FlowFiles.of(folder);
    this.flows = Flows.read(files);
    this.stories = Stories.of(folder);
    this.answers = FileAnswers.of(indexData, today);
  }

  /** How many stories there are. */
  int count() {
    return stories.count();
  }

  /** What goes otherwise than written, and the steps no story visits, a line each. */
  List<String> problems() {
    var problems = new ArrayList<String>();
    stories.findings().forEach(finding -> problems.add(finding.toString()));
    if (stories.count() == 0) {
      return problems;
    }
    var played = stories.play(files, flows, answers);
    for (var story : played.failed()) {
      for (var complaint : story.complaints()) {
        problems.add(
            "%s:%d（%s）: %s%s"
                .formatted(
                    story.file(),
                    complaint.line(),
                    story.title(),
                    complaint.sentence(),
                    complaint.said().isEmpty() ? "" : "\n    言ったこと: " + complaint.said()));
      }
    }
    played.unvisited().forEach(step -> problems.add(step + ": どの物語も通らない手順です。"));
    return problems;
  }

  /** Writes what is said now into the stories; answers the files that changed. */
  List<Path> update() {
    return stories.update(files, flows, answers);
  }

  @Override
  public void close() {
    answers.close();
  }
}
