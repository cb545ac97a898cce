package tsunagu.search;

import static org.assertj.core.api.Assertions.assertThat;
import static tsunagu.search.Fixture.TODAY;
import static tsunagu.search.Fixture.aListing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.wish.Wish;

/** Wishes nobody thought of: nothing breaks, and nothing past or closed is ever shown. */
class OddWishesTests {
  private static final List<String> WARDS =
      List.of("川崎区", "幸区", "中原区", "高津区", "宮前区", "多摩区", "麻生区", "online");
  private static final List<String> WEEK =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday");
  private static final List<String> WORDS =
      List.of("花", "清掃", "読み聞かせ", "sanpo", "スマホ", "体操", "音楽", "AND", "*", "🌸");
  private static final List<Listing> LISTINGS = generate(300);
  private static final Search SEARCH = Search.over(Catalogue.of(LISTINGS), new FewMeanings());

  @AfterAll
  static void close() {
    SEARCH.close();
  }

  static List<String> oddities() {
    return List.of(
        "",
        " ",
        "a AND (b OR",
        "title:花 -清掃 +\"読み聞かせ",
        "*:*",
        "/.*/",
        "花~2^3 [a TO z] {",
        "\u0000\u0007\u001b[31m",
        "\uD800",
        "花\uDC00清掃\uD83D",
        "🌸🌲🪵👨‍👩‍👧‍👦",
        "\u202Eかせきみよ\u202C",
        "ｶﾞｷﾞｸﾞ",
        "ーーー",
        "・・",
        "nnnnnn",
        "kkkkk",
        "あ".repeat(5_000),
        "花".repeat(40),
        "読み聞かせ".repeat(1_000),
        "<script>alert(1)</script>",
        "' OR 1=1 --");
  }

  @ParameterizedTest
  @MethodSource("oddities")
  void noStringBreaksTheSearch(String odd) {
    assertThat(SEARCH.find(Wanted.words(odd).wish(), TODAY, 5).relaxed()).isEmpty();
    var slots = Wanted.words(odd, odd + "花").in(odd).near(odd);
    assertThat(SEARCH.find(slots.wish(), TODAY, 5).hits()).hasSizeLessThanOrEqualTo(5);
    assertThat(SEARCH.find(Wanted.anything().not(odd).wish(), TODAY, 5)).isNotNull();
    assertThat(SEARCH.find(Wanted.anything().needing(odd).as(odd).wish(), TODAY, 5)).isNotNull();
  }

  @Test
  void hundredsOfLongWordsBreakNothing() {
    var words =
        IntStream.range(0, 300)
            .mapToObj(i -> "市民活動交流会" + "あいうえお".repeat(6) + i)
            .toArray(String[]::new);
    assertThat(SEARCH.find(Wanted.words(words).in("幸区").wish(), TODAY, 5)).isNotNull();
  }

  @Test
  void nothingPastOrClosedIsEverShownWhateverTheDay() {
    var random = new Random(20261124);
    for (int i = 0; i < 600; i++) {
      var today = TODAY.plusDays(random.nextInt(-60, 200));
      var wish = random(random);
      for (var hit : SEARCH.find(wish, today, 5).hits()) {
        var listing = hit.listing();
        var applyBy = listing.when().applyBy();
        assertThat(listing.status()).isEqualTo(Listing.Status.OPEN);
        assertThat(applyBy == null || !applyBy.isBefore(today)).isTrue();
        assertThat(listing.source().checked()).isAfterOrEqualTo(today.minusDays(365));
        assertThat(Collections.disjoint(listing.where().wards(), wish.limits().not())).isTrue();
        if (!listing.when().occurrences().isEmpty()) {
          var next = hit.next();
          assertThat(next).isNotNull();
          assertThat(next != null && !next.date().isBefore(today)).isTrue();
          assertThat(wish.limits().not())
              .doesNotContain(next == null ? "" : Days.weekly(next.date().getDayOfWeek()));
        }
      }
    }
  }

  private static Wish random(Random random) {
    var wish = Wanted.words(some(random, WORDS, 2));
    wish = random.nextBoolean() ? wish.in(some(random, WARDS, 2)) : wish;
    wish = random.nextInt(3) == 0 ? wish.weekdays(some(random, WEEK, 3)) : wish;
    wish = random.nextInt(3) == 0 ? wish.part("morning") : wish;
    wish = random.nextInt(4) == 0 ? wish.between("2026-12-01", "2026-12-31") : wish;
    wish = random.nextInt(3) == 0 ? wish.kind(Wish.Kind.EVENT) : wish;
    var not = random.nextBoolean() ? WARDS : WEEK;
    return random.nextInt(3) == 0 ? wish.not(some(random, not, 2)).wish() : wish.wish();
  }

  private static String[] some(Random random, List<String> of, int most) {
    var all = new ArrayList<>(of);
    Collections.shuffle(all, random);
    return all.stream().limit(random.nextInt(most + 1)).toArray(String[]::new);
  }

  private static List<Listing> generate(int count) {
    var random = new Random(7);
    var listings = new ArrayList<Listing>();
    for (int i = 0; i < count; i++) {
      var title = String.join("と", some(random, WORDS, 3)) + "の会";
      var listing = aListing(title).by("団体" + random.nextInt(40)).in(some(random, WARDS, 2));
      for (int n = random.nextInt(4); n > 0; n--) {
        var day = TODAY.plusDays(random.nextInt(-90, 200)).toString();
        listing = random.nextBoolean() ? listing.on(day) : listing.on(day, "09:30", "12:00");
      }
      listing = random.nextInt(4) == 0 ? listing.applyBy("2026-12-20") : listing;
      listing = random.nextBoolean() ? listing.event() : listing;
      listing = listing.checked(TODAY.minusDays(random.nextInt(400)));
      var statuses = Listing.Status.values();
      listings.add(listing.with(random.nextInt(3) > 0 ? statuses[0] : statuses[random.nextInt(4)]));
    }
    return listings;
  }
}
