package tsunagu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import tsunagu.lane.TestLanes;

/** Imported listings are kept in Redis and reach every instance. */
class CatalogueStoreTests {
  @RegisterExtension final TestLanes lanes = new TestLanes();

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T03:00:00Z"));
  private final InstantSource clock = now::get;
  private final Listing walk =
      Sample.event("walk", "歩く会", Sample.on("2026-11-28", "10:00", "12:00"));
  private final Listing song =
      Sample.event("song", "歌う会", Sample.on("2026-11-29", "10:00", "12:00"));

  private Freshness instance() {
    return new Freshness(Path.of("index-data"), new CatalogueStore(lanes.redis()), clock);
  }

  @Test
  void whatWasImportedIsThereAfterARestart() {
    var read = Csv.read(Csv.row("緯度=35.6; 経度=139.6; 参加申込終了日=2026-11-27").file());
    instance().catalogue().replace(read.source(), read.listings());

    var listing = read.listings().getFirst();
    assertThat(instance().catalogue().find(listing.id())).contains(listing);
  }

  @Test
  void anImportReachesAnotherInstance() {
    var other = instance();
    instance().catalogue().replace("feed", List.of(walk));

    other.look();

    assertThat(other.catalogue().find("walk")).contains(walk);
  }

  @Test
  void twoRunningInstancesTellEachOtherAndThoseWhoListen() {
    var one = instance();
    var other = instance();
    var heard = new CopyOnWriteArrayList<String>();
    other.catalogue().listen(changed -> changed.forEach(listing -> heard.add(listing.id())));
    one.start();
    other.start();
    try {
      one.catalogue().replace("feed", List.of(walk));
      await().until(() -> heard.contains("walk"));

      other.catalogue().replace("another", List.of(song));
      await().until(() -> one.catalogue().find("song").isPresent());
    } finally {
      one.stop();
      other.stop();
    }
  }

  @Test
  void aLaterImportTakesThePlaceOfTheSameSourceOnly() {
    var one = instance();
    one.catalogue().replace("feed", List.of(walk));
    one.catalogue().replace("another", List.of(song));
    one.catalogue().replace("feed", List.of(song));

    var restarted = instance().catalogue();
    assertThat(restarted.find("walk")).contains(walk.with(Listing.Status.CLOSED));
    assertThat(restarted.find("song")).contains(song);
  }

  @Test
  void anImportOfNothingKeepsTheLastGoodListings() {
    var one = instance();
    one.catalogue().replace("feed", List.of(walk));
    one.catalogue().replace("feed", List.of());

    assertThat(instance().catalogue().find("walk")).contains(walk);
  }

  @Test
  void theSamplesMoveWhenTheWeekTurnsInJapan() {
    var one = instance();
    var before = firstDay(one);

    now.set(Instant.parse("2026-11-29T14:59:59Z"));
    one.look();
    assertThat(firstDay(one)).isEqualTo(before);

    now.set(Instant.parse("2026-11-29T15:00:00Z"));
    one.look();
    assertThat(firstDay(one)).isEqualTo(before.plusWeeks(1));
  }

  private static LocalDate firstDay(Freshness instance) {
    var listing = instance.catalogue().find("v-satoyama-miyamae").orElseThrow();
    return listing.when().occurrences().getFirst().date();
  }

  @Test
  void withoutRedisTheFilesAreThere() {
    var nowhere = new LettuceConnectionFactory("127.0.0.1", 1);
    nowhere.afterPropertiesSet();
    nowhere.start();
    try {
      var store = new CatalogueStore(new StringRedisTemplate(nowhere));
      var alone = new Freshness(Path.of("index-data"), store, clock);

      assertThat(alone.catalogue().list()).hasSizeGreaterThan(60);
    } finally {
      nowhere.destroy();
    }
  }
}
