package tsunagu.search;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tsunagu.catalogue.Listing;
import tsunagu.wish.Wish;

/**
 * What a wish asks for as terms of an index, one field for kind, ward and topic. A listing that
 * fits a wish has at least one term of each of the wish's fields, so the others need not be looked
 * at.
 */
final class WishTerms {
  private static final String KIND = "kind";
  private static final String WARD = "ward";
  private static final String TOPIC = "topic";

  /** Stands for what a wish does not say. */
  private static final String ANY = "*";

  private final Map<String, Set<String>> terms = new LinkedHashMap<>();

  WishTerms(Wish wish, Meanings meanings) {
    var slots = new Slots(wish, LocalDate.EPOCH, meanings);
    var kind = slots.kind();
    terms.put(KIND, Set.of(kind == null ? ANY : kind));
    terms.put(WARD, slots.places(false).orElse(Set.of(ANY)));
    terms.put(TOPIC, topics(wish, meanings));
  }

  /** By field. */
  Map<String, Set<String>> all() {
    return terms;
  }

  private static Set<String> topics(Wish wish, Meanings meanings) {
    var topics = new TreeSet<String>();
    for (var unit : Units.of(wish, meanings, true).names().values()) {
      switch (unit.why()) {
        case Why.Concept(var id, _) ->
            topics.add("c:" + (meanings.apart(id) ? id : meanings.broader(id)));
        case Why.Skill(var code) -> topics.add("s:" + code);
        case Why.Field(var number) -> topics.add("f:" + number);
        case Why.Word(var said, _) -> words(Fold.of(said), topics);
        default -> {}
      }
    }
    return topics.isEmpty() ? Set.of(ANY) : topics;
  }

  private static void words(String word, Set<String> topics) {
    marked("w:", Chains.terms(Chains.TITLE, word), topics);
    marked("g:", Chains.terms(Chains.TITLE_GRAM, word), topics);
    var sound = Sound.ofWord(word);
    marked("t:", pieces(sound, Math.min(3, sound.length())), topics);
    if (word.codePointCount(0, word.length()) == 1) {
      topics.add("1:" + word);
    }
  }

  private static void marked(String mark, Collection<String> terms, Set<String> topics) {
    terms.forEach(term -> topics.add(mark + term));
  }

  private static List<String> pieces(String sound, int length) {
    var pieces = new TreeSet<String>();
    for (int at = 0; length > 1 && at + length <= sound.length(); at++) {
      var piece = sound.substring(at, at + length);
      if (piece.indexOf(' ') < 0) {
        pieces.add(piece);
      }
    }
    return List.copyOf(pieces);
  }

  /** The terms of a listing, of which a wish that it fits has one in each field. */
  static Map<String, Set<String>> of(Listing listing, Meanings meanings) {
    var kinds = new TreeSet<>(Sheet.kindsOf(listing));
    kinds.add(ANY);
    var wards = new TreeSet<>(Sheet.wardsOf(listing.where()));
    wards.add(ANY);
    return Map.of(KIND, kinds, WARD, wards, TOPIC, topics(listing, meanings));
  }

  private static Set<String> topics(Listing listing, Meanings meanings) {
    var topics = new TreeSet<String>();
    topics.add(ANY);
    var title = Fold.of(listing.text().title());
    var names = title + "\n" + Fold.of(listing.text().organiser());
    var all = Fold.of(String.join("\n", Sheet.texts(listing)));
    marked("c:", Sheet.named(title, meanings), topics);
    marked("c:", meanings.concepts(Sheet.told(listing)), topics);
    marked("s:", listing.who().skills(), topics);
    listing.who().fields().forEach(field -> topics.add("f:" + field));
    marked("w:", Chains.terms(Chains.TITLE, all), topics);
    marked("g:", Chains.terms(Chains.TITLE_GRAM, names), topics);
    marked("1:", Chains.terms(Chains.TITLE_ONE, title), topics);
    var sound = Sound.of(all);
    marked("t:", pieces(sound, 3), topics);
    marked("t:", pieces(sound, 2), topics);
    return topics;
  }
}
