package tsunagu.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a wish may have to give up, in the order in which it is given up. */
enum Step {
  PART,
  DATE,
  WARD,
  KIND,
  CITY,
  /** One of its words is enough. */
  SOME_TEXT,
  /** The same field of activity is enough. */
  FIELD_TEXT,
  NO_TEXT;

  /** The name that is told: the three steps of the text are one to a resident. */
  String told() {
    return this.compareTo(SOME_TEXT) >= 0 ? "text" : name().toLowerCase(Locale.ROOT);
  }

  /** From nothing given up to all that was asked, each on top of those before. */
  static List<Set<Step>> ladder(Set<Step> asked) {
    var ladder = new ArrayList<Set<Step>>();
    var given = EnumSet.noneOf(Step.class);
    ladder.add(given.clone());
    for (var step : asked) {
      given.add(step);
      ladder.add(given.clone());
    }
    return ladder;
  }
}
