package tsunagu.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a judged set through reader, search and routing, and prints how much is right and each
 * failure; status 1 when a measure lies below its goal. Touches neither Redis nor the data folder.
 */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measures how well sentences are understood, answered and routed.")
final class EvaluateCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Where the project keeps its own set. */
  private static final Path OWN = Path.of("src", "test", "resources", "evaluate");

  private final Settings settings;

  @Option(
      names = "--set",
      paramLabel = "FILE",
      description = "a judged file or a folder of them; the project's own when left out")
  private Path set = OWN;

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  EvaluateCommand(Settings settings) {
    this.settings = settings;
  }

  /** What came out. */
  record Report(Tally tally, Map<String, List<String>> failures, Map<String, String> below) {}

  @Override
  public Integer call() {
    if (!Files.exists(set)) {
      System.err.println(set + " does not exist; name a judged file or folder with --set");
      return 2;
    }
    var judged = JudgedSet.read(set);
    var report = run(judged, settings.indexData());
    System.out.println(json ? json(report) : plain(report));
    return report.below().isEmpty() ? 0 : 1;
  }

  static Report run(JudgedSet judged, Path indexData) {
    var tally = new Tally();
    var failures = new LinkedHashMap<String, List<String>>();
    try (var desk = SearchDesk.open(indexData, null, judged.today())) {
      for (var entry : judged.entries()) {
        var faults = Judge.count(tally, entry, desk.answer(entry.say()));
        if (!faults.isEmpty()) {
          failures.put(entry.id() + " " + entry.say(), faults);
        }
      }
    }
    var below = new LinkedHashMap<String, String>();
    var values = tally.values();
    judged
        .goals()
        .forEach((measure, least) -> {
          double value = values.getOrDefault(measure, 0.0);
          if (value < least) {
            below.put(measure, value + " instead of " + least);
          }
        });
    return new Report(tally, failures, below);
  }

  private static String json(Report report) {
    var answer = JSON.createObjectNode();
    answer.set("measures", JSON.valueToTree(report.tally().values()));
    answer.set("failures", JSON.valueToTree(report.failures()));
    answer.set("below", JSON.valueToTree(report.below()));
    return JSON.writeValueAsString(answer);
  }

  private static String plain(Report report) {
    var out = new StringBuilder();
    report
        .failures()
        .forEach((say, faults) -> {
          out.append(say).append('\n');
          faults.forEach(fault -> out.append("      ").append(fault).append('\n'));
        });
    out.append('\n').append(report.tally().table());
    report
        .below()
        .forEach((measure, what) ->
            out.append("BELOW ").append(measure).append(": ").append(what).append('\n'));
    return out.toString();
  }
}
