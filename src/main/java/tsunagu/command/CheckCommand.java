package tsunagu.command;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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
    problems.addAll(wrong(() -> Flows.read(settings.flows())));
    problems.addAll(wrong(() -> WishReader.of(settings.indexData(), Search.boundaries())));
    problems.addAll(wrong(() -> Organisations.of(settings.indexData())));
    problems.addAll(wrong(() -> Catalogue.of(settings.indexData(), today)));
    if (problems.isEmpty()) {
      problems.addAll(stories(today));
    }
    problems.forEach(System.out::println);
    System.out.println(problems.isEmpty() ? "すべて問題ありません。" : problems.size() + "件の問題があります。");
    return problems.isEmpty() ? 0 : 1;
  }

  /** Draws where asked, and plays the stories; only for files that are otherwise in order. */
  private List<String> stories(LocalDate today) {
    if (picture != null) {
      var drawn = Pictures.write(Flows.read(settings.flows()), picture);
      System.out.println(drawn + "の流れの図を書きました: " + picture.resolve("index.html"));
    }
    try (var stories = new StoryCheck(settings.flows(), settings.indexData(), today)) {
      if (update) {
        stories.update().forEach(file -> System.out.println("書きなおしました。見なおしてください: " + file));
      }
      System.out.println(stories.count() + "の物語を試します。");
      return update ? again(today) : stories.problems();
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
    } catch (FlowFault fault) {
      return fault.findings().stream().map(Object::toString).toList();
    } catch (IllegalArgumentException | UncheckedIOException fault) {
      return String.valueOf(fault.getMessage()).lines().filter(line -> !line.isBlank()).toList();
    }
  }
}
