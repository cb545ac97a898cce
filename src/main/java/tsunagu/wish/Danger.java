package tsunagu.wish;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.Wish.Safety;

/** What must be dealt with before any search; rather once too often for lives in danger. */
final class Danger {
  /** So many letters and fewer say little beside an alarm. */
  private static final int LITTLE = 24;

  private Danger() {}

  static @Nullable Safety of(String text, Surfaces alarms, List<Boundaries.Word> words) {
    var sentence = Sentence.cut(text, alarms, words);
    boolean calm = !sentence.left(Meaning.Calm.class).isEmpty();
    Set<Safety> found = EnumSet.noneOf(Safety.class);
    for (var token : sentence.tokens()) {
      for (var meaning : token.meanings()) {
        if (meaning instanceof Meaning.Alarm(var safety, var how) && counts(how, text, calm)) {
          found.add(safety);
        }
      }
    }
    for (var first : List.of(Safety.CRISIS, Safety.EMERGENCY, Safety.ABUSE)) {
      if (found.contains(first)) {
        return first;
      }
    }
    if (PersonalData.isIn(text)) {
      return Safety.PERSONAL_DATA;
    }
    return found.stream().findFirst().orElse(null);
  }

  private static boolean counts(Meaning.How how, String text, boolean calm) {
    return switch (how) {
      case SURE -> true;
      case ALONE -> text.length() <= LITTLE;
      case TOPIC -> !calm;
    };
  }
}
