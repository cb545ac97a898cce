package tsunagu.command.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The door alone: the signature is judged, events are read and stored, and nobody answers them. */
final class DoorRows {
  /** No place for any turn, and room for all that will wait. */
  private static final String[] NO_TURNS = {
    "--tsunagu.inbox.turns=0", "--tsunagu.lane.longest=10000000", "--tsunagu.lane.memory=4gb"
  };

  private final Bench.Plan plan;
  private final Consumer<Row> rows;

  DoorRows(Bench.Plan plan, Consumer<Row> rows) {
    this.plan = plan;
    this.rows = rows;
  }

  void measure(Stage stage, Bot echo) {
    try (var door = stage.ours("door", NO_TURNS)) {
      stage.warm(door, Stage.knocking(64, 1), Stage.knocking(640, 10));
      compare(stage, List.of(echo, door), 64, 1);
      compare(stage, List.of(echo, door), 640, 10);
    }
  }

  private void compare(Stage stage, List<Bot> bots, int people, int together) {
    var cpu = new ArrayList<Double>();
    var taken = new ArrayList<Double>();
    for (var round = 0; round < plan.rounds(); round++) {
      var echo = stage.load(bots.get(0), Stage.talking(people, together));
      var door = stage.load(bots.get(1), Stage.knocking(people, together));
      cpu.add(door.cpu() / echo.cpu());
      taken.add(door.perSecond());
    }
    var what = "door only, %,d people, %d a body".formatted(people, together);
    rows.accept(new Row(what + " : echo, CPU", "x", "<= 0.4", cpu));
    rows.accept(new Row(what + ", events", "/s", "", taken));
  }
}
