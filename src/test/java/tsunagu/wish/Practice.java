package tsunagu.wish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tsunagu.wish.Weights.Goal;

/** The sentences that weights are fitted to, with what each is after. */
final class Practice {
  private static final Path OWN = Path.of("src/test/resources/wish/practice/sentences.tsv");
  private static final List<Path> JUDGED =
      List.of(Path.of("src/test/resources/wish"), Path.of("src/test/resources/evaluate"));

  /** One sentence; the set it comes from is the name of its file. */
  record Line(String set, Goal goal, String say) {}

  private Practice() {}

  /** All of them, in a fixed order. */
  static List<Line> all() throws IOException {
    var lines = new ArrayList<Line>();
    for (var row : Files.readAllLines(OWN)) {
      if (!row.startsWith("#")) {
        var cells = row.split("\t", -1);
        lines.add(new Line("practice", Goal.of(cells[0]).orElseThrow(), cells[4]));
      }
    }
    for (var folder : JUDGED) {
      try (Stream<Path> files = Files.list(folder)) {
        for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
          judged(file, lines);
        }
      }
    }
    return lines;
  }

  private static void judged(Path file, List<Line> lines) throws IOException {
    var root = new Yaml().load(Files.readString(file));
    var entries = root instanceof Map<?, ?> map ? map.get("entries") : null;
    if (!(entries instanceof List<?> list)) {
      return;
    }
    for (var entry : list) {
      if (entry instanceof Map<?, ?> row
          && row.get("want") instanceof Map<?, ?> want
          && want.get("kind") != null
          && row.get("safety") == null) {
        var goal = goal(want);
        if (goal != null) {
          var name = Objects.requireNonNull(file.getFileName()).toString();
          lines.add(new Line(name, goal, String.valueOf(row.get("say"))));
        }
      }
    }
  }

  private static @Nullable Goal goal(Map<?, ?> want) {
    var kind = first(want.get("kind"));
    var code =
        switch (kind) {
          case "consultation" -> want.get("need") == null ? kind : first(want.get("need"));
          case "probono" -> want.get("side") == null ? "offer" : first(want.get("side"));
          default -> kind;
        };
    return Goal.of(code.equals("recruit_members") ? "need_members" : code).orElse(null);
  }

  private static String first(@Nullable Object value) {
    return String.valueOf(
        value instanceof List<?> list && !list.isEmpty() ? list.getFirst() : value);
  }
}
