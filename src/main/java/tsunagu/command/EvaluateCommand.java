package tsunagu.command;

import java.io.IOException;
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

  /** The measures of the last run that was kept. */
  static final String LAST = "last.json";

  private final Settings settings;

  @Option(
      names = "--set",
      paramLabel = "FILE",
      description = "a judged file or a folder of them; the project's own when left out")
  private Path set = OWN;

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Option(
      names = "--store",
      description = "keep the measures as last.json beside the set, for later runs to compare with")
  private boolean store;

  EvaluateCommand(Settings settings) {
    this.settings = settings;
  }

  /** What came out. */
  record Report(
      Map<String, Double> values,
      String table,
      Map<String, List<String>> failures,
      Map<String, String> below) {}

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(set)) {
      System.err.println(set + " does not exist; name a judged file or folder with --set");
      return 2;
    }
    var judged = JudgedSet.read(set);
    var last = Files.isDirectory(set) ? set.resolve(LAST) : set.resolveSibling(LAST);
    var report = run(judged, settings.indexData(), before(last));
    System.out.println(json ? json(report) : plain(report));
    if (store) {
      Files.writeString(
          last, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rounded(report)));
    }
    return report.below().isEmpty() ? 0 : 1;
  }

  static Report run(JudgedSet judged, Path indexData) {
    return run(judged, indexData, Map.of());
  }

  /**
   * Runs a set.
   *
   * @param before the measures of an earlier run, which none may fall far below
   */
  static Report run(JudgedSet judged, Path indexData, Map<String, Double> before) {
    try (var desk = SearchDesk.open(indexData, null, judged.today())) {
      var evaluation = new Evaluation(judged, desk);
      evaluation.run();
      return new Report(
          evaluation.values(), evaluation.table(), evaluation.failures(), evaluation.below(before));
    }
  }

  /** The measures of the last run that was kept; none when there is no such run. */
  static Map<String, Double> before(Path last) {
    if (!Files.exists(last)) {
      return Map.of();
    }
    var values = new LinkedHashMap<String, Double>();
    JSON.readTree(last)
        .properties()
        .forEach(one -> values.put(one.getKey(), one.getValue().asDouble()));
    return values;
  }

  private static Map<String, Double> rounded(Report report) {
    var values = new LinkedHashMap<String, Double>();
    report.values().forEach((name, value) -> values.put(name, Math.round(value * 1000) / 1000.0));
    return values;
  }

  private static String json(Report report) {
    var answer = JSON.createObjectNode();
    answer.set("measures", JSON.valueToTree(report.values()));
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
    out.append('\n').append(report.table());
    report
        .below()
        .forEach((measure, what) ->
            out.append("BELOW ").append(measure).append(": ").append(what).append('\n'));
    return out.toString();
  }
}
