package tsunagu.command.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tsunagu.flow.Engine;
import tsunagu.flow.Event;
import tsunagu.flow.Flows;
import tsunagu.flow.Progress;
import tsunagu.message.Incoming;
import tsunagu.message.MessageId;
import tsunagu.message.PersonId;
import tsunagu.story.SampleCity;

/** The engine alone, on one thread, and the proof of its flows; both with more and more flows. */
final class EngineRows {
  private static final List<String> SAYINGS =
      List.of("メニュー", "1", "もどる", "使い方", "はい", "メニュー", "2", "わからない", "人と話したい", "もう一度");
  private static final List<Integer> SIZES = List.of(10, 100, 1_000);

  private final Bench.Plan plan;
  private final Consumer<Row> rows;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  EngineRows(Bench.Plan plan, Consumer<Row> rows) {
    this.plan = plan;
    this.rows = rows;
  }

  /** Turns a second, and bytes allocated by each. */
  private record Speed(double perSecond, double bytes) {}

  void measure() {
    var plain = speeds(plan.flows());
    rows.accept(
        new Row(
            "engine alone, shipped flows: turns",
            "/s",
            "",
            plain.stream().map(Speed::perSecond).toList()));
    rows.accept(
        new Row(
            "engine alone: allocation a turn", "B", "", plain.stream().map(Speed::bytes).toList()));
    var proofs = new ArrayList<Double>();
    for (var more : SIZES) {
      var folder = ManyFlows.folder(plan.flows(), plan.home().resolve("flows-" + more), more);
      growth(more, plain, speeds(folder));
      proofs.add(proof(more, folder));
    }
    rows.accept(
        Row.of(
            "check, 1,000 : 100 further flows, time", "x", "<= 12", proofs.get(2) / proofs.get(1)));
  }

  /** How long a turn takes in which one of these is said, in microseconds. */
  double turn(List<String> sayings) {
    var engine = Engine.of(Flows.read(plan.flows()));
    talk(engine, sayings, 3 * plan.length().toNanos() / 5);
    return 1e6 / talk(engine, sayings, plan.length().toNanos() / 5).perSecond();
  }

  private void growth(int more, List<Speed> plain, List<Speed> grown) {
    var ratios = new ArrayList<Double>();
    for (var i = 0; i < plain.size(); i++) {
      ratios.add(plain.get(i).perSecond() / grown.get(i).perSecond());
    }
    rows.accept(
        new Row("a turn with %,d further flows : without".formatted(more), "x", "<= 1.2", ratios));
  }

  private List<Speed> speeds(Path folder) {
    var engine = Engine.of(Flows.read(folder));
    talk(engine, SAYINGS, 2 * plan.length().toNanos() / 5);
    var speeds = new ArrayList<Speed>();
    for (var round = 0; round < plan.rounds(); round++) {
      speeds.add(talk(engine, SAYINGS, plan.length().toNanos() / 5));
    }
    return speeds;
  }

  private Speed talk(Engine engine, List<String> sayings, long nanos) {
    var city = SampleCity.ofSomeoneIntroduced();
    var progress = Progress.start();
    var bytes = threads.getCurrentThreadAllocatedBytes();
    var start = System.nanoTime();
    var turns = 0L;
    LongSupplier took = () -> System.nanoTime() - start;
    while (took.getAsLong() < nanos) {
      progress = engine.advance(progress, said(sayings, turns++), city).progress();
    }
    return new Speed(
        turns * 1e9 / took.getAsLong(),
        (double) (threads.getCurrentThreadAllocatedBytes() - bytes) / turns);
  }

  private static Event said(List<String> sayings, long turn) {
    var text = sayings.get((int) (turn % sayings.size()));
    return new Event.Heard(
        new Incoming(
            new MessageId("m" + turn),
            new PersonId("bench"),
            null,
            Instant.EPOCH.plusSeconds(turn * 60),
            null,
            new Incoming.What.Said(text, "")));
  }

  /** Reads and proves a folder, in milliseconds; the best of the rounds is the least disturbed. */
  private double proof(int more, Path folder) {
    var times = new ArrayList<Double>();
    var bytes = 0.0;
    for (var round = 0; round < plan.rounds(); round++) {
      var before = threads.getCurrentThreadAllocatedBytes();
      var start = System.nanoTime();
      Flows.read(folder);
      times.add((System.nanoTime() - start) / 1e6);
      bytes = threads.getCurrentThreadAllocatedBytes() - before;
    }
    var row = new Row("check, %,d further flows of 50 steps".formatted(more), "ms", "", times);
    rows.accept(row);
    rows.accept(
        Row.of("check, %,d further flows: allocation".formatted(more), "MB", "", bytes / 1e6));
    return row.median();
  }
}
