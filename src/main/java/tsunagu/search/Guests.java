package tsunagu.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import tsunagu.catalogue.Listing;
import tsunagu.wish.Wish;

/** Those who want to take part: their ages are admitted, and what they need is there. */
final class Guests {
  /** Years of age, first and last; admitted is who is admitted for part of them. */
  private static final Map<String, long[]> AGES =
      Map.of(
          "child", new long[] {0, 12},
          "teen", new long[] {13, 17},
          "student", new long[] {18, 25},
          "senior", new long[] {65, 120});

  /** Audiences that do not say how old one is. */
  private static final Set<String> NOT_BY_AGE =
      Set.of(
          "disabled",
          "foreign_resident",
          "carer",
          "founder",
          "company",
          "npo",
          "neighbourhood_association");

  /** Those who may be of any age, so that a listing for seniors may well suit them. */
  private static final Set<String> OF_ANY_AGE =
      Set.of("disabled", "foreign_resident", "carer", "founder");

  /** What a need in a resident's words is called in a listing. */
  private static final Map<String, List<String>> MEANS =
      Map.of(
          "車椅子", List.of("スロープ", "エレベーター", "バリアフリートイレ", "車椅子対応"),
          "ベビーカー", List.of("スロープ", "エレベーター", "ベビーカー利用"),
          "バリアフリー", List.of("スロープ", "エレベーター", "バリアフリートイレ", "車椅子対応"),
          "手話", List.of("手話又は筆談対応"),
          "筆談", List.of("手話又は筆談対応"),
          "託児", List.of("託児室"),
          "授乳", List.of("授乳室"),
          "おむつ", List.of("おむつ交換台"),
          "駐車", List.of("思いやり駐車スペース"),
          "オストメイト", List.of("オストメイト対応トイレ"));

  /** What is not made for the young alone. */
  static final Query GROWN_UP =
      new BooleanQuery.Builder()
          .add(MatchAllDocsQuery.INSTANCE, Occur.MUST)
          .add(Slots.anyOf(Sheet.AUDIENCE, List.of("child", "teen", "student")), Occur.MUST_NOT)
          .build();

  private final Wish.Who who;

  Guests(Wish.Who who) {
    this.who = who;
  }

  /** Whether nothing is said of how old somebody is. */
  static boolean isOfAnyAge(Wish.Who who) {
    return OF_ANY_AGE.containsAll(who.audience());
  }

  /** What every answer satisfies; ages and needs whatever is given up. */
  List<Query> filters(Set<Step> given) {
    var filters = new ArrayList<Query>();
    if (!given.contains(Step.AUDIENCE)) {
      audience().ifPresent(filters::add);
    }
    for (var code : who.audience()) {
      var age = AGES.get(code);
      if (age != null) {
        filters.add(LongField.newRangeQuery(Sheet.AGE_MIN, 0, age[1]));
        filters.add(LongField.newRangeQuery(Sheet.AGE_MAX, age[0], Long.MAX_VALUE));
      }
    }
    who.accessibility().forEach(need -> filters.add(Slots.anyOf(Sheet.ACCESS, means(need))));
    return filters;
  }

  /** That it is made for them or for everybody; nothing where they did not say who they are. */
  Optional<Query> audience() {
    if (who.audience().isEmpty()) {
      return Optional.empty();
    }
    var fits = new TreeSet<>(who.audience());
    fits.add(Sheet.ALL);
    var named = Slots.anyOf(Sheet.AUDIENCE, fits);
    if (!OF_ANY_AGE.containsAll(who.audience())) {
      return Optional.of(named);
    }
    var byAge =
        new BooleanQuery.Builder()
            .add(MatchAllDocsQuery.INSTANCE, Occur.MUST)
            .add(Slots.anyOf(Sheet.AUDIENCE, NOT_BY_AGE), Occur.MUST_NOT)
            .build();
    return Optional.of(
        new BooleanQuery.Builder().add(named, Occur.SHOULD).add(byAge, Occur.SHOULD).build());
  }

  /** The same asked of one listing. */
  boolean welcomes(Listing.Who host) {
    var asked = who.audience();
    if (asked.isEmpty() || host.audience().isEmpty()) {
      return true;
    }
    return host.audience().stream().anyMatch(asked::contains)
        || (OF_ANY_AGE.containsAll(asked)
            && host.audience().stream().noneMatch(NOT_BY_AGE::contains));
  }

  private static Set<String> means(String need) {
    var folded = Fold.of(need);
    var means = new TreeSet<String>();
    means.add(folded);
    MEANS.forEach((word, names) -> {
      if (folded.contains(word)) {
        names.forEach(name -> means.add(Fold.of(name)));
      }
    });
    return means;
  }
}
