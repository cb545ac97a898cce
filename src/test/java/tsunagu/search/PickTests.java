package tsunagu.search;

import static org.assertj.core.api.Assertions.assertThat;
import static tsunagu.search.Fixture.aListing;
import static tsunagu.search.SearchTests.find;
import static tsunagu.search.SearchTests.titles;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsunagu.catalogue.Listing;

/** Which of those that fit are shown together. */
class PickTests {
  @Test
  void aSeriesIsShownOnceAndItsRestIsCounted() {
    var found =
        find(
            Wanted.words("体操"),
            aListing("体操教室 第1回(12月1日)").by("A会").on("2026-12-01").open(),
            aListing("体操教室 第2回(12月8日)").by("A会").on("2026-12-08").open(),
            aListing("体操教室 第3回(12月15日)").by("A会").on("2026-12-15").open(),
            aListing("体操教室").by("B会").on("2026-12-20").open());
    assertThat(titles(found)).containsExactly("体操教室 第1回(12月1日)", "体操教室");
    assertThat(found.hits()).extracting(Search.Hit::more).containsExactly(2, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "日本語教室（初級）, 日本語教室（中級）, true",
    "第三回防災訓練, 第四回 防災訓練, true",
    "「森」の講座, 「川」の講座, false",
    "2026, 2027, false",
  })
  void aSeriesIsTheSameTitleWithoutNumbersDatesAndBrackets(String one, String other, boolean same) {
    assertThat(Pick.series(aListing(one).open()) == Pick.series(aListing(other).open()))
        .isEqualTo(same);
  }

  @Test
  void noOrganiserIsShownThreeTimes() {
    var many =
        IntStream.range(0, 6).mapToObj(i -> aListing("花壇" + "あいうえおか".charAt(i)).by("花の会").open());
    var one = aListing("花壇の手入れ").by("緑の会").open();
    var all = java.util.stream.Stream.concat(many, java.util.stream.Stream.of(one));
    var found = find(Wanted.words("花壇"), all.toArray(Listing[]::new));
    assertThat(found.hits()).hasSize(3);
    assertThat(titles(found)).contains("花壇の手入れ");
  }

  @Test
  void anOrganiserAskedForByNameIsShownInFull() {
    var many =
        IntStream.range(0, 4).mapToObj(i -> aListing("花壇" + "あいうえ".charAt(i)).by("みどり緑化協会").open());
    var found = find(Wanted.words("みどり緑化協会"), many.toArray(Listing[]::new));
    assertThat(found.hits()).hasSize(4);
  }

  @Test
  void aSecondKindIsAmongTheFirstFiveWhenNoneWasAskedFor() {
    var events =
        IntStream.range(0, 7)
            .mapToObj(i -> aListing("花の講座" + "あいうえおかき".charAt(i)).event().on("2026-11-25").open());
    var group = aListing("庭").about("花の話もします").kind(Listing.Kind.GROUP).open();
    var all = java.util.stream.Stream.concat(events, java.util.stream.Stream.of(group));
    var found = find(Wanted.words("花"), all.toArray(Listing[]::new));
    assertThat(found.hits()).hasSize(5);
    assertThat(titles(found)).contains("庭");
  }
}
