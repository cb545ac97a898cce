package tsunagu.command;

import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tsunagu.catalogue.Catalogue;
import tsunagu.flow.FlowFault;
import tsunagu.flow.Flows;
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
  private final Settings settings;

  CheckCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    var today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    var problems = new ArrayList<String>();
    problems.addAll(wrong(() -> Flows.read(settings.flows())));
    problems.addAll(wrong(() -> WishReader.of(settings.indexData(), Search.boundaries())));
    problems.addAll(wrong(() -> Organisations.of(settings.indexData())));
    problems.addAll(wrong(() -> Catalogue.of(settings.indexData(), today)));
    problems.forEach(System.out::println);
    System.out.println(problems.isEmpty() ? "すべて問題ありません。" : problems.size() + "件の問題があります。");
    return problems.isEmpty() ? 0 : 1;
  }

  private static List<String> wrong(Runnable reading) {
    try {
      reading.run();
      return List.of();
    } catch (FlowFault fault) {
      return fault.findings().stream().map(Object::toString).toList();
    } catch (IllegalArgumentException | UncheckedIOException fault) {
      return String.valueOf(fault.getMessage()).lines().filter(line -> !line.isBlank()).toList();
    }
  }
}
