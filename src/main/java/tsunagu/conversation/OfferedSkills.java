package tsunagu.conversation;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import tsunagu.lane.Drawer;
import tsunagu.lane.Lanes;

/** How many residents offered a skill, by letting themselves be told of projects that need it. */
final class OfferedSkills {
  /** Fewer than this could point to somebody, so they are not counted aloud. */
  private static final int FEWEST_TOLD = 10;

  private final Lanes lanes;

  OfferedSkills(Lanes lanes) {
    this.lanes = lanes;
  }

  /** How many offered any of these, in words. */
  String told(Collection<String> skills, Names names) {
    Set<String> people = new HashSet<>();
    skills.forEach(skill -> people.addAll(lanes.members(Drawer.OFFERED, skill)));
    return people.size() < FEWEST_TOLD
        ? names.words().label("few")
        : names.with("people", people.size());
  }
}
