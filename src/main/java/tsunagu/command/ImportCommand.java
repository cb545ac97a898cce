package tsunagu.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Import;
import tsunagu.catalogue.Report;

/** Takes municipal event files into the catalogue, or only says what would become of each row. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Imports event files of cities: CSV (79, 50, 32 columns or others), xlsx, ics, JSON.")
final class ImportCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Settings settings;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "files of events")
  private List<Path> files = List.of();

  @Option(names = "--check", description = "only report; keep nothing")
  private boolean check;

  @Option(names = "--json", description = "one JSON object a file")
  private boolean json;

  ImportCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    var today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    var imports = new ArrayList<Import>();
    for (var file : files) {
      var read = read(file, today);
      print(read.report());
      imports.add(read);
    }
    if (!check) {
      keep(imports);
    }
    var allWell = imports.stream().noneMatch(read -> read.report().rejected() > 0);
    return allWell && imports.stream().noneMatch(read -> read.listings().isEmpty()) ? 0 : 1;
  }

  private static Import read(Path file, LocalDate today) {
    try {
      return Import.of(file, today);
    } catch (IOException e) {
      var problem = new Report.Problem(0, "", "", "ファイルを開けません。名前と場所を確かめてください。");
      var report = new Report(file.toString(), 0, 0, 0, 0, List.of(problem));
      return new Import(report, file.toString(), List.of());
    }
  }

  private void print(Report report) {
    if (json) {
      System.out.println(JSON.writeValueAsString(report));
      return;
    }
    System.out.printf(
        "%s: %d行 取り込み%d 直して取り込み%d 取り込めない%d%n",
        report.file(), report.rows(), report.accepted(), report.repaired(), report.rejected());
    for (var problem : report.problems()) {
      System.out.printf(
          "  %d行目 %s 「%s」 %s%n", problem.line(), problem.column(), problem.value(), problem.why());
    }
  }

  /** Only the catalogue is brought up: the lanes stay with the program that serves. */
  private void keep(List<Import> imports) {
    try (var context = Aside.open(settings)) {
      var catalogue = context.getBean(Catalogue.class);
      for (var read : imports) {
        if (!read.listings().isEmpty()) {
          catalogue.replace(read.source(), read.listings());
        }
      }
    }
  }
}
