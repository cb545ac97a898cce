package tsunagu.search;

import static org.assertj.core.api.Assertions.assertThat;
import static tsunagu.search.Fixture.TODAY;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tsunagu.catalogue.Listing;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/**
 * Nothing past, full, closed, cancelled, stale or refused is ever shown, whatever is asked and
 * whenever: the clock moves on by hours through a year.
 */
class ManyQueriesTests {
  private static final WishReader READER =
      WishReader.of(Path.of("index-data"), Search.boundaries());
  private static final MadeUp LISTINGS = new MadeUp(2_000, TODAY);
  private static final Search SEARCH = Search.over(LISTINGS, READER, null, Duration.ofSeconds(5));
  private static final List<String> WARDS = List.of("川崎区", "幸区", "中原区", "高津区", "宮前区", "多摩区", "麻生区");
  private static final List<String> WEEK = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final List<String> AUDIENCES = List.of("child", "senior", "parent", "student");

  @AfterAll
  static void close() {
    SEARCH.close();
  }

  @Test
  void nothingThatIsOverIsEverShown() {
    ask(1_500, 20261124);
  }

  @Test
  @Tag("long")
  void norInAHundredThousandQueries() {
    ask(100_000, 7);
  }

  private static void ask(int queries, long seed) {
    var random = new Random(seed);
    int shown = 0;
    for (int i = 0; i < queries; i++) {
      var now = TODAY.atStartOfDay().plusHours(random.nextInt(-24 * 90, 24 * 270));
      var wish = random(random, i, now);
      for (var hit : SEARCH.find(wish, now, 5).hits()) {
        judge(hit, wish, now);
        shown++;
      }
    }
    assertThat(shown).as("the queries do find something").isGreaterThan(queries);
  }

  private static void judge(Search.Hit hit, Wish wish, LocalDateTime now) {
    var listing = hit.listing();
    var applyBy = listing.when().applyBy();
    var today = now.toLocalDate();
    var next = hit.next();
    var not = wish.limits().not();
    assertThat(listing.status()).isEqualTo(Listing.Status.OPEN);
    assertThat(applyBy == null || !applyBy.isBefore(today)).isTrue();
    assertThat(listing.source().checked()).isAfterOrEqualTo(today.minusDays(365));
    assertThat(Collections.disjoint(listing.where().wards(), not)).isTrue();
    assertThat(Collections.disjoint(listing.who().audience(), not)).isTrue();
    if (listing.when().occurrences().isEmpty()) {
      return;
    }
    assertThat(next != null && !next.date().isBefore(today)).isTrue();
    if (next != null) {
      var start = next.start();
      assertThat(start == null || !next.date().atTime(start).isBefore(now)).isTrue();
      assertThat(not).doesNotContain(Days.weekly(next.date().getDayOfWeek()));
    }
  }

  /** Half of them read from words, half put together. */
  private static Wish random(Random random, int number, LocalDateTime now) {
    if (random.nextBoolean()) {
      return READER.understand(LISTINGS.phrase(number), now.toLocalDate());
    }
    var wish = random.nextBoolean() ? Wanted.words(LISTINGS.phrase(number)) : Wanted.anything();
    wish = random.nextBoolean() ? wish.in(some(random, WARDS, 2)) : wish;
    wish = random.nextInt(3) == 0 ? wish.weekdays(some(random, WEEK, 3)) : wish;
    wish = random.nextInt(3) == 0 ? wish.part("morning") : wish;
    wish = random.nextInt(4) == 0 ? wish.as(some(random, AUDIENCES, 2)) : wish;
    wish = random.nextInt(3) == 0 ? wish.kind(Wish.Kind.EVENT) : wish;
    return random.nextInt(3) == 0
        ? wish.not(some(random, random.nextBoolean() ? WARDS : WEEK, 2)).wish()
        : wish.wish();
  }

  private static String[] some(Random random, List<String> of, int most) {
    var all = new ArrayList<>(of);
    Collections.shuffle(all, random);
    return all.stream().limit(random.nextInt(most + 1)).toArray(String[]::new);
  }
}
