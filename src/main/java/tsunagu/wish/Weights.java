package tsunagu.wish;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.Wish.Aim;
import tsunagu.wish.Wish.Kind;
import tsunagu.wish.Wish.Need;
import tsunagu.wish.Wish.Side;

/**
 * What each clue of a sentence speaks for, from {@code aims.yaml}: the weights of all clues found
 * are added up for each aim, and the greatest sum is what the person is after. No single word
 * decides, so a sentence nobody thought of is read by what most of it says.
 */
final class Weights {
  /** Every aim a wish can have. */
  enum Goal {
    VOLUNTEER(Kind.VOLUNTEER, null, null),
    OFFER(Kind.PROBONO, null, Side.OFFER),
    ASK(Kind.PROBONO, null, Side.ASK),
    EVENT(Kind.EVENT, null, null),
    GROUP(Kind.GROUP, null, null),
    GIVE_RESOURCE(Kind.GIVE_RESOURCE, null, null),
    NEED_MEMBERS(Kind.NEED_MEMBERS, null, null),
    START_GROUP(Kind.CONSULTATION, Need.START_GROUP, null),
    GET_HELP(Kind.CONSULTATION, Need.GET_HELP, null),
    MONEY(Kind.CONSULTATION, Need.MONEY, null),
    PLACE(Kind.CONSULTATION, Need.PLACE, null),
    NETWORKING(Kind.CONSULTATION, Need.NETWORKING, null),
    CONSULTATION(Kind.CONSULTATION, Need.CONSULTATION, null),
    OTHER(Kind.OTHER, null, null);

    private final Kind kind;
    private final @Nullable Need need;
    private final @Nullable Side side;

    Goal(Kind kind, @Nullable Need need, @Nullable Side side) {
      this.kind = kind;
      this.need = need;
      this.side = side;
    }

    Aim aim() {
      return new Aim(kind, need, side);
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The aim of a code such as {@code get_help}. */
    static Optional<Goal> of(String code) {
      return Optional.ofNullable(GOALS.get(code));
    }
  }

  private static final Map<String, Goal> GOALS =
      Stream.of(Goal.values()).collect(Collectors.toMap(Goal::code, goal -> goal));

  /** What the turns of a sentence without a word of a deed must outweigh, to decide its aim. */
  private static final double DOUBT = 2;

  private final Map<String, Map<Goal, Double>> table = new HashMap<>();

  private Weights() {}

  /** Reads the table; what is wrong is added to the problems with file, line and remedy. */
  static Weights read(Path path, List<String> problems) {
    var weights = new Weights();
    for (var entry : WordFile.read(path, Set.of("clue", "for"), problems)) {
      var row = new EnumMap<Goal, Double>(Goal.class);
      for (var pair : entry.all("for")) {
        int blank = pair.indexOf(' ');
        var goal = blank < 0 ? null : GOALS.get(pair.substring(0, blank));
        double weight = Decimal.in(pair, blank + 1, pair.length());
        if (goal == null || Double.isNaN(weight)) {
          problems.add(
              entry.file()
                  + ":"
                  + entry.line()
                  + ": '"
                  + pair
                  + "': write an aim and a weight, as"
                  + " in 'volunteer 1.2'; the aims are "
                  + GOALS.keySet().stream().sorted().collect(Collectors.joining(", ")));
          continue;
        }
        row.put(goal, weight);
      }
      weights.table.put(entry.one("clue"), row);
    }
    return weights;
  }

  /**
   * What the clues speak for most.
   *
   * @param turns what the turns of speech speak for
   * @param unsure whether no word names a deed, so that little may not decide
   */
  Aim aim(Set<String> clues, Map<Goal, Double> turns, boolean unsure) {
    var best = Goal.OTHER;
    double most = Double.NEGATIVE_INFINITY;
    for (var goal : Goal.values()) {
      double sum = sum(goal, clues) + turns.getOrDefault(goal, 0.0);
      if (unsure && goal == Goal.OTHER) {
        sum += DOUBT;
      }
      if (sum > most) {
        most = sum;
        best = goal;
      }
    }
    return best.aim();
  }

  private double sum(Goal goal, Set<String> clues) {
    double sum = weight("always", goal);
    for (var clue : clues) {
      sum += weight(clue, goal);
    }
    return sum;
  }

  private double weight(String clue, Goal goal) {
    var row = table.get(clue);
    return row == null ? 0 : row.getOrDefault(goal, 0.0);
  }
}
