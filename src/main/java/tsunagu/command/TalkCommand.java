package tsunagu.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tsunagu.conversation.FileAnswers;
import tsunagu.flow.Engine;
import tsunagu.flow.FlowFault;
import tsunagu.flow.Flows;
import tsunagu.story.Stage;

/** The conversation in a terminal; touches neither Redis nor the data folder. */
@Command(
    name = "talk",
    mixinStandardHelpOptions = true,
    description = {
      "Talks with you as it would on LINE. Type what a resident would type; numbers choose.",
      "Begin a line with a colon for what is no typing:",
      "  :later 2h     time goes by (m, h, d)     :follow     becomes a friend",
      "  :tap LABEL    taps a button shown before :sticker    sends a sticker",
      "  :place LAT,LON  shares a place           :large, :normal  letter size",
      "  :ja, :ja-easy, :en  language             :where      shows flow and step",
      "  :quit         ends, as does the end of the input"
    })
final class TalkCommand implements Callable<Integer> {
  private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");

  private final Settings settings;

  @Option(names = "--language", paramLabel = "CODE", description = "ja, ja-easy or en")
  private @Nullable String language;

  @Option(names = "--large", description = "larger letters: lines are set apart")
  private boolean large;

  @Option(names = "--today", paramLabel = "DAY", description = "a day such as 2026-11-24")
  private @Nullable LocalDate today;

  @Option(names = "--echo", description = "repeats what is typed, for input from a file")
  private boolean echo;

  TalkCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws IOException {
    var now = today == null ? Instant.now() : today.atTime(10, 0).atZone(HERE).toInstant();
    var flows = flows();
    if (flows == null) {
      return 1;
    }
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (var answers = FileAnswers.of(settings.indexData(), LocalDate.ofInstant(now, HERE))) {
      var talk = new Talk(new Stage(Engine.of(flows), answers, now, mine()), System.out);
      talk.begin();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (echo) {
          System.out.println("> " + line);
        }
        if (!talk.take(line)) {
          break;
        }
      }
    }
    return 0;
  }

  private @Nullable Flows flows() {
    try {
      return Flows.read(settings.flows());
    } catch (FlowFault fault) {
      fault.findings().forEach(System.out::println);
      return null;
    }
  }

  private Map<String, String> mine() {
    var mine = new HashMap<String, String>();
    if (language != null) {
      mine.put("language", language);
    }
    if (large) {
      mine.put("letters", "large");
    }
    return mine;
  }
}
