package tsunagu.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts right and wrong by measure. Not thread-safe. */
final class Tally {
  private static final int DEEP = 10;

  private final Map<String, double[]> sums = new LinkedHashMap<>();

  /** One case of a share. */
  void share(String measure, boolean right) {
    add(measure, right ? 1 : 0);
  }

  /** One value of a mean. */
  void add(String measure, double value) {
    var sum = sums.computeIfAbsent(measure, m -> new double[2]);
    sum[0] += value;
    sum[1]++;
  }

  /** Precision and recall of the values of a slot. */
  void sets(String slot, List<String> want, List<String> got) {
    got.forEach(one -> add(slot + " precision", want.contains(one) ? 1 : 0));
    want.forEach(one -> add(slot + " recall", got.contains(one) ? 1 : 0));
  }

  /** The value of each measure. */
  Map<String, Double> values() {
    var values = new LinkedHashMap<String, Double>();
    sums.forEach((measure, sum) -> values.put(measure, sum[0] / sum[1]));
    return values;
  }

  /** A table for people: value and number of cases. */
  String table() {
    var table = new StringBuilder();
    sums.forEach((measure, sum) ->
        table.append(
            String.format(
                Locale.ROOT, "%-34s %.3f  of %d%n", measure, sum[0] / sum[1], (int) sum[1])));
    return table.toString();
  }

  /** Discounted gain of the first ten, as a share of the best order. */
  static double gain(List<String> ids, Map<String, Integer> grades) {
    double got = 0;
    for (int i = 0; i < Math.min(DEEP, ids.size()); i++) {
      got += grade(grades.getOrDefault(ids.get(i), 0), i);
    }
    var best = grades.values().stream().sorted((a, b) -> b - a).limit(DEEP).toList();
    double most = 0;
    for (int i = 0; i < best.size(); i++) {
      most += grade(best.get(i), i);
    }
    return most == 0 ? 1 : Math.min(1, got / most);
  }

  private static double grade(int grade, int place) {
    return (Math.pow(2, grade) - 1) / (Math.log(place + 2.0) / Math.log(2));
  }
}
