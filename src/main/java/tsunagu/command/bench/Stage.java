package tsunagu.command.bench;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts and warms the bots of a table, all against one stand-in for LINE. */
final class Stage implements AutoCloseable {
  /** What the webhooks are signed with; a bot beside ours must know it too. */
  static final String SECRET = "bench-secret";

  /** What people say who ask for the menu and for help. */
  static final List<String> SMALL_TALK = List.of("メニュー", "使い方", "メニュー", "もう一度");

  private static final int WARM_TURNS = 50_000;
  private static final int WARM_MOST_SECONDS = 60;

  final LineDouble line;
  private final Bench.Plan plan;
  private final long began = System.nanoTime();

  Stage(Bench.Plan plan) {
    this.plan = plan;
    this.line = LineDouble.start(plan.linePort());
  }

  /** Tells whoever waits for the rows what is being done. */
  void says(String doing) {
    System.err.printf("%4d s  %s%n", (System.nanoTime() - began) / 1_000_000_000, doing);
  }

  /** People who leave as soon as the webhook is taken. */
  static Crowd knocking(int people, int together) {
    return new Crowd(people, together, SMALL_TALK, false);
  }

  /** People who ask for the menu and for help. */
  static Crowd talking(int people, int together) {
    return new Crowd(people, together, SMALL_TALK);
  }

  Bot echo() {
    var port = Bot.freePort();
    var command = new ArrayList<>(flags());
    command.addAll(plan.launch());
    command.addAll(List.of("bench", "--as-echo", Integer.toString(port)));
    command.addAll(List.of("--line", line.address().toString(), "--secret", SECRET));
    says("starting echo");
    return Bot.start("echo", plan.home(), port, command);
  }

  Bot ours(String name, String... more) {
    var port = Bot.freePort();
    var command = new ArrayList<>(flags());
    command.addAll(plan.java());
    command.addAll(plan.launch());
    command.addAll(plan.folders());
    command.addAll(
        List.of(
            "--server.port=" + port,
            "--management.server.port=0",
            "--tsunagu.data=" + plan.home().resolve(name),
            "--line.bot.channel-secret=" + SECRET,
            "--line.bot.channel-token=token",
            "--line.bot.api-end-point=" + line.address()));
    command.addAll(plan.unbraked());
    command.addAll(List.of(more));
    says("starting " + name);
    return Bot.start(name, plan.home(), port, command);
  }

  /** The same for all, so that the collector's manners do not decide. */
  private static List<String> flags() {
    return List.of("-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");
  }

  /** Until the compiler has seen enough. */
  void warm(Bot bot) {
    warm(bot, talking(64, 1), talking(640, 10));
  }

  /** The same with other crowds, in turn. */
  void warm(Bot bot, Crowd... crowds) {
    says("warming " + bot.name() + ", " + WARM_MOST_SECONDS + " seconds at most");
    var end = System.nanoTime() + Duration.ofSeconds(WARM_MOST_SECONDS).toNanos();
    var slice = plan.length().dividedBy(2);
    for (var turns = 0L; turns < WARM_TURNS && System.nanoTime() < end; ) {
      for (var crowd : crowds) {
        turns += writes(bot.webhook(), crowd, slice).turns();
      }
    }
  }

  Load load(Bot bot, Crowd crowd) {
    says("measuring " + bot.name() + ", %,d people".formatted(crowd.people()));
    return Load.of(bot, () -> writes(bot.webhook(), crowd, plan.length()));
  }

  /** Counts the turns instead of measuring them. */
  long turns(Bot bot, Crowd crowd) {
    return writes(bot.webhook(), crowd, plan.length()).turns();
  }

  Load paced(Bot bot, Crowd crowd, double rate) {
    says("measuring " + bot.name() + ", %.0f turns a second".formatted(rate));
    return Load.of(
        bot, () -> crowd.writes(bot.webhook(), SECRET, line, new Crowd.Pace(plan.length(), rate)));
  }

  private Crowd.Seen writes(URI bot, Crowd crowd, Duration length) {
    return crowd.writes(bot, SECRET, line, new Crowd.Pace(length, 0));
  }

  @Override
  public void close() {
    line.close();
  }
}
