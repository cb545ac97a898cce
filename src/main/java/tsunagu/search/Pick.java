package tsunagu.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tsunagu.catalogue.Listing;

/** Chooses what is shown: no series twice, no organiser three times in five, kinds mixed. */
final class Pick {
  private static final Pattern REPEAT =
      Pattern.compile(
          "\\([^)]*\\)|\\[[^]]*]|【[^】]*】|第[0-9一二三四五六七八九十]+[回期]?"
              + "|[0-9]+(?:月|日|年度?|回|期|時|分|:)*|\\s|[・、。,./~-]");
  private static final int A_LOOK = 5;
  private static final int OF_ONE_ORGANISER = 2;
  private static final int A_NAME = 3;

  private final Map<String, List<Candidate>> series = new LinkedHashMap<>();
  private final List<Candidate> chosen = new ArrayList<>();

  private Pick() {}

  /**
   * Picks from candidates, best first.
   *
   * @param named words of the wish: an organiser who is asked for by name is not held back
   * @param mixed whether kinds are mixed
   */
  static List<Picked> of(List<Candidate> candidates, int most, List<String> named, boolean mixed) {
    var pick = new Pick();
    for (var candidate : candidates) {
      pick.series
          .computeIfAbsent(series(candidate.listing()), key -> new ArrayList<>())
          .add(candidate);
    }
    pick.choose(most, named);
    if (mixed) {
      pick.mix();
    }
    return pick.chosen.stream()
        .map(one ->
            new Picked(one, pick.series.getOrDefault(series(one.listing()), List.of()).size() - 1))
        .toList();
  }

  private void choose(int most, List<String> named) {
    int allowed = Math.max(OF_ONE_ORGANISER, most * OF_ONE_ORGANISER / A_LOOK);
    var organisers = new HashMap<String, Integer>();
    for (var repeats : series.values()) {
      var first = repeats.getFirst();
      var organiser = Sheet.name(Fold.of(first.listing().text().organiser()));
      boolean free = organiser.isEmpty() || named.stream().anyMatch(word -> names(word, organiser));
      if (chosen.size() < most
          && (free || organisers.merge(organiser, 1, Integer::sum) <= allowed)) {
        chosen.add(first);
      }
    }
  }

  private static boolean names(String word, String organiser) {
    var name = Sheet.name(Fold.of(word));
    return name.length() >= A_NAME && organiser.contains(name);
  }

  /** Among the first five a second kind, if one fits; it takes the last place. */
  private void mix() {
    int look = Math.min(A_LOOK, chosen.size());
    if (look < 2) {
      return;
    }
    var kind = chosen.getFirst().listing().kind();
    if (chosen.stream().limit(look).anyMatch(one -> one.listing().kind() != kind)) {
      return;
    }
    series.values().stream()
        .map(List::getFirst)
        .filter(one -> one.fits() && one.listing().kind() != kind)
        .findFirst()
        .ifPresent(other -> {
          chosen.remove(other);
          chosen.set(look - 1, other);
        });
  }

  /** What the dates and repeats of one thing have in common. */
  static String series(Listing listing) {
    var title = Fold.of(listing.text().title());
    var bare = REPEAT.matcher(title).replaceAll("");
    return listing.kind()
        + "|"
        + Fold.of(listing.text().organiser())
        + "|"
        + (bare.isEmpty() ? title : bare);
  }

  /**
   * One that is shown.
   *
   * @param more how many others of its series are not
   */
  record Picked(Candidate candidate, int more) {}
}
