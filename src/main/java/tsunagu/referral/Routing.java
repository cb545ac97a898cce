package tsunagu.referral;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tsunagu.referral.Organisation.Remit;
import tsunagu.referral.Organisations.Route;
import tsunagu.wish.Wish;

/**
 * Who can take a wish further.
 *
 * <p>The listing's own organisation comes first, then for another language than Japanese the one
 * that speaks it, then the narrowest remits, at last the one that takes everything. A remit is the
 * narrower the more it asks for: words of its own (a place, a craft), then what is needed, then who
 * takes part, then the field, then the ward; among equally narrow ones the field named first in the
 * wish decides, then the remit's priority, then the order of the file. The ward's own body is
 * always offered second when it is not first.
 */
final class Routing {
  private static final int MOST = 3;

  private final OrganisationFile file;

  Routing(OrganisationFile file) {
    this.file = file;
  }

  List<Route> route(Wish wish, String explicit) {
    if (wish.safety() != null) {
      return List.of();
    }
    var asked = wish.where().wards();
    var routes = new LinkedHashMap<String, Route>();
    var listed = file.organisations().get(explicit);
    if (listed != null && !listed.remits().isEmpty()) {
      add(routes, listed, file.wording().listing(), asked);
    }
    var language = wish.who().language();
    if (language != null && !language.equals("ja")) {
      add(routes, file.otherLanguage(), file.wording().otherLanguage(), asked);
    }
    var matches = matches(wish);
    var first = routes.isEmpty() && !matches.isEmpty();
    if (first) {
      add(routes, matches.getFirst(), asked);
    }
    matches.stream().filter(Match::wardBody).forEach(match -> add(routes, match, asked));
    matches.forEach(match -> add(routes, match, asked));
    add(routes, file.fallback(), file.wording().fallback(), asked);
    return routes.values().stream().limit(MOST).toList();
  }

  private void add(Map<String, Route> routes, Match match, List<String> asked) {
    add(routes, match.organisation(), match.remit().reason(), asked);
  }

  private void add(
      Map<String, Route> routes,
      Organisation organisation,
      Map<String, String> reason,
      List<String> asked) {
    var wording = file.wording();
    var receiver = file.organisations().getOrDefault(organisation.receiver(), organisation);
    routes.putIfAbsent(
        organisation.id(),
        new Route(
            wording.fill(organisation, asked),
            wording.fill(receiver, asked),
            wording.fill(reason, organisation, asked)));
  }

  private List<Match> matches(Wish wish) {
    var needs = needs(wish);
    var words = words(wish);
    var matches = new ArrayList<Match>();
    for (var organisation : file.organisations().values()) {
      for (var remit : organisation.remits()) {
        if (meet(remit.words(), words)
            && meet(remit.needs(), needs)
            && meet(remit.audiences(), wish.who().audience())
            && meet(remit.fields(), wish.topic().fields())
            && meet(remit.wards(), wish.where().wards())) {
          matches.add(new Match(organisation, remit, field(remit, wish)));
        }
      }
    }
    matches.sort(Match.BEST_FIRST);
    return matches;
  }

  /** Everything the wish is after, in one set of codes; a need says more than its kind. */
  private static Set<String> needs(Wish wish) {
    var needs = new HashSet<String>(wish.topic().skills());
    needs.addAll(wish.topic().resources());
    var aim = wish.aim();
    for (var code : new Enum<?>[] {aim.need() == null ? aim.kind() : aim.need(), aim.side()}) {
      if (code != null) {
        needs.add(code.name().toLowerCase(Locale.ROOT));
      }
    }
    return needs;
  }

  /** The words that may name a remit: places, concepts and what no slot has taken. */
  private static Set<String> words(Wish wish) {
    var words = new HashSet<String>(wish.topic().concepts());
    words.addAll(wish.topic().words());
    if (wish.where().place() != null) {
      words.add(wish.where().place());
    }
    return words;
  }

  private static boolean meet(Collection<?> remit, Collection<?> wish) {
    return remit.isEmpty() || remit.stream().anyMatch(wish::contains);
  }

  private static int field(Remit remit, Wish wish) {
    var fields = wish.topic().fields();
    return remit.fields().stream()
        .mapToInt(fields::indexOf)
        .filter(place -> place >= 0)
        .min()
        .orElse(0);
  }

  /** A remit that fits, and how early in the wish its field stands. */
  private record Match(Organisation organisation, Remit remit, int field) {
    static final Comparator<Match> BEST_FIRST =
        Comparator.comparingInt(Match::narrowness)
            .reversed()
            .thenComparingInt(Match::field)
            .thenComparing(
                Comparator.<Match>comparingInt(match -> match.remit().priority()).reversed());

    boolean wardBody() {
      return !remit.wards().isEmpty() && narrowness() == 1;
    }

    int narrowness() {
      var narrowness = 0;
      for (var asks :
          List.of(remit.words(), remit.needs(), remit.audiences(), remit.fields(), remit.wards())) {
        narrowness = narrowness * 2 + (asks.isEmpty() ? 0 : 1);
      }
      return narrowness;
    }
  }
}
