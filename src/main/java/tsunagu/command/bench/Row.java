package tsunagu.command.bench;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of the table: what each round gave, their median, and what is aimed at.
 *
 * @param unit such as {@code x} for a ratio, {@code ms}, {@code µs}, {@code /s}, {@code MB}
 * @param goal such as {@code <= 0.9}; empty where nothing is aimed at
 */
record Row(String name, String unit, String goal, List<Double> rounds) {
  /** Beside the median; a row over many keys has a thousand values. */
  private static final int SHOWN = 9;

  Row {
    rounds = List.copyOf(rounds);
  }

  static Row of(String name, String unit, String goal, double... rounds) {
    return new Row(name, unit, goal, Arrays.stream(rounds).boxed().toList());
  }

  double median() {
    var sorted = rounds.stream().sorted().toList();
    var middle = sorted.size() / 2;
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Whether the goal is met; true where there is none. */
  boolean met() {
    if (goal.isEmpty()) {
      return true;
    }
    var parts = goal.split(" ", 2);
    var limit = Double.parseDouble(parts[1]);
    return parts[0].equals("<=") ? median() <= limit : median() >= limit;
  }

  /** The row for a machine; what has no number has none. */
  String json() {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("name", name);
    fields.put("unit", unit);
    fields.put("median", finite(median()));
    fields.put("goal", goal.isEmpty() ? null : goal);
    fields.put("met", met());
    fields.put("rounds", rounds.stream().limit(SHOWN).filter(Double::isFinite).toList());
    return JsonMapper.shared().writeValueAsString(fields);
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  String plain() {
    var each =
        rounds.size() > SHOWN
            ? summary()
            : rounds.stream().map(Row::number).collect(Collectors.joining(" "));
    var judged = goal.isEmpty() ? "  no goal" : (met() ? "  met " : "  MISSED ") + goal;
    return "%-64s %10s %-6s%s   [%s]".formatted(name, number(median()), unit, judged, each);
  }

  private String summary() {
    return "%,d values, %s to %s"
        .formatted(rounds.size(), number(Collections.min(rounds)), number(Collections.max(rounds)));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.3f", value);
  }
}
