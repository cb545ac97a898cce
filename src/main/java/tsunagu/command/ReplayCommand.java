package tsunagu.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.conversation.Replays;
import tsunagu.flow.FlowFault;
import tsunagu.flow.Flows;
import tsunagu.lane.RunningRedis;
import tsunagu.message.PersonId;
import tsunagu.referral.Referrals;

/** Plays a person's recent conversations against the flows of today and shows what differs. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Plays a person's recent conversations once more, against the flows of today, and shows"
          + " where",
      "the answers differ. Nothing is sent or changed; what people wrote is masked.",
      "Status 0 when all answers are the same, 1 when some differ, 2 when nothing can be played."
    })
final class ReplayCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Tokyo"));

  private final Settings settings;

  @Parameters(paramLabel = "WHO", description = "a referral's id, or a person's keyed hash")
  private String who = "";

  @Option(names = "--days", defaultValue = "30", description = "how far back, at most 30 are kept")
  private int days = 30;

  @Option(names = "--json", description = "one JSON object a turn")
  private boolean json;

  @Option(names = "--all", description = "also the turns whose answers are the same")
  private boolean all;

  ReplayCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    try {
      Flows.read(settings.flows());
    } catch (FlowFault fault) {
      fault.findings().forEach(System.out::println);
      return 2;
    }
    try (var context =
        new SpringApplicationBuilder(settings.app())
            .web(WebApplicationType.NONE)
            .lazyInitialization(true)
            .properties(Map.copyOf(RunningRedis.settings(settings.data())))
            .run(settings.spring().toArray(String[]::new))) {
      var person = person(context.getBean(Referrals.class));
      var since = Instant.now().minus(Duration.ofDays(days));
      var turns =
          person == null
              ? List.<Replays.Turn>of()
              : context.getBean(Replays.class).of(person).stream()
                  .filter(turn -> !turn.at().isBefore(since))
                  .toList();
      return print(turns);
    }
  }

  private @Nullable PersonId person(Referrals referrals) {
    if (who.matches("[a-z2-7]{26}")) {
      return new PersonId(who);
    }
    return referrals.find(who).map(referral -> referral.person()).orElse(null);
  }

  private int print(List<Replays.Turn> turns) {
    if (turns.isEmpty()) {
      System.out.println(json ? "{}" : "残っている会話はありません。");
      return 2;
    }
    turns.stream().filter(turn -> all || json || differs(turn)).forEach(this::print);
    var different = turns.stream().filter(ReplayCommand::differs).count();
    if (!json) {
      System.out.printf("%d回のやりとりのうち、%d回の答えがちがいます。%n", turns.size(), different);
    }
    return different == 0 ? 0 : 1;
  }

  private static boolean differs(Replays.Turn turn) {
    return turn.same() == Replays.Same.WORDS || turn.same() == Replays.Same.PLACE;
  }

  private void print(Replays.Turn turn) {
    if (json) {
      System.out.println(JSON.writeValueAsString(turn));
      return;
    }
    System.out.printf("%s  %d  %s%n", MOMENT.format(turn.at()), turn.session(), turn.heard());
    if (differs(turn)) {
      System.out.printf("  前 %s（%s）%n%s", turn.whereThen(), turn.flowsThen(), in(turn.saidThen()));
      System.out.printf("  今 %s%n%s", turn.whereNow(), in(turn.saidNow()));
    }
  }

  private static String in(String said) {
    return said.isBlank() ? "    （何も言わない）\n" : said.strip().indent(4);
  }
}
