package tsunagu.search;

import static org.assertj.core.api.Assertions.assertThat;
import static tsunagu.search.Fixture.TODAY;
import static tsunagu.search.Fixture.aListing;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/** New listings find the wishes they fit, and no others. */
class SavedWishesTests {
  private static final LocalDateTime NOW = TODAY.atTime(12, 0);

  private final SavedWishes saved = new SavedWishes(new FewMeanings());

  @AfterEach
  void close() {
    saved.close();
  }

  @Test
  void aListingFindsTheWishesItFits() {
    saved.put("cleaning", Wanted.concepts("cleaning").in("宮前区").wish());
    saved.put("elsewhere", Wanted.concepts("cleaning").in("麻生区").wish());
    saved.put("chess", Wanted.words("将棋").in("宮前区").wish());
    saved.put("saturday", Wanted.concepts("cleaning").weekdays("sat").wish());
    saved.put("event", Wanted.concepts("cleaning").kind(Wish.Kind.EVENT).wish());
    saved.put("not there", Wanted.concepts("cleaning").not("宮前区").wish());
    saved.put("anything", Wanted.anything().in("宮前区").wish());
    saved.put("sounds", Wanted.words("ごみひろい").wish());
    assertThat(matching(aListing("ごみ拾いの朝").in("宮前区").on("2026-11-28").open()))
        .containsExactlyInAnyOrder("cleaning", "saturday", "anything", "sounds");
  }

  @Test
  void whatIsOverFullOrCancelledFindsNobody() {
    saved.put("cleaning", Wanted.concepts("cleaning").wish());
    assertThat(matching(aListing("清掃").on("2026-11-23").open())).isEmpty();
    assertThat(matching(aListing("清掃").with(Listing.Status.FULL))).isEmpty();
    assertThat(matching(aListing("清掃").with(Listing.Status.CANCELLED))).isEmpty();
  }

  @Test
  void aWishIsReplacedAndForgotten() {
    saved.put("one", Wanted.concepts("cleaning").wish());
    saved.put("one", Wanted.words("将棋").wish());
    assertThat(matching(aListing("清掃").open())).isEmpty();
    assertThat(matching(aListing("将棋の会").open())).containsExactly("one");
    saved.removeIf("one"::equals);
    assertThat(matching(aListing("将棋の会").open())).isEmpty();
    assertThat(saved.size()).isZero();
    assertThat(saved.find("one")).isEmpty();
  }

  @Test
  void theFirstFilterLosesNothing() {
    var reader = WishReader.of(Path.of("index-data"), Search.boundaries());
    var listings = new MadeUp(120, TODAY);
    var wishes =
        IntStream.range(0, 150)
            .mapToObj(n -> reader.understand(listings.phrase(n), TODAY))
            .toList();
    try (var search = Search.over(Catalogue.of(listings.all()), reader);
        var kept = search.savedWishes()) {
      IntStream.range(0, wishes.size()).forEach(n -> kept.put("w" + n, wishes.get(n)));
      var matches = kept.matching(listings.all(), NOW);
      for (int n = 0; n < wishes.size(); n++) {
        var found = search.fitting(wishes.get(n), NOW, 120).hits();
        var told = matches.getOrDefault("w" + n, List.of());
        found.forEach(hit -> assertThat(told).contains(hit.listing()));
        assertThat(told.isEmpty()).as(listings.phrase(n)).isEqualTo(found.isEmpty());
      }
      assertThat(matches).isNotEmpty();
    }
  }

  @Test
  void aKeptWishComesBackFromItsJson() {
    var wish = new SavedWish(Wanted.words("花").in("幸区").wish(), List.of("l1"), TODAY);
    assertThat(SavedWish.of(wish.json())).isEqualTo(wish);
    assertThat(wish.toString()).doesNotContain("花");
  }

  private List<String> matching(Listing listing) {
    return List.copyOf(saved.matching(List.of(listing), NOW).keySet());
  }
}
