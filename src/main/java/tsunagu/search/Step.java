package tsunagu.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a wish may have to give up, in the order in which it is given up. Never given up are what it
 * refuses, ages, what somebody needs to take part, and that a listing is open and still to come;
 * nor the topic as a whole: where nothing of it is left there is nothing to show.
 */
enum Step {
  PART,
  /** A week before and after; where only weekdays were named, the other days. */
  DATE,
  /** The wards next to it, and online. */
  WARD,
  KIND,
  /** Made for others; ages stay as they are. */
  AUDIENCE,
  /** All wards. */
  CITY,
  /** One of several words is enough. */
  TEXT,
  /** Another thing of the same topic: 将棋 where 囲碁 was said; only where there is nothing else. */
  TOPIC;

  /** The name that is told. */
  String told() {
    return name().toLowerCase(Locale.ROOT);
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
