package tsunagu.command.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The message path beside the yardstick: webhook sent until reply received. */
final class PathRows {
  private static final List<String> WISHES = List.of("子ども食堂を手伝いたい", "宮前区で土曜に園芸", "英語を教えたい", "海の清掃");

  private final Bench.Plan plan;
  private final Consumer<Row> rows;

  PathRows(Bench.Plan plan, Consumer<Row> rows) {
    this.plan = plan;
    this.rows = rows;
  }

  void measure() {
    try (var stage = new Stage(plan);
        var echo = stage.echo();
        var ours = stage.ours("tsunagu")) {
      rows.accept(
          Row.of(
              "start : echo",
              "x",
              "",
              (double) ours.startTime().toMillis() / echo.startTime().toMillis()));
      var bots = new ArrayList<>(List.of(echo, ours));
      var other = plan.other();
      if (other != null) {
        bots.add(Bot.running(other.webhook(), other.pid()));
      }
      bots.forEach(stage::warm);
      all(stage, bots);
    }
  }

  private void all(Stage stage, List<Bot> bots) {
    var ours = bots.get(1);
    crowd(stage, bots, new Aim("64 people, 1 event a body", 64, 1, "<= 0.9", ">= 1.25", ""));
    crowd(stage, bots, new Aim("640 people, 10 a body", 640, 10, "<= 1.25", ">= 0.95", ""));
    crowd(stage, bots, new Aim("one person alone", 1, 1, "", "", "<= 2.5"));
    seventy(stage, bots);
    growing(stage, ours);
    new CrowdRows(plan, rows).atOnce(stage, ours);
    searching(stage, ours);
    redis(stage, ours);
    rows.accept(Row.of("RSS of the program at -Xmx256m", "MB", "<= 400", ours.resident()));
    everySecond(stage, ours);
    new CrowdRows(plan, rows).stored(stage);
    new DoorRows(plan, rows).measure(stage, bots.get(0));
    rows.accept(
        Row.of("webhooks answered 503 and sent again", "", "<= 0", (double) stage.line.refusals()));
  }

  /** A crowd and what is aimed at beside the echo. */
  private record Aim(String what, int people, int together, String cpu, String turns, String p50) {}

  /** All bots in turn, round after round. */
  private void crowd(Stage stage, List<Bot> bots, Aim aim) {
    var crowd = Stage.talking(aim.people(), aim.together());
    var loads = new ArrayList<List<Load>>();
    bots.forEach(_ -> loads.add(new ArrayList<>()));
    for (var round = 0; round < plan.rounds(); round++) {
      for (var i = 0; i < bots.size(); i++) {
        loads.get(i).add(stage.load(bots.get(i), crowd));
      }
    }
    var echo = loads.get(0);
    var ours = loads.get(1);
    ratio(aim.what() + " : echo, turns/s", aim.turns(), ours, echo, Load::perSecond);
    ratio(aim.what() + " : echo, CPU", aim.cpu(), ours, echo, Load::cpu);
    ratio(aim.what() + " : echo, p50", aim.p50(), ours, echo, Load::p50);
    ratio(aim.what() + " : echo, allocation", "<= 1.5", ours, echo, Load::allocated);
    if (bots.size() > 2) {
      var tens = aim.together() > 1;
      ratio(
          aim.what() + " : other, turns/s",
          tens ? ">= 4" : ">= 5",
          ours,
          loads.get(2),
          Load::perSecond);
      ratio(
          aim.what() + " : other, CPU",
          tens ? "<= 0.35" : "<= 0.25",
          ours,
          loads.get(2),
          Load::cpu);
    }
    absolute(aim.what() + ", turns", "/s", ours, Load::perSecond);
    absolute(aim.what() + ", CPU a turn", "µs", ours, Load::cpu);
    absolute(aim.what() + ", of it Redis", "µs", ours, Load::redis);
    absolute(aim.what() + ", allocation a turn", "kB", ours, load -> load.allocated() / 1_000);
    engine(aim, ours);
  }

  /** How much of a turn is the engine, as it runs alone on one thread. */
  private void engine(Aim aim, List<Load> ours) {
    var alone = new EngineRows(plan, rows).turn(Stage.SMALL_TALK);
    var shares = ours.stream().map(load -> 100 * alone / load.cpu()).toList();
    rows.accept(new Row(aim.what() + ", the engine's share of the CPU", "%", "", shares));
  }

  private void absolute(String name, String unit, List<Load> loads, ToDoubleFunction<Load> of) {
    rows.accept(new Row(name, unit, "", loads.stream().map(of::applyAsDouble).toList()));
  }

  private void ratio(
      String name, String goal, List<Load> ours, List<Load> theirs, ToDoubleFunction<Load> of) {
    var values = new ArrayList<Double>();
    for (var i = 0; i < ours.size(); i++) {
      values.add(of.applyAsDouble(ours.get(i)) / of.applyAsDouble(theirs.get(i)));
    }
    rows.accept(new Row(name, "x", goal, values));
  }

  /** At 70 % of each bot's own peak, the slowest hundredth. */
  private void seventy(Stage stage, List<Bot> bots) {
    var crowd = Stage.talking(64, 1);
    var peaks = new ArrayList<Double>();
    var calm = new ArrayList<List<Load>>(List.of(new ArrayList<>(), new ArrayList<>()));
    for (var i = 0; i < 2; i++) {
      var peak = stage.load(bots.get(i), crowd).perSecond();
      peaks.add(Math.max(peak, stage.load(bots.get(i), crowd).perSecond()));
    }
    for (var round = 0; round < plan.rounds(); round++) {
      for (var i = 0; i < 2; i++) {
        calm.get(i).add(stage.paced(bots.get(i), crowd, peaks.get(i) * 0.7));
      }
    }
    ratio("70 % of own peak : echo's, p99", "<= 1.5", calm.get(1), calm.get(0), Load::p99);
  }

  private void growing(Stage stage, Bot ours) {
    compare(
        "1,000 people : 64 people, CPU a turn",
        "<= 1.1",
        () -> stage.load(ours, Stage.talking(1_000, 1)),
        () -> stage.load(ours, Stage.talking(64, 1)));
  }

  private void searching(Stage stage, Bot ours) {
    var wishes = new Crowd(64, 1, WISHES);
    stage.load(ours, wishes);
    compare(
        "turn with search : menu turn, CPU",
        "",
        () -> stage.load(ours, wishes),
        () -> stage.load(ours, Stage.talking(64, 1)));
  }

  private void compare(String name, String goal, Supplier<Load> one, Supplier<Load> other) {
    var ones = new ArrayList<Load>();
    var others = new ArrayList<Load>();
    for (var round = 0; round < plan.rounds(); round++) {
      ones.add(one.get());
      others.add(other.get());
    }
    ratio(name, goal, ones, others, Load::cpu);
  }

  private void redis(Stage stage, Bot ours) {
    try (var redis = RedisView.of(plan.home().resolve(ours.name()))) {
      var commands = new ArrayList<Double>();
      var micros = new ArrayList<Double>();
      for (var round = 0; round < plan.rounds(); round++) {
        var before = redis.work();
        var turns = stage.turns(ours, Stage.talking(64, 1));
        var work = redis.work().since(before);
        commands.add((double) work.commands() / turns);
        micros.add((double) work.micros() / turns);
      }
      rows.accept(new Row("Redis commands a turn, inside scripts too", "", "<= 16", commands));
      rows.accept(new Row("Redis script time a turn", "µs", "<= 40", micros));
      var residents = redis.bytes("t:{l*}:p:*");
      rows.accept(new Row("Redis bytes of a resident after the menu", "B", "<= 700", residents));
      rows.accept(
          Row.of("Redis bytes of the largest of them", "B", "<= 1024", Collections.max(residents)));
      rows.accept(
          Row.of(
              "Redis bytes of a duplicate mark",
              "B",
              "<= 80",
              redis.bytesAMember("t:{l*}:seen:*")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void everySecond(Stage stage, Bot ours) {
    try (var lax = stage.ours("everysec", "--tsunagu.lane.fsync=everysec")) {
      stage.warm(lax);
      var strict = new ArrayList<Load>();
      var loose = new ArrayList<Load>();
      for (var round = 0; round < plan.rounds(); round++) {
        strict.add(stage.load(ours, Stage.talking(64, 1)));
        loose.add(stage.load(lax, Stage.talking(64, 1)));
      }
      ratio("fsync always : everysec, turns/s", ">= 0.9", strict, loose, Load::perSecond);
    }
  }
}
