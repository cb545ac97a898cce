package tsunagu.wish;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.Wish.Safety;

/** What must be dealt with before any search; rather once too often for lives in danger. */
final class Danger {
  private Danger() {}

  static @Nullable Safety of(String text, Surfaces alarms, List<Boundaries.Word> words) {
    var sentence = Sentence.cut(text, alarms, words);
    boolean calm = !sentence.left(Meaning.Calm.class).isEmpty();
    Set<Safety> found = EnumSet.noneOf(Safety.class);
    for (var token : sentence.tokens()) {
      for (var meaning : token.meanings()) {
        if (meaning instanceof Meaning.Alarm(var safety, var sure) && (sure || !calm)) {
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
}
