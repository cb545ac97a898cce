package tsunagu.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.lane.DeadLetters;

/** What was moved aside because it failed for good; nothing shown holds a word of a resident. */
@Command(
    name = "dead",
    mixinStandardHelpOptions = true,
    description = "Lists, tries again or drops messages and parcels that were moved aside.",
    subcommands = {DeadCommand.ListThem.class, DeadCommand.Retry.class, DeadCommand.Drop.class})
final class DeadCommand {
  private static final JsonMapper JSON = JsonMapper.shared();

  private DeadCommand() {}

  /** {@code dead list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists them, newest first.")
  static final class ListThem implements Callable<Integer> {
    private final Settings settings;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Option(names = "--search", paramLabel = "WORD", description = "in reason, kind or number")
    private String word = "";

    @Option(names = "--most", paramLabel = "N", description = "at most so many (100)")
    private int most = 100;

    ListThem(Settings settings) {
      this.settings = settings;
    }

    @Override
    public Integer call() {
      try (var context = Aside.open(settings)) {
        context.getBean(DeadLetters.class).list(most).stream()
            .filter(letter -> letter.mentions(word.toLowerCase(Locale.ROOT)))
            .forEach(this::print);
        return 0;
      }
    }

    private void print(DeadLetters.Letter letter) {
      System.out.println(
          json
              ? JSON.writeValueAsString(letter)
              : String.join(
                  "  ",
                  letter.id(),
                  letter.at().toString(),
                  letter.kind(),
                  letter.reason(),
                  letter.detail(),
                  letter.masked()));
    }
  }

  /** {@code dead retry ID…}. */
  @Command(
      name = "retry",
      mixinStandardHelpOptions = true,
      description = "Puts them back; the program that serves tries them within seconds.")
  static final class Retry implements Callable<Integer> {
    private final Settings settings;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "as list shows them")
    private List<String> ids = List.of();

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    Retry(Settings settings) {
      this.settings = settings;
    }

    @Override
    public Integer call() {
      return each(settings, ids, json, DeadLetters::retry);
    }
  }

  /** {@code dead drop ID…}. */
  @Command(name = "drop", mixinStandardHelpOptions = true, description = "Forgets them for good.")
  static final class Drop implements Callable<Integer> {
    private final Settings settings;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "as list shows them")
    private List<String> ids = List.of();

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    Drop(Settings settings) {
      this.settings = settings;
    }

    @Override
    public Integer call() {
      return each(settings, ids, json, DeadLetters::drop);
    }
  }

  private static int each(
      Settings settings, List<String> ids, boolean json, BiPredicate<DeadLetters, String> work) {
    try (var context = Aside.open(settings)) {
      var letters = context.getBean(DeadLetters.class);
      var all = true;
      for (var id : ids) {
        var done = work.test(letters, id);
        all &= done;
        System.out.println(
            json
                ? JSON.writeValueAsString(new Done(id, done))
                : id + (done ? "  done" : "  is not there"));
      }
      return all ? 0 : 1;
    }
  }

  private record Done(String id, boolean done) {}
}
