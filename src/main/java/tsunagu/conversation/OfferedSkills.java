package tsunagu.conversation;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import tsunagu.lane.Drawer;
import tsunagu.lane.Lanes;

/** How many residents offered a skill, by letting themselves be told of projects that need it. */
final class OfferedSkills {
  /** Fewer than this could point to somebody, so they are not counted aloud. */
  private static final int FEWEST_TOLD = 10;

  private final Function<String, Set<String>> people;

  OfferedSkills(Lanes lanes) {
    this(skill -> lanes.members(Drawer.OFFERED, skill));
  }

  private OfferedSkills(Function<String, Set<String>> people) {
    this.people = people;
  }

  /** Where nobody is known. */
  static OfferedSkills none() {
    return new OfferedSkills(_ -> Set.of());
  }

  /** How many offered any of these, in words. */
  String told(Collection<String> skills, Names names) {
    Set<String> offered = new HashSet<>();
    skills.forEach(skill -> offered.addAll(people.apply(skill)));
    return offered.size() < FEWEST_TOLD
        ? names.words().label("few")
        : names.with("people", offered.size());
  }
}
