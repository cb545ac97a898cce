package tsunagu.command;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tsunagu.referral.Organisations.Route;
import tsunagu.search.Search;
import tsunagu.search.Search.Hit;
import tsunagu.search.Search.Weighed;
import tsunagu.wish.Wish;

/**
 * What a phrase led to, for people and for machines.
 *
 * @param weighed by a listing's id, why it stands where it stands
 */
record PhraseAnswer(
    String say,
    Wish wish,
    Search.Found found,
    List<Route> routes,
    Function<String, List<Weighed>> weighed) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** One JSON object on one line. */
  String json(boolean explain) {
    var answer = JSON.createObjectNode().put("say", say);
    answer.set("understood", understood(wish));
    var also = answer.putArray("also");
    wish.also().forEach(other -> also.add(understood(other)));
    var results = answer.putArray("results");
    found.hits().forEach(hit -> results.add(result(hit, explain)));
    var organisations = answer.putArray("organisations");
    for (var route : routes) {
      organisations
          .addObject()
          .put("id", route.organisation().id())
          .put("reason", route.reason().get("ja"));
    }
    answer.set("relaxed", list(found.relaxed()));
    return JSON.writeValueAsString(answer);
  }

  private static ObjectNode understood(Wish wish) {
    var node = JSON.createObjectNode();
    node.put("kind", code(wish.aim().kind()));
    node.put("need", code(wish.aim().need()));
    node.put("side", code(wish.aim().side()));
    node.set("wards", list(wish.where().wards()));
    node.put("place", wish.where().place());
    node.set("fields", JSON.valueToTree(wish.topic().fields()));
    node.put("from", text(wish.when().from()));
    node.put("to", text(wish.when().to()));
    node.set("weekdays", list(wish.when().weekdays()));
    node.put("part", wish.when().part());
    node.set("audience", list(wish.who().audience()));
    node.set("skills", list(wish.topic().skills()));
    node.set("resource", list(wish.topic().resources()));
    node.put("language", wish.who().language());
    node.put("online", wish.where().online());
    node.put("oneDay", wish.limits().oneDay());
    node.put("beginner", wish.limits().beginner());
    node.put("free", wish.limits().free());
    node.set("accessibility", list(wish.who().accessibility()));
    node.set("not", list(wish.limits().not()));
    node.put("safety", code(wish.safety()));
    return node;
  }

  private ObjectNode result(Hit hit, boolean explain) {
    var listing = hit.listing();
    var next = hit.next();
    var wards = listing.where().wards();
    var node =
        JSON.createObjectNode()
            .put("id", listing.id())
            .put("kind", code(listing.kind()))
            .put("title", listing.text().title())
            .put("ward", wards.isEmpty() ? null : wards.getFirst())
            .put("from", next == null ? null : next.date().toString())
            .put("organisation", listing.terms().organisation());
    if (explain) {
      node.set("why", list(PlainWords.why(hit.why())));
      node.set("unlike", list(hit.unlike()));
      node.put("more", hit.more());
      var weights = node.putObject("weights");
      weighed.apply(listing.id()).forEach(one -> weights.put(one.part(), rounded(one.points())));
    }
    return node;
  }

  private static tools.jackson.databind.JsonNode list(List<String> values) {
    return JSON.valueToTree(values);
  }

  private static @Nullable String code(@Nullable Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static double rounded(double points) {
    return Math.round(points * 100) / 100.0;
  }

  private void explain(Hit hit, StringBuilder lines) {
    lines.append("\n      合うところ: ").append(String.join("、", PlainWords.why(hit.why())));
    if (!hit.unlike().isEmpty()) {
      lines.append("\n      ちがうところ: ").append(String.join("、", PlainWords.unlike(hit.unlike())));
    }
    var weights = weighed.apply(hit.listing().id());
    var sum = rounded(weights.stream().mapToDouble(Weighed::points).sum());
    var parts =
        weights.stream()
            .filter(one -> rounded(one.points()) != 0)
            .map(one -> PlainWords.part(one.part()) + " " + rounded(one.points()));
    lines.append("\n      順位の点: ").append(sum).append(" = ");
    lines.append(parts.collect(Collectors.joining(" + ")));
  }

  /** A few lines for a person at a terminal. */
  String plain(boolean explain) {
    var lines = new StringBuilder(say).append("\n  understood: ").append(understood(wish));
    for (var hit : found.hits()) {
      lines.append("\n  ").append(hit.listing().id()).append("  ");
      lines.append(hit.listing().text().title());
      if (explain) {
        explain(hit, lines);
      }
    }
    if (!found.relaxed().isEmpty()) {
      lines.append("\n  relaxed: ").append(found.relaxed());
    }
    for (var route : routes) {
      lines.append("\n  → ").append(route.organisation().name("ja"));
      lines.append("  ").append(route.reason().get("ja"));
    }
    return lines.toString();
  }
}
