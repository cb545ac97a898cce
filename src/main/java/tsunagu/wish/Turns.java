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
import java.util.regex.Pattern;
import tsunagu.wish.Weights.Goal;

/**
 * Turns of speech and what they speak for: pieces of outlines such as {@code が足りま} with a weight
 * for each aim, from {@code turns.tsv}. They catch what no list of cues names. The file is fitted
 * to the practice sentences of the tests, never written by hand.
 */
final class Turns {
  private static final Pattern WEIGHT = Pattern.compile("-?\\d(\\.\\d+)?");

  private final Trie<Map<Goal, Double>> pieces = new Trie<>();

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
      if (!lines.get(i).startsWith("#") && !turns.put(lines.get(i).split("\t", -1))) {
        problems.add(
            path
                + ":"
                + (i + 1)
                + ": write a piece, a tab and weights as in 'event 0.3 group -0.1'");
      }
    }
    return turns;
  }

  private boolean put(String[] row) {
    if (row.length != 2 || row[0].isEmpty()) {
      return false;
    }
    var words = row[1].split(" ", -1);
    var weights = new EnumMap<Goal, Double>(Goal.class);
    for (int i = 0; i + 1 < words.length; i += 2) {
      var goal = Goal.of(words[i]);
      if (goal.isEmpty() || !WEIGHT.matcher(words[i + 1]).matches()) {
        return false;
      }
      weights.put(goal.get(), Double.valueOf(words[i + 1]));
    }
    pieces.put(row[0], weights);
    return words.length % 2 == 0;
  }

  /**
   * What the pieces of an outline speak for together; a long text weighs as much as a short one.
   */
  Map<Goal, Double> sums(String outline) {
    var sums = new EnumMap<Goal, Double>(Goal.class);
    int[] found = new int[1];
    for (int i = 0; i < outline.length(); i++) {
      pieces.from(
          outline,
          i,
          (end, rows) -> {
            found[0]++;
            rows.getFirst().forEach((goal, weight) -> sums.merge(goal, weight, Double::sum));
          });
    }
    double scale = Math.sqrt(Math.max(1, found[0]));
    sums.replaceAll((goal, sum) -> sum / scale);
    return sums;
  }
}
