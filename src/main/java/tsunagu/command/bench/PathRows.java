package tsunagu.command.bench;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** The message path beside the yardstick: webhook sent until reply received. */
final class PathRows {
  private static final String SECRET = "bench-secret";
  private static final List<String> SMALL_TALK = List.of("メニュー", "使い方", "メニュー", "もう一度");
  private static final List<String> WISHES = List.of("子ども食堂を手伝いたい", "宮前区で土曜に園芸", "英語を教えたい", "海の清掃");
  private static final Duration WARM = Duration.ofSeconds(8);

  private final Bench.Plan plan;
  private final Consumer<Row> rows;
  private final LineDouble line = LineDouble.start();

  PathRows(Bench.Plan plan, Consumer<Row> rows) {
    this.plan = plan;
    this.rows = rows;
  }

  /** One measurement of one bot. */
  private record Load(double perSecond, double cpuMicros, double p50, double p99, double redis) {}

  void measure() {
    try (line;
        var echo = echo();
        var ours = ours("tsunagu", List.of())) {
      var bots = new ArrayList<>(List.of(echo, ours));
      var other = plan.other();
      if (other != null) {
        bots.add(Bot.running(other.webhook(), other.pid()));
      }
      bots.forEach(this::warm);
      start(echo, ours);
      crowd("64 people, 1 event a body", new Crowd(64, 1, SMALL_TALK), bots);
      crowd("640 people, 10 events a body", new Crowd(640, 10, SMALL_TALK), bots);
      crowd("one person alone", new Crowd(1, 1, SMALL_TALK), bots);
      seventy(bots);
      searching(ours);
      rows.accept(Row.of("RSS of the program", "MB", "<= 400", ours.resident()));
    }
  }

  private Bot echo() {
    var port = Bot.freePort();
    var command = new ArrayList<>(flags());
    command.addAll(plan.launch());
    command.addAll(List.of("bench", "--as-echo", Integer.toString(port)));
    command.addAll(List.of("--line", line.address().toString(), "--secret", SECRET));
    return Bot.start("echo", plan.home(), port, command);
  }

  private Bot ours(String name, List<String> more) {
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
    command.addAll(more);
    return Bot.start(name, plan.home(), port, command);
  }

  /** The same for all, so that the collector's manners do not decide. */
  private static List<String> flags() {
    return List.of("-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");
  }

  private void warm(Bot bot) {
    new Crowd(64, 1, SMALL_TALK).writes(bot.webhook(), SECRET, line, WARM);
    new Crowd(640, 10, SMALL_TALK).writes(bot.webhook(), SECRET, line, WARM.dividedBy(2));
  }

  private void start(Bot echo, Bot ours) {
    rows.accept(
        Row.of(
            "start : echo",
            "x",
            "",
            (double) ours.startTime().toMillis() / echo.startTime().toMillis()));
  }

  /** All bots in turn, round after round. */
  private void crowd(String what, Crowd crowd, List<Bot> bots) {
    var loads = new ArrayList<List<Load>>();
    bots.forEach(_ -> loads.add(new ArrayList<>()));
    for (var round = 0; round < plan.rounds(); round++) {
      for (var i = 0; i < bots.size(); i++) {
        loads.get(i).add(load(bots.get(i), crowd));
      }
    }
    var goals = Goals.of(what);
    for (var i = 1; i < bots.size(); i++) {
      var name = what + ": " + bots.get(i).name() + " : echo, ";
      ratio(name + "turns/s", i == 1 ? goals.turns() : "", loads, i, Load::perSecond);
      ratio(name + "CPU", i == 1 ? goals.cpu() : "", loads, i, Load::cpuMicros);
      ratio(name + "p50", i == 1 ? goals.p50() : "", loads, i, Load::p50);
    }
    if (bots.size() > 2) {
      against(what, loads);
    }
    rows.accept(
        new Row(what + ": turns", "/s", "", loads.get(1).stream().map(Load::perSecond).toList()));
    rows.accept(
        new Row(
            what + ": CPU a turn", "µs", "", loads.get(1).stream().map(Load::cpuMicros).toList()));
    rows.accept(
        new Row(what + ": of it Redis", "µs", "", loads.get(1).stream().map(Load::redis).toList()));
  }

  private void against(String what, List<List<Load>> loads) {
    var ours = loads.get(1);
    var theirs = loads.get(2);
    rows.accept(quotient(what + ": ours : other, turns/s", ours, theirs, Load::perSecond));
    rows.accept(quotient(what + ": ours : other, CPU", ours, theirs, Load::cpuMicros));
  }

  private static Row quotient(
      String name, List<Load> ours, List<Load> theirs, ToDoubleFunction<Load> of) {
    var values = new ArrayList<Double>();
    for (var i = 0; i < ours.size(); i++) {
      values.add(of.applyAsDouble(ours.get(i)) / of.applyAsDouble(theirs.get(i)));
    }
    return new Row(name, "x", "", values);
  }

  private void ratio(
      String name, String goal, List<List<Load>> loads, int mine, ToDoubleFunction<Load> of) {
    var values = new ArrayList<Double>();
    for (var round = 0; round < plan.rounds(); round++) {
      values.add(
          of.applyAsDouble(loads.get(mine).get(round)) / of.applyAsDouble(loads.get(0).get(round)));
    }
    rows.accept(new Row(name, "x", goal, values));
  }

  private Load load(Bot bot, Crowd crowd) {
    return measured(bot, () -> crowd.writes(bot.webhook(), SECRET, line, plan.length()));
  }

  private Load measured(Bot bot, java.util.function.Supplier<Crowd.Seen> doing) {
    var before = bot.cpu();
    var redisBefore = bot.childCpu();
    var seen = doing.get();
    var cpu = bot.cpu().minus(before).toNanos() / 1e3 / seen.turns();
    var redis = bot.childCpu().minus(redisBefore).toNanos() / 1e3 / seen.turns();
    return new Load(seen.perSecond(), cpu, seen.millis(0.5), seen.millis(0.99), redis);
  }

  /** At 70 % of each bot's own peak, the slowest hundredth. */
  private void seventy(List<Bot> bots) {
    var crowd = new Crowd(64, 1, SMALL_TALK);
    var values = new ArrayList<Double>();
    for (var round = 0; round < plan.rounds(); round++) {
      var p99 = new double[2];
      for (var i = 0; i < 2; i++) {
        var bot = bots.get(i);
        var peak = load(bot, crowd).perSecond();
        p99[i] = paced(bot.webhook(), peak * 0.7).millis(0.99);
      }
      values.add(p99[1] / p99[0]);
    }
    rows.accept(new Row("p99 at 70 % of own peak : echo's", "x", "<= 1.5", values));
  }

  private Crowd.Seen paced(URI bot, double rate) {
    return new Crowd(64, 1, SMALL_TALK).writes(bot, SECRET, line, plan.length(), rate);
  }

  private void searching(Bot ours) {
    var crowd = new Crowd(64, 1, WISHES);
    load(ours, crowd);
    var talk = new ArrayList<Load>();
    var wishes = new ArrayList<Load>();
    for (var round = 0; round < plan.rounds(); round++) {
      talk.add(load(ours, new Crowd(64, 1, SMALL_TALK)));
      wishes.add(load(ours, crowd));
    }
    rows.accept(quotient("turn with search : menu turn, CPU", wishes, talk, Load::cpuMicros));
  }

  /** What is aimed at, per crowd. */
  private record Goals(String turns, String cpu, String p50) {
    static Goals of(String what) {
      return switch (what) {
        case "64 people, 1 event a body" -> new Goals(">= 1.25", "<= 0.9", "");
        case "640 people, 10 events a body" -> new Goals(">= 0.95", "<= 1.25", "");
        default -> new Goals("", "", "<= 2.5");
      };
    }
  }
}
