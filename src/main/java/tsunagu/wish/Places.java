package tsunagu.wish;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.Wish.Where;

/** Which wards a text names, itself or by a station or place in them. */
final class Places {
  private Places() {}

  static Where of(Sentence sentence) {
    Set<String> wards = new LinkedHashSet<>();
    @Nullable String place = null;
    for (var token : sentence.left(Meaning.Place.class)) {
      for (var meaning : token.meanings()) {
        if (meaning instanceof Meaning.Place(var name, var found)) {
          wards.addAll(found);
          boolean city = name.equals("川崎市");
          if (!found.contains(name) && place == null && !city) {
            place = name;
          }
        }
      }
    }
    return new Where(wards.stream().toList(), place, Traits.flag(sentence, "online"));
  }
}
