package tsunagu.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tsunagu.Doors;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.lane.Drawer;
import tsunagu.lane.TestLanes;
import tsunagu.lane.Write;
import tsunagu.message.Incoming.What;
import tsunagu.message.PersonId;
import tsunagu.search.SavedWish;
import tsunagu.search.SavedWishes;
import tsunagu.search.Search;
import tsunagu.wish.WishReader;

/** A kept wish hears of new listings that fit it: once, by day, and only whoever keeps it. */
class WishNewsTests {
  private static final LocalTime NIGHT = LocalTime.of(21, 0);
  private static final LocalTime MORNING = LocalTime.of(8, 0);
  private static WishReader reader;

  @RegisterExtension final TestLanes lanes = new TestLanes();

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T03:00:00Z")); // noon in Japan
  private final Catalogue catalogue = Catalogue.of(List.of());
  private Search search;
  private SavedWishes saved;
  private WishNews news;
  private PersonId aki;

  @BeforeAll
  static void read() {
    reader = WishReader.of(Path.of("index-data"), Search.boundaries());
  }

  @BeforeEach
  void open() {
    aki = lanes.lanes().person("aki");
    search = Search.over(catalogue, reader);
    saved = search.savedWishes();
    news =
        new WishNews(
            lanes.lanes(),
            catalogue,
            search,
            saved,
            new WishNewsSettings(NIGHT, MORNING),
            (java.time.InstantSource) now::get);
  }

  @AfterEach
  void close() {
    news.stop();
    saved.close();
    search.close();
  }

  @Test
  void aNewListingIsToldToWhoeverWaitsForIt() {
    keeps("w1", "宮前区のごみ拾いのイベント", List.of());
    keeps("w2", "宮前区の将棋のイベント", List.of());
    news.start();
    await().until(() -> saved.size() == 2);
    arrives("new-1", "川のごみ拾い");
    await().untilAsserted(() -> assertThat(heard()).hasSize(1));
    assertThat(heard().getFirst()).isEqualTo(new What.Matched("w1", List.of("new-1")));
    arrives("new-1", "川のごみ拾い");
    arrives("new-2", "将棋の会");
    await().untilAsserted(() -> assertThat(heard()).hasSize(2));
    assertThat(heard().getLast()).isEqualTo(new What.Matched("w2", List.of("new-2")));
  }

  @Test
  void whatCameWhileNobodyWatchedIsToldAfterTheStartButNotWhatIsKnown() {
    arrives("old", "川のごみ拾い");
    keeps("w1", "宮前区のごみ拾いのイベント", List.of("old"));
    keeps("w2", "ごみ拾いのイベント", List.of());
    news.start();
    await().untilAsserted(() -> assertThat(heard()).hasSize(1));
    assertThat(heard().getFirst()).isEqualTo(new What.Matched("w2", List.of("old")));
  }

  @Test
  void nobodyIsWokenAtNight() {
    assertThat(new WishNewsSettings(NIGHT, MORNING))
        .satisfies(
            it -> assertThat(it.isQuiet(LocalTime.of(23, 0))).isTrue(),
            it -> assertThat(it.isQuiet(LocalTime.of(7, 59))).isTrue(),
            it -> assertThat(it.isQuiet(MORNING)).isFalse(),
            it -> assertThat(it.isQuiet(LocalTime.NOON)).isFalse());
    assertThat(new WishNewsSettings(NIGHT, NIGHT).isQuiet(NIGHT)).isFalse();
    now.set(Instant.parse("2026-11-24T13:00:00Z"));
    keeps("w1", "宮前区のごみ拾いのイベント", List.of());
    news.start();
    await().until(() -> saved.size() == 1);
    arrives("new-1", "川のごみ拾い");
    await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(heard()).isEmpty());
    now.set(Instant.parse("2026-11-24T23:30:00Z"));
    arrives("new-2", "池のごみ拾い");
    await().untilAsserted(() -> assertThat(told()).containsExactly("new-1", "new-2"));
  }

  private void arrives(String id, String title) {
    catalogue.replace(id, List.of(Doors.listing(id, title, "IO-01", Listing.Status.OPEN)));
  }

  private void keeps(String id, String words, List<String> told) {
    var wish = reader.understand(words, LocalDate.of(2026, 11, 24));
    var value = new SavedWish(wish, told, LocalDate.of(2027, 5, 1)).json();
    var write =
        new Write.Append(Drawer.WISHES, "kept", aki.hash() + "." + id, value, Duration.ofDays(400));
    assertThat(lanes.lanes().record(lanes.lanes().lane(aki), List.of(write))).isTrue();
  }

  private List<String> told() {
    return heard().stream().flatMap(what -> ((What.Matched) what).listings().stream()).toList();
  }

  private List<What> heard() {
    return lanes.lanes().waiting(lanes.lanes().lane(aki), 1, 10).stream()
        .map(arrived -> arrived.incoming().what())
        .toList();
  }
}
