package tsunagu.command.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** How a turn changes with how many people write at once, and with how many are remembered. */
final class CrowdRows {
  private static final List<Integer> AT_ONCE = List.of(1, 10, 100, 1_000);
  private static final List<Integer> STORED = List.of(10_000, 100_000);
  private static final int MANY_STORED = 1_000_000;

  private final Bench.Plan plan;
  private final Consumer<Row> rows;

  CrowdRows(Bench.Plan plan, Consumer<Row> rows) {
    this.plan = plan;
    this.rows = rows;
  }

  void atOnce(Stage stage, Bot ours) {
    for (var people : AT_ONCE) {
      var loads = loads(stage, ours, people);
      var what = "%,d at once".formatted(people);
      row(what + ": turns", "/s", loads, Load::perSecond);
      row(what + ": CPU for 1,000 turns", "s", loads, load -> load.cpu() / 1_000);
      row(what + ": allocation a turn", "kB", loads, load -> load.allocated() / 1_000);
      row(what + ": p50", "ms", loads, Load::p50);
      row(what + ": p99", "ms", loads, Load::p99);
      row(what + ": p99.9", "ms", loads, Load::p999);
    }
  }

  /** Residents who came once and are only remembered while others write. */
  void stored(Stage stage) {
    try (var ours = stage.ours("stored", "--tsunagu.lane.memory=4gb")) {
      stage.warm(ours);
      var few = List.<Load>of();
      for (var stored : sizes()) {
        try (var redis = RedisView.of(plan.home().resolve(ours.name()))) {
          redis.residents(stored);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        var loads = loads(stage, ours, 64);
        plain("%,d stored residents".formatted(stored), loads);
        if (few.isEmpty()) {
          few = loads;
        } else {
          compare("%,d : 10,000 stored residents, CPU a turn".formatted(stored), loads, few);
        }
      }
    }
  }

  private void plain(String what, List<Load> loads) {
    row(what + ": turns", "/s", loads, Load::perSecond);
    row(what + ": p99", "ms", loads, Load::p99);
  }

  private void compare(String what, List<Load> many, List<Load> few) {
    var ratios = new ArrayList<Double>();
    for (var i = 0; i < many.size(); i++) {
      ratios.add(many.get(i).cpu() / few.get(i).cpu());
    }
    rows.accept(new Row(what, "x", "<= 1.1", ratios));
  }

  private List<Integer> sizes() {
    var sizes = new ArrayList<>(STORED);
    if (plan.large()) {
      sizes.add(MANY_STORED);
    }
    return sizes;
  }

  private List<Load> loads(Stage stage, Bot bot, int people) {
    var loads = new ArrayList<Load>();
    for (var round = 0; round < plan.rounds(); round++) {
      loads.add(stage.load(bot, Stage.talking(people, 1)));
    }
    return loads;
  }

  private void row(String name, String unit, List<Load> loads, ToDoubleFunction<Load> of) {
    rows.accept(new Row(name, unit, "", loads.stream().map(of::applyAsDouble).toList()));
  }
}
