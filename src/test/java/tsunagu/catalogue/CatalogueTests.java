package tsunagu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in the catalogue, and who hears of a change. */
class CatalogueTests {
  private final Listing walk =
      Sample.event("walk", "歩く会", Sample.on("2026-11-28", "10:00", "12:00"));
  private final Listing song =
      Sample.event("song", "歌う会", Sample.on("2026-11-29", "10:00", "12:00"));
  private final List<Collection<Listing>> told = new ArrayList<>();

  @Test
  void findsByIdAndListsAll() {
    var catalogue = Catalogue.of(List.of(walk, song));

    assertThat(catalogue.find("walk")).contains(walk);
    assertThat(catalogue.find("nobody")).isEmpty();
    assertThat(catalogue.list()).containsExactly(walk, song);
  }

  @Test
  void tellsOnlyWhatIsNewOrDifferent() {
    var catalogue = Catalogue.of(List.of(walk));
    catalogue.listen(told::add);

    catalogue.replace("feed", List.of(song));
    catalogue.replace("feed", List.of(song));

    assertThat(told).containsExactly(List.of(song));
  }

  @Test
  void whatHasGoneFromItsSourceIsKnownAsClosed() {
    var catalogue = Catalogue.of(List.of());
    catalogue.replace("feed", List.of(walk, song));
    catalogue.listen(told::add);

    catalogue.replace("feed", List.of(walk));

    var closed = song.with(Listing.Status.CLOSED);
    assertThat(told).containsExactly(List.of(closed));
    assertThat(catalogue.find("song")).contains(closed);
  }

  @Test
  void aFeedThatShrinksToNothingKeepsItsLastGoodListings() {
    var catalogue = Catalogue.of(List.of());
    catalogue.replace("feed", List.of(walk));

    assertThat(catalogue.replace("feed", List.of())).isFalse();
    assertThat(catalogue.find("walk")).contains(walk);
  }

  @Test
  void aListenerThatFailsDoesNotStopTheOthers() {
    var catalogue = Catalogue.of(List.of());
    catalogue.listen(changed -> {
      throw new IllegalStateException("broken");
    });
    catalogue.listen(told::add);

    catalogue.replace("feed", List.of(walk));

    assertThat(told).hasSize(1);
  }
}
