package tsunagu.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tsunagu.catalogue.Listing;

/**
 * Chooses what is shown: no series twice; of five that stand together at most two of one organiser,
 * unless it was asked for by name; and two kinds among the first three where a second one fits.
 */
final class Pick {
  private static final Pattern REPEAT =
      Pattern.compile(
          "\\([^)]*\\)|\\[[^]]*]|【[^】]*】|第[0-9一二三四五六七八九十]+[回期]?"
              + "|[0-9]+(?:月|日|年度?|回|期|時|分|:)*|\\s|[・、。,./~-]");
  private static final int A_LOOK = 5;
  private static final int FIRST = 3;
  private static final int OF_ONE_ORGANISER = 2;
  private static final int A_NAME = 3;

  private final Map<Long, List<Candidate>> series = new LinkedHashMap<>();
  private final IdentityHashMap<Candidate, String> organisers = new IdentityHashMap<>();
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
      pick.series.computeIfAbsent(candidate.series(), key -> new ArrayList<>()).add(candidate);
    }
    var firsts = new ArrayList<Candidate>();
    pick.series.values().forEach(repeats -> firsts.add(repeats.getFirst()));
    if (mixed) {
      bringForward(firsts);
    }
    pick.choose(firsts, most, named);
    return pick.chosen.stream()
        .map(one -> new Picked(one, pick.series.getOrDefault(one.series(), List.of()).size() - 1))
        .toList();
  }

  /** Puts a second kind, if one fits, among the first three. */
  private static void bringForward(List<Candidate> firsts) {
    if (firsts.size() < FIRST) {
      return;
    }
    var kind = firsts.getFirst().listing().kind();
    if (firsts.stream().limit(FIRST).anyMatch(one -> one.listing().kind() != kind)) {
      return;
    }
    firsts.stream()
        .filter(one -> one.fits() && one.listing().kind() != kind)
        .findFirst()
        .ifPresent(other -> {
          firsts.remove(other);
          firsts.add(FIRST - 1, other);
        });
  }

  /** Who has two among five waits for the next five. */
  private void choose(List<Candidate> firsts, int most, List<String> named) {
    var left = new ArrayList<>(firsts);
    while (chosen.size() < most && !left.isEmpty()) {
      var seen = new HashMap<String, Integer>();
      for (var one : chosen.subList(chosen.size() / A_LOOK * A_LOOK, chosen.size())) {
        seen.merge(organiser(one), 1, Integer::sum);
      }
      var next =
          left.stream()
              .filter(one ->
                  isFree(organiser(one), named)
                      || seen.getOrDefault(organiser(one), 0) < OF_ONE_ORGANISER)
              .findFirst();
      if (next.isEmpty()) {
        return;
      }
      left.remove(next.get());
      chosen.add(next.get());
    }
  }

  private String organiser(Candidate one) {
    return organisers.computeIfAbsent(
        one, key -> Sheet.name(Fold.of(key.listing().text().organiser())));
  }

  private static boolean isFree(String organiser, List<String> named) {
    return organiser.isEmpty() || named.stream().anyMatch(word -> names(word, organiser));
  }

  private static boolean names(String word, String organiser) {
    var name = Sheet.name(Fold.of(word));
    return name.length() >= A_NAME && organiser.contains(name);
  }

  /** A number that the dates and repeats of one thing have in common. */
  static long series(Listing listing) {
    long hash = 7;
    for (char letter : name(listing).toCharArray()) {
      hash = hash * 1_000_003 + letter;
    }
    return hash;
  }

  private static String name(Listing listing) {
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
