package tsunagu.resident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of the audience sets, {@code <ward>:<field>}.
 *
 * <p>Beside the wards and fields themselves there are two words: {@code *} for people who did not
 * narrow it down and so want all of them, and {@code any} for everybody, whatever they chose. So a
 * notice for one ward reads that ward and {@code *}, and a notice for the whole city reads {@code
 * any} alone instead of every ward by name.
 */
final class AudienceSets {
  private static final String ALL = "*";
  private static final String ANY = "any";

  private AudienceSets() {}

  /** The sets a resident stands in; none when nothing may be pushed or nothing is wanted. */
  static Set<String> of(@Nullable Profile profile) {
    if (profile == null || !profile.friend() || !profile.notices()) {
      return Set.of();
    }
    return pairs(standing(profile.wards()), standing(profile.fields()));
  }

  /** The sets in which those stand who want any of these; empty means all. */
  static Set<String> wanted(Collection<String> wards, Collection<Integer> fields) {
    return pairs(reading(wards), reading(fields));
  }

  private static List<String> standing(Collection<?> chosen) {
    var names = new ArrayList<String>();
    chosen.forEach(one -> names.add(one.toString()));
    if (names.isEmpty()) {
      names.add(ALL);
    }
    names.add(ANY);
    return names;
  }

  private static List<String> reading(Collection<?> asked) {
    if (asked.isEmpty()) {
      return List.of(ANY);
    }
    var names = new ArrayList<String>();
    asked.forEach(one -> names.add(one.toString()));
    names.add(ALL);
    return names;
  }

  private static Set<String> pairs(List<String> wards, List<String> fields) {
    var sets = new LinkedHashSet<String>();
    for (var ward : wards) {
      for (var field : fields) {
        sets.add(ward + ":" + field);
      }
    }
    return sets;
  }
}
