package tsunagu.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.command.LineVisit.Check;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Safety;

/** Looks at the connection to LINE and at Redis step by step, and says what to change where. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the LINE account (token, mode, webhook, LINE's own webhook test, quota) and Redis,",
      "and says in plain words what to change where. Status 0 only when all is well."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String REDELIVERY =
      "「Webhookの再送」は LINE に聞けません。LINE Developers でオンになっているか、目で確かめてください。";

  private final Settings settings;

  @Option(names = "--json", description = "one JSON array of checks")
  private boolean json;

  DoctorCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    try (var context = Aside.open(settings)) {
      var checks = new ArrayList<>(line(context.getEnvironment()));
      checks.addAll(redis(context.getBean(Safety.class)));
      return tell(checks);
    }
  }

  private static List<Check> line(Environment environment) {
    if (environment.getProperty("tsunagu.simulator.enabled", Boolean.class, false)) {
      return List.of(
          new Check(
              "LINE のアカウントにつながっていません（シミュレーターです）",
              false,
              "line.bot.channel-token と line.bot.channel-secret を入れてください。"));
    }
    var endPoint = environment.getProperty("line.bot.api-end-point", "https://api.line.me");
    var token = environment.getProperty("line.bot.channel-token", "");
    try (var visit = new LineVisit(endPoint, token)) {
      return visit.look();
    }
  }

  private static List<Check> redis(Safety safety) {
    try {
      return redis(safety.look());
    } catch (LaneUnavailable e) {
      return List.of(
          new Check(
              "Redis が答えません（" + e.reason() + "）",
              false,
              "Redis が動いているか、spring.data.redis.* の設定が正しいかを確かめてください。"));
    }
  }

  private static List<Check> redis(Safety.Findings found) {
    var checks = new ArrayList<Check>();
    found.dangers().forEach(danger -> checks.add(new Check("Redis: " + danger, false, danger)));
    found.advice().forEach(advice -> checks.add(Check.well("Redis: " + advice)));
    if (found.dangers().isEmpty()) {
      checks.add(Check.well("Redis は、言われたことを失いません（appendfsync " + found.fsync() + "）"));
    }
    return checks;
  }

  private int tell(List<Check> checks) {
    if (json) {
      System.out.println(JSON.writeValueAsString(checks));
    } else {
      for (var check : checks) {
        System.out.println((check.well() ? "よい   " : "直す   ") + check.what());
        if (!check.well()) {
          System.out.println("       → " + check.todo());
        }
      }
      System.out.println("確認   " + REDELIVERY);
    }
    return checks.stream().allMatch(Check::well) ? 0 : 1;
  }
}
