package tsunagu.wish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tsunagu.wish.Weights.Goal;

/**
 * Turns of speech and what they speak for: pieces of outlines such as {@code が足りま} with a weight
 * for each aim, from {@code turns.tsv}. They catch what no list of cues names. The file is fitted
 * to the practice sentences of the tests, never written by hand.
 */
final class Turns {
  private static final List<Goal> GOALS = List.of(Goal.values());

  /** Where the weight of each goal lies in the rows, by the goal's code. */
  private static final Map<String, Integer> COLUMNS =
      GOALS.stream().collect(Collectors.toMap(Goal::code, GOALS::indexOf));

  private final Trie<double[]> pieces = new Trie<>();

  /** Reads the file; what is wrong is added to the problems with file, line and remedy. */
  static Turns read(Path path, List<String> problems) {
    var turns = new Turns();
    List<String> lines;
    try {
      lines = Files.readAllLines(path);
    } catch (NoSuchFileException e) {
      problems.add(path + ": the file is missing; put it back from the repository");
      return turns;
    } catch (MalformedInputException e) {
      problems.add(path + ": not UTF-8; save the file as UTF-8");
      return turns;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith("#") && !turns.put(lines.get(i))) {
        problems.add(
            path
                + ":"
                + (i + 1)
                + ": write a piece, a tab and weights as in 'event 0.3 group -0.1'");
      }
    }
    return turns;
  }

  private boolean put(String line) {
    int tab = line.indexOf('\t');
    if (tab <= 0) {
      return false;
    }
    var weights = new double[GOALS.size()];
    for (int from = tab + 1; from <= line.length(); ) {
      int blank = line.indexOf(' ', from);
      int end = blank < 0 ? -1 : end(line, blank + 1);
      var column = blank < 0 ? null : COLUMNS.get(line.substring(from, blank));
      double weight = blank < 0 ? Double.NaN : Decimal.in(line, blank + 1, end);
      if (column == null || Double.isNaN(weight)) {
        return false;
      }
      weights[column] = weight;
      from = end + 1;
    }
    pieces.put(line.substring(0, tab), before -> before == null ? weights : before);
    return true;
  }

  private static int end(String line, int from) {
    int blank = line.indexOf(' ', from);
    return blank < 0 ? line.length() : blank;
  }

  /**
   * What the pieces of an outline speak for together; a long text weighs as much as a short one.
   */
  Map<Goal, Double> sums(String outline) {
    var sums = new double[GOALS.size()];
    int[] found = new int[1];
    for (int i = 0; i < outline.length(); i++) {
      pieces.from(
          outline,
          i,
          (end, weights) -> {
            found[0]++;
            for (int column = 0; column < sums.length; column++) {
              sums[column] += weights[column];
            }
          });
    }
    double scale = Math.sqrt(Math.max(1, found[0]));
    var scaled = new EnumMap<Goal, Double>(Goal.class);
    for (int column = 0; column < sums.length; column++) {
      scaled.put(GOALS.get(column), sums[column] / scale);
    }
    return scaled;
  }
}
