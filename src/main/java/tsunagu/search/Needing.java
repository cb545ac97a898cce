package tsunagu.search;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import tsunagu.catalogue.Listing;
import tsunagu.search.Search.Need;
import tsunagu.wish.Wish;

/** What a group's need comes to: told by its own words, else by projects that speak of the same. */
final class Needing {
  private static final int MOST = 3;
  private static final int LOOK = 20;

  private final Asking.Listings listings;
  private final Wish wish;
  private final LocalDateTime now;

  Needing(Asking.Listings listings, Wish wish, LocalDateTime now) {
    this.listings = listings;
    this.wish = wish;
    this.now = now;
  }

  Need of(IndexSearcher searcher) throws IOException {
    var skills = new LinkedHashSet<>(wish.topic().skills());
    var projects = projects(searcher);
    if (skills.isEmpty()) {
      skills.addAll(mostNamed(projects));
    }
    var deliverables = new LinkedHashSet<String>();
    for (var listing : projects) {
      var project = listing.project();
      if (project != null && listing.who().skills().stream().anyMatch(skills::contains)) {
        deliverables.add(project.deliverable());
      }
    }
    return new Need(
        skills.stream().limit(MOST).toList(), deliverables.stream().limit(MOST).toList());
  }

  private List<Listing> projects(IndexSearcher searcher) throws IOException {
    var query = new BooleanQuery.Builder();
    query.add(Slots.anyOf(Sheet.KIND, List.of("probono")), Occur.FILTER);
    for (var skill : wish.topic().skills()) {
      query.add(Slots.anyOf(Sheet.SKILL, List.of(skill)), Occur.SHOULD);
    }
    for (var word : Units.words(wish)) {
      OneWord.query(Fold.of(word), true).ifPresent(one -> query.add(one, Occur.SHOULD));
    }
    query.setMinimumNumberShouldMatch(1);
    var found = new ArrayList<Listing>();
    var stored = searcher.storedFields();
    for (var hit : searcher.search(query.build(), LOOK).scoreDocs) {
      listings
          .apply(stored.document(hit.doc, Set.of(Sheet.ID)).get(Sheet.ID))
          .filter(listing -> Alive.is(listing, now))
          .ifPresent(found::add);
    }
    return found;
  }

  private static List<String> mostNamed(List<Listing> projects) {
    var counts = new LinkedHashMap<String, Integer>();
    projects.stream()
        .limit(MOST)
        .flatMap(listing -> listing.who().skills().stream())
        .forEach(skill -> counts.merge(skill, 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getValue()))
        .map(java.util.Map.Entry::getKey)
        .toList();
  }
}
