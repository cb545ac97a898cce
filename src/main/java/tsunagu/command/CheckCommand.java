package tsunagu.command;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.catalogue.Catalogue;
import tsunagu.conversation.EveryAnswer;
import tsunagu.flow.FlowCheck;
import tsunagu.flow.FlowFiles;
import tsunagu.flow.Flows;
import tsunagu.outbox.Outbox;
import tsunagu.referral.Organisations;
import tsunagu.search.Search;
import tsunagu.wish.WishReader;

/**
 * Reads and proves all files that coordinators write; touches neither Redis nor the data folder.
 */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Checks the conversation flows and the index data; status 1 when anything is wrong.")
final class CheckCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Settings settings;

  @Option(names = "--json", description = "one JSON object: findings, notes and problems")
  private boolean json;

  @Option(names = "--picture", paramLabel = "DIR", description = "draws each flow into a folder")
  private @Nullable Path picture;

  @Option(names = "--update", description = "writes what is said now into the stories, for review")
  private boolean update;

  CheckCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    var today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    var problems = new ArrayList<String>();
    var report = FlowCheck.report(FlowFiles.of(settings.flows()));
    report.findings().forEach(finding -> problems.add(finding.toString()));
    problems.addAll(wrong(() -> WishReader.of(settings.indexData(), Search.boundaries())));
    problems.addAll(wrong(() -> Organisations.of(settings.indexData())));
    problems.addAll(wrong(() -> Catalogue.of(settings.indexData(), today)));
    if (problems.isEmpty()) {
      report = FlowCheck.report(FlowFiles.of(settings.flows()), worst(today));
      report.findings().forEach(finding -> problems.add(finding.toString()));
    }
    if (problems.isEmpty()) {
      problems.addAll(stories(today));
    }
    say(report, problems);
    return problems.isEmpty() ? 0 : 1;
  }

  private void say(FlowCheck.Report report, List<String> problems) {
    if (json) {
      System.out.println(
          JSON.writeValueAsString(
              Map.of(
                  "flows", report.flows(),
                  "steps", report.steps(),
                  "findings", report.findings(),
                  "notes", report.notes(),
                  "problems", problems)));
      return;
    }
    report.notes().forEach(note -> System.out.println("お知らせ " + note));
    problems.forEach(System.out::println);
    System.out.println(
        problems.isEmpty()
            ? report.flows() + "の流れ、" + report.steps() + "のステップ。すべて問題ありません。"
            : problems.size() + "件の問題があります。");
  }

  /** Everything the index data could make the flows say, judged by what LINE takes. */
  private FlowCheck.WorstCase worst(LocalDate today) {
    var everything =
        new EveryAnswer(
            Catalogue.of(settings.indexData(), today), Organisations.of(settings.indexData()));
    return new FlowCheck.WorstCase(
        everything, words -> Outbox.problems(EveryAnswer.withLongLinks(words)), today);
  }

  /** Draws where asked, and plays the stories; only for files that are otherwise in order. */
  private List<String> stories(LocalDate today) {
    if (picture != null) {
      var drawn = Pictures.write(Flows.read(settings.flows()), picture);
      tell(drawn + "の流れの図を書きました: " + picture.resolve("index.html"));
    }
    try (var stories = new StoryCheck(settings.flows(), settings.indexData(), today)) {
      if (update) {
        stories.update().forEach(file -> tell("書きなおしました。見なおしてください: " + file));
      }
      tell(stories.count() + "の物語を試します。");
      return update ? again(today) : stories.problems();
    }
  }

  private void tell(String line) {
    if (!json) {
      System.out.println(line);
    }
  }

  private List<String> again(LocalDate today) {
    try (var stories = new StoryCheck(settings.flows(), settings.indexData(), today)) {
      return stories.problems();
    }
  }

  private static List<String> wrong(Runnable reading) {
    try {
      reading.run();
      return List.of();
    } catch (IllegalArgumentException | UncheckedIOException fault) {
      return String.valueOf(fault.getMessage()).lines().filter(line -> !line.isBlank()).toList();
    }
  }
}
