package tsunagu.search;

import static org.assertj.core.api.Assertions.assertThat;
import static tsunagu.search.Fixture.aListing;
import static tsunagu.search.SearchTests.find;
import static tsunagu.search.SearchTests.titles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a resident does not want is not shown. */
class RefusedTests {
  @ParameterizedTest
  @ValueSource(strings = {"子どもと遊ぶ", "こども会", "児童館のお手伝い", "子ども食堂の調理", "コドモの日", "見守り（小さな子供）"})
  void aRefusedTopicNeverAppearsHoweverItIsCalled(String title) {
    var found = find(Wanted.anything().not("子ども"), aListing(title).open(), aListing("花壇").open());
    assertThat(titles(found)).containsExactly("花壇");
  }

  @ParameterizedTest
  @ValueSource(strings = {"子ども関係", "子どもに関すること", "子ども関連の活動"})
  void whatStandsBehindARefusedTopicDoesNotMatter(String not) {
    var found = find(Wanted.anything().not(not), aListing("こども会").open(), aListing("花壇").open());
    assertThat(titles(found)).containsExactly("花壇");
  }

  @Test
  void norInTheTextTheAudienceOrTheField() {
    var found =
        find(
            Wanted.anything().not("子ども"),
            aListing("工作").about("こどもたちと作ります").open(),
            aListing("水泳").forPeople("child").open(),
            aListing("学習支援").fields(13).open(),
            aListing("花壇").open());
    assertThat(titles(found)).containsExactly("花壇");
  }

  @ParameterizedTest
  @CsvSource({
    "sat, 2026-11-28",
    "sun, 2026-11-29",
    "2026-12-28..2027-01-04, 2026-12-31",
    "2026-12-24, 2026-12-24",
    "2026-12-24.., 2027-02-01",
    "holiday, 2027-01-11",
  })
  void aRefusedDayNeverAppears(String not, String day) {
    var found =
        find(
            Wanted.anything().not(not),
            aListing("だめ").on(day).open(),
            aListing("よい").on("2026-12-10").open());
    assertThat(titles(found)).containsExactly("よい");
  }

  @Test
  void aRefusedDayLeavesTheOtherDatesOfAListing() {
    var found =
        find(Wanted.anything().not("sat"), aListing().on("2026-11-28").on("2026-12-01").open());
    assertThat(found.hits()).hasSize(1);
    assertThat(found.hits().getFirst().next()).isNotNull();
    assertThat(String.valueOf(found.hits().getFirst().next())).contains("2026-12-01");
  }

  @Test
  void aRefusedPartOfTheDayNeverAppears() {
    var found =
        find(
            Wanted.anything().not("night"),
            aListing("夜").on("2026-11-28", "19:30", "21:00").open(),
            aListing("毎週夜").regularly("毎週水曜 19時〜21時").open(),
            aListing("朝").on("2026-11-28", "09:00", "11:00").open());
    assertThat(titles(found)).containsExactly("朝");
  }

  @Test
  void aRefusedWardNeverAppears() {
    var found =
        find(
            Wanted.anything().not("川崎区"),
            aListing("川崎").in("川崎区").open(),
            aListing("幸").in("幸区").open());
    assertThat(titles(found)).containsExactly("幸");
  }

  @Test
  void aRefusedKindOrWayNeverAppears() {
    var found =
        find(
            Wanted.anything().not("イベント", "オンライン"),
            aListing("祭り").event().open(),
            aListing("家で").in("online").open(),
            aListing("畑").open());
    assertThat(titles(found)).containsExactly("畑");
  }
}
