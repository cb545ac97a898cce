package tsunagu.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tsunagu.search.Yardstick;

/** One run of a judged set: sentences, spellings, slips of the finger, and Lucene beside them. */
final class Evaluation {
  /** A fall by so much of any kind of sentence is a fall, whatever the mean says. */
  private static final double A_FALL = .05;

  private static final String TYPO = "typo";
  private static final int DEEP = 10;
  private static final int SLIPS = 300;
  private static final int LONG_ENOUGH = 5;
  private static final String KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのまみむめもらりるれろ";

  private final JudgedSet judged;
  private final SearchDesk desk;
  private final Tally tally = new Tally();
  private final Map<String, List<String>> failures = new LinkedHashMap<>();
  private final Map<String, Double> derived = new LinkedHashMap<>();

  Evaluation(JudgedSet judged, SearchDesk desk) {
    this.judged = judged;
    this.desk = desk;
  }

  void run() {
    for (var entry : judged.entries()) {
      if (entry.finds().form().equals(TYPO)) {
        typo(entry);
        continue;
      }
      var faults = Judge.count(tally, entry, desk.answer(entry.say()));
      if (!faults.isEmpty()) {
        failures.put(entry.id() + " " + entry.say(), faults);
      }
    }
    pairs();
    slips();
    tally.values().entrySet().stream()
        .filter(one -> one.getKey().startsWith(Judge.GAIN + " "))
        .mapToDouble(Map.Entry::getValue)
        .min()
        .ifPresent(worst -> derived.put("worst form, " + Judge.GAIN, worst));
    try (var japanese = Yardstick.japanese(desk.listings());
        var pairs = Yardstick.pairs(desk.listings())) {
      beside("JapaneseAnalyzer", japanese);
      beside("CJKAnalyzer", pairs);
    }
  }

  /** A slip may be answered with the right word as the first that is offered: one tap. */
  private void typo(JudgedSet.Entry entry) {
    var found = desk.findOrMeant(entry.say(), DEEP);
    double gain = Tally.gain(found, entry.finds().grades());
    tally.add(Judge.GAIN + " " + TYPO, gain);
    if (gain < 1) {
      failures.put(entry.say(), List.of("wanted " + entry.finds().grades() + ", got " + found));
    }
  }

  /** How much of the first ten two spellings have in common. */
  private void pairs() {
    for (var pair : judged.pairs()) {
      var one = desk.find(pair.one(), DEEP);
      var other = desk.find(pair.other(), DEEP);
      int longer = Math.max(one.size(), other.size());
      double common =
          longer == 0 ? 0 : (double) one.stream().filter(other::contains).count() / longer;
      tally.add("spellings, common", common);
      if (common < 1) {
        failures.put(pair.one() + " ~ " + pair.other(), List.of(one + " and " + other));
      }
    }
  }

  /** Words in kana with one letter changed, left out, doubled or exchanged with the next. */
  private void slips() {
    var words =
        judged.pairs().stream()
            .map(JudgedSet.Pair::other)
            .filter(word -> word.matches("\\p{IsHiragana}{" + LONG_ENOUGH + ",}"))
            .toList();
    var random = new Random(SLIPS);
    for (int i = 0; i < SLIPS && !words.isEmpty(); i++) {
      var word = words.get(i % words.size());
      var slip = slip(word, random);
      var meant = desk.meant(word, 1);
      boolean right = meant.equals(desk.meant(slip, 1));
      tally.share("slips, right word first", right);
      if (!right) {
        failures.put(word + " as " + slip, List.of("read as " + desk.meant(slip, 1)));
      }
    }
  }

  static String slip(String word, Random random) {
    var letters = new StringBuilder(word);
    int at = random.nextInt(word.length() - 1);
    switch (random.nextInt(4)) {
      case 0 -> letters.setCharAt(at, KANA.charAt(random.nextInt(KANA.length())));
      case 1 -> letters.deleteCharAt(at);
      case 2 -> letters.insert(at, word.charAt(at));
      default -> letters.replace(at, at + 2, "" + word.charAt(at + 1) + word.charAt(at));
    }
    return letters.toString();
  }

  /** The same sentences put to Lucene as it comes, and how many times as good we are. */
  private void beside(String name, Yardstick yardstick) {
    var gains = new ArrayList<Double>();
    for (var entry : judged.entries()) {
      var grades = entry.finds().grades();
      if (!grades.isEmpty()) {
        gains.add(Tally.gain(yardstick.find(entry.say(), DEEP), grades));
      }
    }
    var ours = tally.values().get(Judge.GAIN);
    if (!gains.isEmpty() && ours != null) {
      double theirs = gains.stream().mapToDouble(gain -> gain).average().orElse(0);
      derived.put(Judge.GAIN + " of " + name, theirs);
      if (theirs > 0) {
        derived.put(Judge.GAIN + " : " + name, ours / theirs);
      }
    }
  }

  /** Each measure. */
  Map<String, Double> values() {
    var values = tally.values();
    values.putAll(derived);
    return values;
  }

  /** A table for people. */
  String table() {
    var table = new StringBuilder(tally.table());
    derived.forEach(
        (name, value) -> table.append(String.format(Locale.ROOT, "%-34s %.3f%n", name, value)));
    return table.toString();
  }

  /** What was wrong, by sentence. */
  Map<String, List<String>> failures() {
    return failures;
  }

  /** Which measures lie below their goals, or far below an earlier run. */
  Map<String, String> below(Map<String, Double> before) {
    var below = new LinkedHashMap<String, String>();
    var values = values();
    judged
        .goals()
        .forEach((measure, least) -> {
          double value = values.getOrDefault(measure, 0.0);
          if (value < least) {
            below.put(measure, value + " instead of " + least);
          }
        });
    before.forEach((measure, earlier) -> {
      var value = values.get(measure);
      if (measure.startsWith(Judge.GAIN + " ") && value != null && value < earlier - A_FALL) {
        below.put(measure, value + " instead of " + earlier + " in the last run");
      }
    });
    return below;
  }
}
