package tsunagu.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import tsunagu.wish.Wish;

/** What puts one listing before another when the words are equal, each part by its name. */
final class Preferences {
  private final Wish wish;
  private final Slots slots;
  private final Units units;
  private final Map<String, Query> all = new LinkedHashMap<>();

  Preferences(Wish wish, Slots slots, Units units) {
    this.wish = wish;
    this.slots = slots;
    this.units = units;
  }

  /** By name, in no order that matters. */
  Map<String, Query> all() {
    place();
    people();
    boolean beginner = Boolean.TRUE.equals(wish.limits().beginner());
    add("beginner", Sheet.TRAIT, List.of("beginner"), beginner ? Weights.WELCOME : Weights.SLIGHT);
    if (Boolean.TRUE.equals(wish.limits().free())) {
      add("free", Sheet.FEE, List.of("free"), Weights.WELCOME);
    }
    all.put("field", new BoostQuery(units.field(), Weights.SLIGHT));
    return all;
  }

  private void place() {
    add("own-ward", Sheet.WARD, wish.where().wards(), Weights.OWN_WARD);
    if (!wish.where().wards().isEmpty()) {
      var near = new ArrayList<>(slots.neighbours());
      near.add(Sheet.ALL);
      near.add(Sheet.ONLINE);
      add("near", Sheet.WARD, near, Weights.NEAR);
    }
  }

  private void people() {
    add("audience", Sheet.AUDIENCE, wish.who().audience(), Weights.WELCOME);
    if (wish.who().audience().isEmpty()) {
      add("everybody", Sheet.AUDIENCE, List.of(Sheet.ALL), Weights.SLIGHT);
    }
    if (Guests.isOfAnyAge(wish.who())) {
      all.put("any-age", new BoostQuery(new ConstantScoreQuery(Guests.GROWN_UP), Weights.GROWN_UP));
    }
    var language = wish.who().language();
    if (language != null) {
      add("language", Sheet.LANGUAGE, List.of(language), Weights.LANGUAGE);
    }
  }

  /** One of these values is enough; two of them are no more. */
  private void add(String name, String field, List<String> values, float weight) {
    if (!values.isEmpty()) {
      all.put(name, new BoostQuery(new ConstantScoreQuery(Slots.anyOf(field, values)), weight));
    }
  }
}
