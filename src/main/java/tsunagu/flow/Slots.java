package tsunagu.flow;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tsunagu.flow.Progress.Found;
import tsunagu.wish.Wish;

/** What a flow may read and set in a turn, and texts with it filled in. */
final class Slots {
  static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z.-]*)\\}");

  /** Known while a question is open that a flow was begun beside. */
  static final String ASKED = "asked";

  private static final Set<String> LISTS = Set.of("wards", "fields");

  private final State state;
  private final Flows flows;
  private final Lookup lookup;
  private final LocalDate today;
  private final Map<String, String> facts;

  Slots(State state, Flows flows, Lookup lookup, LocalDate today, Map<String, String> facts) {
    this.state = state;
    this.flows = flows;
    this.lookup = lookup;
    this.today = today;
    this.facts = facts;
  }

  /** The value of a slot; empty when unknown. */
  String get(String slot) {
    var fact = facts.get(slot);
    if (fact != null) {
      return fact;
    }
    int dot = slot.indexOf('.');
    var part = slot.substring(dot + 1);
    return switch (dot < 0 ? "" : slot.substring(0, dot)) {
      case "wish" -> Wishes.get(state.wish, part);
      case "mine" -> state.mine.getOrDefault(part, "");
      case "listing" -> offer().map(offer -> fact(offer, part)).orElse("");
      case "desk" -> desk().map(desk -> fact(desk, part)).orElse("");
      case "introduction" -> introduction().map(one -> fact(one, part)).orElse("");
      case "need" ->
          lookup.need(state.wish, today, state.manner()).map(need -> fact(need, part)).orElse("");
      default -> plain(slot);
    };
  }

  private String plain(String slot) {
    return switch (slot) {
      case "found" -> found();
      case ASKED -> state.frames.stream().anyMatch(frame -> frame.stamp() > 0) ? "something" : "";
      case "said" -> pieces(List.of());
      case "topic" -> pieces(List.of("topic"));
      case "relaxed" -> relaxed();
      case "wishes" -> lookup.kept(state.manner()).isEmpty() ? "" : "some";
      case "introductions" -> lookup.introductions(state.manner()).isEmpty() ? "" : "some";
      default -> state.slots.getOrDefault(slot, "");
    };
  }

  /** What was understood, in one short line; only the parts named, or all of it. */
  private String pieces(List<String> parts) {
    return lookup.pieces(state.wish, state.manner()).stream()
        .filter(one -> parts.isEmpty() || parts.contains(one.code().split(":", 2)[0]))
        .map(Lookup.Other::label)
        .collect(Collectors.joining("・"));
  }

  /** Those pieces that had to be given up for what was found. */
  private String relaxed() {
    var parts = new java.util.ArrayList<String>();
    for (var code : state.found.relaxed()) {
      parts.add(code.equals("city") ? "ward" : code.equals("text") ? "topic" : code);
    }
    return parts.isEmpty() ? "" : pieces(parts);
  }

  private String found() {
    return state.found.offers().isEmpty() ? "" : String.valueOf(state.found.offers().size());
  }

  /** Sets a slot; an empty value forgets it. */
  void set(String slot, String value) {
    int dot = slot.indexOf('.');
    var part = slot.substring(dot + 1);
    switch (dot < 0 ? slot : slot.substring(0, dot)) {
      case "shown" -> state.slots.put(slot, value); // the consent, word for word
      case "wish" -> state.wish = dot < 0 ? Wish.NONE : Wishes.with(state.wish, part, value);
      case "mine" ->
          put(
              state.mine,
              part,
              LISTS.contains(part) ? String.join(",", Wishes.list(value)) : value);
      case "found" -> state.found = Found.NOTHING;
      default -> put(state.slots, slot, value);
    }
  }

  private static void put(Map<String, String> map, String key, String value) {
    if (value.isEmpty()) {
      map.remove(key);
    } else {
      map.put(key, value.length() <= 1000 ? value : value.substring(0, 1000));
    }
  }

  Optional<Lookup.Offer> offer() {
    var id = facts.getOrDefault("listing", state.slots.getOrDefault("listing", ""));
    return id.isEmpty() ? Optional.empty() : lookup.offer(id, state.wish, today, state.manner());
  }

  List<Lookup.Desk> desks() {
    return lookup.desks(state.wish, state.slots.getOrDefault("listing", ""), state.manner());
  }

  /** The chosen organisation, kept as its id and its place in the list. */
  Optional<Lookup.Desk> desk() {
    var chosen = state.slots.getOrDefault("desk", "").split("#", 2);
    var desks = desks().stream().filter(desk -> desk.id().equals(chosen[0])).toList();
    if (chosen.length < 2 || desks.size() < 2) {
      return desks.stream().findFirst();
    }
    var all = desks();
    int at = chosen[1].matches("[0-9]") ? Integer.parseInt(chosen[1]) : 0;
    return at < all.size() && desks.contains(all.get(at))
        ? Optional.of(all.get(at))
        : desks.stream().findFirst();
  }

  Optional<Lookup.Introduction> introduction() {
    var id = state.slots.getOrDefault("introduction", "");
    return lookup.introductions(state.manner()).stream()
        .filter(one -> one.id().equals(id))
        .findFirst();
  }

  private static String fact(Lookup.Offer offer, String part) {
    return switch (part) {
      case "id" -> offer.id();
      case "kind" -> offer.kind().toLowerCase(Locale.ROOT);
      case "title" -> offer.facts().getOrDefault(part, offer.card().title());
      default -> offer.facts().getOrDefault(part, "");
    };
  }

  private static String fact(Lookup.Desk desk, String part) {
    return switch (part) {
      case "id" -> desk.id();
      case "name" -> desk.name();
      case "receiver" -> desk.receiver();
      case "reason" -> desk.reason();
      default -> "";
    };
  }

  private static String fact(Lookup.Need need, String part) {
    return switch (part) {
      case "skills" -> need.skills();
      case "deliverable" -> need.deliverable();
      case "people" -> need.people();
      default -> "";
    };
  }

  private static String fact(Lookup.Introduction one, String part) {
    return switch (part) {
      case "title" -> one.title();
      case "organisation" -> one.organisation();
      case "status" -> one.status();
      default -> "";
    };
  }

  /** Whether all conditions hold. */
  boolean match(Map<String, List<String>> when) {
    return when.entrySet().stream().allMatch(one -> match(get(one.getKey()), one.getValue()));
  }

  private static boolean match(String value, List<String> wanted) {
    return wanted.stream()
        .anyMatch(one ->
            switch (one) {
              case "known" -> !value.isEmpty();
              case "unknown" -> value.isEmpty();
              default -> value.equals(one);
            });
  }

  /** A value with slots filled in as they are, for set and for other values. */
  String raw(String template) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(get(found.group(1))));
  }

  /**
   * A text in the person's language with slots filled in as people call them; a line whose values
   * are all unknown is left out.
   */
  String text(Wording wording) {
    var written = wording.in(state.manner().language());
    if (written.indexOf('{') < 0 && written.indexOf('\r') < 0) {
      return written.strip(); // nothing to fill in, as with most labels
    }
    return written
        .lines()
        .filter(this::worthSaying)
        .map(line ->
            PLACEHOLDER
                .matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(called(found.group(1)))))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  private boolean worthSaying(String line) {
    var slots = PLACEHOLDER.matcher(line).results().map(found -> found.group(1)).toList();
    return slots.isEmpty() || slots.stream().anyMatch(slot -> !get(slot).isEmpty());
  }

  private String called(String slot) {
    var value = get(slot);
    if (value.isEmpty()) {
      return "";
    }
    var language = state.manner().language();
    var whole = flows.label(slot, value);
    if (whole.isPresent()) {
      return whole.get().in(language);
    }
    if (!slot.startsWith("wish.") && !slot.startsWith("mine.")) {
      return value;
    }
    return Wishes.list(value).stream()
        .map(one -> flows.label(slot, one).map(label -> label.in(language)).orElse(one))
        .collect(Collectors.joining(language.equals("en") ? ", " : "、"));
  }
}
