package tsunagu.wish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tsunagu.wish.Weights.Goal;

/**
 * Fits {@code aims.yaml} and {@code turns.tsv} to the practice sentences: one weight a clue or
 * piece and aim, by logistic regression held near nought. Run by hand after sentences or cues
 * changed; with an argument it only says how well sentences left out in turn are read.
 */
final class Fitting {
  private static final Path WORDS = Path.of("index-data", "words");
  private static final int LONGEST = 6;
  private static final int SEEN = 3;
  private static final int ROUNDS = 200;
  private static final double STEP = .3;
  private static final double HOLD = 1e-4;
  private static final double CLUE = .3;
  private static final double LEAST = .04;
  private static final List<Goal> GOALS = List.of(Goal.values());

  /** A sentence with the features found in it, clues as {@code c:help}, pieces as they are. */
  private record Seen(Practice.Line line, Set<String> clues, Map<String, Integer> pieces) {}

  /** Features by number, and their weights by aim. */
  private record Fit(Map<String, Integer> numbers, List<double[]> weights) {}

  private final Dictionaries dictionaries = Dictionaries.read(Path.of("index-data"));
  private final List<Seen> all = new ArrayList<>();

  private Fitting() throws IOException {
    var words = new KuromojiWords();
    for (var line : Practice.all()) {
      var folded = Fold.text(line.say()).strip();
      var kana = Romaji.toKana(folded, dictionaries.surfaces()::knows);
      var text = kana == null ? folded : kana;
      var found = words.words(text);
      var sentence = Sentence.cut(text, dictionaries.surfaces(), found);
      Negations.eat(sentence, found, LocalDate.of(2026, 11, 24), dictionaries.holidays());
      all.add(new Seen(line, Clues.of(sentence), pieces(Outline.of(sentence))));
    }
  }

  /** Fits and writes, or with any argument tries sentences left out in turn. */
  public static void main(String[] args) throws IOException {
    var fitting = new Fitting();
    if (args.length > 0) {
      fitting.leaveOut(4);
    } else {
      fitting.write(fitting.fit(fitting.all));
    }
  }

  private static Map<String, Integer> pieces(String outline) {
    var pieces = new HashMap<String, Integer>();
    for (int i = 0; i < outline.length(); i++) {
      for (int n = 1; n <= LONGEST && i + n <= outline.length(); n++) {
        var piece = outline.substring(i, i + n);
        if (piece.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
          pieces.merge(piece, 1, Integer::sum);
        }
      }
    }
    return pieces;
  }

  private void leaveOut(int parts) {
    var right = new HashMap<String, int[]>();
    for (int part = 0; part < parts; part++) {
      var train = new ArrayList<Seen>();
      var test = new ArrayList<Seen>();
      for (int i = 0; i < all.size(); i++) {
        (i % parts == part ? test : train).add(all.get(i));
      }
      var fit = fit(train);
      for (var seen : test) {
        var guess = best(fit, features(seen, fit.numbers()));
        boolean good = guess == seen.line().goal();
        for (var name : List.of(seen.line().set(), seen.line().set() + " " + seen.line().goal())) {
          var count = right.computeIfAbsent(name, n -> new int[2]);
          count[0] += good ? 1 : 0;
          count[1]++;
        }
      }
    }
    right.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e ->
            print(
                e.getKey()
                    + " "
                    + e.getValue()[0]
                    + " of "
                    + e.getValue()[1]
                    + " = "
                    + String.format(
                        Locale.ROOT, "%.3f", (double) e.getValue()[0] / e.getValue()[1])));
  }

  private static void print(String line) {
    System.out.println(line);
  }

  private Fit fit(List<Seen> train) {
    var numbers = numbers(train);
    var rows = train.stream().map(seen -> features(seen, numbers)).toList();
    var weights = new double[numbers.size()][GOALS.size()];
    var squares = new double[numbers.size()][GOALS.size()];
    for (int round = 0; round < ROUNDS; round++) {
      var slope = new double[numbers.size()][GOALS.size()];
      for (int i = 0; i < rows.size(); i++) {
        var error = shares(rows.get(i), List.of(weights));
        error[GOALS.indexOf(train.get(i).line().goal())] -= 1;
        for (var feature : rows.get(i)) {
          for (int g = 0; g < GOALS.size(); g++) {
            slope[feature.number()][g] += feature.value() * error[g] / rows.size();
          }
        }
      }
      for (int f = 0; f < weights.length; f++) {
        for (int g = 0; g < GOALS.size(); g++) {
          double step = slope[f][g] + HOLD * weights[f][g];
          squares[f][g] += step * step;
          weights[f][g] -= STEP * step / (Math.sqrt(squares[f][g]) + 1e-8);
        }
      }
    }
    return new Fit(numbers, List.of(weights));
  }

  /** A feature of a sentence by its number. */
  private record Feature(int number, double value) {}

  /** Clues, and of pieces that stand in the same sentences only the longest. */
  private static Map<String, Integer> numbers(List<Seen> train) {
    var places = new HashMap<String, List<Integer>>();
    for (int i = 0; i < train.size(); i++) {
      for (var clue : train.get(i).clues()) {
        places.computeIfAbsent("c:" + clue, c -> new ArrayList<>()).add(i);
      }
      for (var piece : train.get(i).pieces().keySet()) {
        places.computeIfAbsent(piece, p -> new ArrayList<>()).add(i);
      }
    }
    places.values().removeIf(where -> where.size() < SEEN);
    var longest = new HashMap<List<Integer>, String>();
    places.forEach((piece, where) -> {
      if (!piece.startsWith("c:")) {
        longest.merge(where, piece, (a, b) -> a.length() >= b.length() ? a : b);
      }
    });
    var numbers = new HashMap<String, Integer>();
    numbers.put("c:always", 0);
    Stream.concat(
            places.keySet().stream().filter(name -> name.startsWith("c:")),
            longest.values().stream())
        .sorted()
        .forEach(name -> numbers.putIfAbsent(name, numbers.size()));
    return numbers;
  }

  private static List<Feature> features(Seen seen, Map<String, Integer> numbers) {
    var features = new ArrayList<Feature>();
    features.add(new Feature(0, CLUE));
    for (var clue : seen.clues()) {
      var number = numbers.get("c:" + clue);
      if (number != null) {
        features.add(new Feature(number, CLUE));
      }
    }
    var known =
        seen.pieces().entrySet().stream().filter(e -> numbers.containsKey(e.getKey())).toList();
    double count = known.stream().mapToInt(Map.Entry::getValue).sum();
    for (var piece : known) {
      var number = numbers.get(piece.getKey());
      if (number != null) {
        features.add(new Feature(number, piece.getValue() / Math.sqrt(count)));
      }
    }
    return features;
  }

  private static double[] shares(List<Feature> features, List<double[]> weights) {
    var sums = new double[GOALS.size()];
    for (var feature : features) {
      for (int g = 0; g < GOALS.size(); g++) {
        sums[g] += feature.value() * weights.get(feature.number())[g];
      }
    }
    double most = Arrays.stream(sums).max().orElse(0);
    double total = 0;
    for (int g = 0; g < GOALS.size(); g++) {
      sums[g] = Math.exp(sums[g] - most);
      total += sums[g];
    }
    for (int g = 0; g < GOALS.size(); g++) {
      sums[g] /= total;
    }
    return sums;
  }

  private static Goal best(Fit fit, List<Feature> features) {
    var shares = shares(features, fit.weights());
    int best = 0;
    for (int g = 1; g < GOALS.size(); g++) {
      best = shares[g] > shares[best] ? g : best;
    }
    return GOALS.get(best);
  }

  private void write(Fit fit) throws IOException {
    var clues = new ArrayList<String>();
    var pieces = new ArrayList<String>();
    fit.numbers().keySet().stream()
        .sorted()
        .forEach(name -> {
          boolean clue = name.startsWith("c:");
          var row =
              row(
                  fit.weights().get(fit.numbers().getOrDefault(name, 0)),
                  clue ? CLUE : 1,
                  clue ? ", " : " ");
          if (clue) {
            var key = name.substring(2);
            var quoted = key.contains(":") ? "\"" + key + "\"" : key;
            clues.add("- {clue: " + quoted + ", for: [" + row + "]}");
          } else if (!row.isEmpty()) {
            pieces.add(name + "\t" + row);
          }
        });
    replace(WORDS.resolve("aims.yaml"), clues);
    replace(WORDS.resolve("turns.tsv"), pieces);
  }

  private static String row(double[] weights, double scale, String between) {
    return GOALS.stream()
        .filter(goal -> Math.abs(weights[GOALS.indexOf(goal)] * scale) >= LEAST)
        .sorted(Comparator.comparingDouble(goal -> -weights[GOALS.indexOf(goal)]))
        .map(goal ->
            goal.code()
                + " "
                + String.format(Locale.ROOT, "%.2f", weights[GOALS.indexOf(goal)] * scale))
        .collect(Collectors.joining(between));
  }

  /** Keeps the head of a file, everything up to the last line of comment. */
  private static void replace(Path path, List<String> rows) throws IOException {
    var head = Files.readAllLines(path).stream().filter(line -> line.startsWith("#")).toList();
    Files.write(path, Stream.concat(head.stream(), rows.stream()).toList());
  }
}
