package tsunagu.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Understands phrases and searches the files; touches neither Redis nor the data folder. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Understands a phrase and shows what a resident would be offered.")
final class SearchCommand implements Callable<Integer> {
  private final Settings settings;

  @Parameters(arity = "0..*", paramLabel = "WORDS", description = "what a resident would type")
  private String[] words = {};

  @Option(names = "--json", description = "one JSON object a phrase")
  private boolean json;

  @Option(names = "--lines", description = "one phrase a line from standard input")
  private boolean lines;

  @Option(
      names = "--catalogue",
      paramLabel = "DIR",
      description = "another folder with listings as index-data has them, or a city's event CSVs")
  private @Nullable Path catalogue;

  @Option(
      names = "--explain",
      description = "why each find was shown, what of the wish it is not, and what it weighs")
  private boolean explain;

  @Option(names = "--today", paramLabel = "DAY", description = "a day such as 2026-11-24")
  private @Nullable LocalDate today;

  SearchCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws IOException {
    var day = today == null ? LocalDate.now(ZoneId.of("Asia/Tokyo")) : today;
    try (var desk = SearchDesk.open(settings.indexData(), catalogue, day)) {
      if (!lines || words.length > 0) {
        print(desk, String.join(" ", words));
        return 0;
      }
      var phrases = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (var phrase = phrases.readLine(); phrase != null; phrase = phrases.readLine()) {
        print(desk, phrase);
      }
      return 0;
    }
  }

  private void print(SearchDesk desk, String phrase) {
    var answer = desk.answer(phrase);
    System.out.println(json ? answer.json(explain) : answer.plain(explain));
  }
}
