package tsunagu.search;

import static org.assertj.core.api.Assertions.assertThat;
import static tsunagu.search.Fixture.TODAY;
import static tsunagu.search.Fixture.aListing;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.search.Search.Found;
import tsunagu.search.Search.Hit;
import tsunagu.wish.Wish;

/** What a wish finds in a small catalogue. */
class SearchTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "読み聞かせ",
        "よみきかせ",
        "ﾖﾐｷｶｾ",
        "ヨミキカセ",
        "yomikikase",
        "読みきかせ",
        "よみきかっせ",
        "読(よ)み聞(き)かせ"
      })
  void aWordIsFoundHoweverItIsSpelled(String word) {
    var found = find(Wanted.words(word), aListing("絵本の読み聞かせ").open(), aListing("花を植える").open());
    assertThat(titles(found)).containsExactly("絵本の読み聞かせ");
    assertThat(found.relaxed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "新百合ヶ丘, 新百合ケ丘で花いっぱい",
    "しんゆりがおか, 新百合ヶ丘で花いっぱい",
    "みぞのくち, 溝口の朝市",
    "溝の口, 武蔵溝ノ口の朝市",
    "花, 花と緑の会",
    "森, 森のじゅうたん",
    "ｺﾞﾐ拾い, ごみ拾いの朝",
    "gomihiroi, ごみ拾いの朝",
    "こもんじょ, 古文書を読む会",
    "ボランテア, ボランティア入門",
    "すくらむ, すくらむ21のつどい",
    "手話サークル, 手話のサークル",
    "gardening, 【Gardening】庭の手入れ",
  })
  void namesKanaRomajiSingleLettersAndSlipsAreFound(String word, String title) {
    var found = find(Wanted.words(word), aListing("囲碁の集い").open(), aListing(title).open());
    assertThat(titles(found)).first().isEqualTo(title);
  }

  @Test
  void aSynonymIsFoundByItsConceptAndTheTitleCountsMore() {
    var found =
        find(
            Wanted.concepts("cleaning"),
            aListing("川の日").about("みんなで掃除をします").open(),
            aListing("多摩川美化").open(),
            aListing("将棋").open());
    assertThat(titles(found)).containsExactly("多摩川美化", "川の日");
    assertThat(found.hits().getFirst().why()).containsExactly(new Why.Concept("cleaning", "美化"));
  }

  @Test
  void whatIsDoneComesBeforeWhomItIsDoneFor() {
    var found =
        find(
            Wanted.concepts("elderly", "reading"),
            aListing("シニア体操").open(),
            aListing("高齢者施設").open(),
            aListing("絵本の会").open());
    assertThat(titles(found)).containsExactly("絵本の会");
  }

  @Test
  void anOrganisationIsFoundByItsName() {
    var found =
        find(
            Wanted.words("ぐらすかわさき"),
            aListing("相談の日").by("認定NPO法人ぐらす・かわさき").open(),
            aListing("かわさきの日").open());
    assertThat(titles(found)).first().isEqualTo("相談の日");
  }

  @Test
  void homophonesAreNoFit() {
    var found = find(Wanted.words("公園"), aListing("歴史の講演").open());
    assertThat(found.hits()).isEmpty();
  }

  @Test
  void pastFullClosedCancelledStaleAndTooLateNeverAppear() {
    var found =
        find(
            Wanted.anything(),
            aListing("昨日").on("2026-11-23").open(),
            aListing("満員").with(Listing.Status.FULL),
            aListing("終了").with(Listing.Status.CLOSED),
            aListing("中止").with(Listing.Status.CANCELLED),
            aListing("締切").on("2026-12-10").applyBy("2026-11-23").open(),
            aListing("古い").checked(TODAY.minusDays(366)).open(),
            aListing("今日").on("2026-11-24").open(),
            aListing("今日まで").on("2026-12-10").applyBy("2026-11-24").open());
    assertThat(titles(found)).containsExactlyInAnyOrder("今日", "今日まで");
  }

  @Test
  void aDateThatFitsIsNamedAndNotTheFirstOne() {
    var listing =
        aListing()
            .on("2026-11-21", "10:00", "12:00")
            .on("2026-11-28", "10:00", "12:00")
            .on("2026-12-05", "13:00", "16:00")
            .open();
    assertThat(next(find(Wanted.anything(), listing))).isEqualTo("2026-11-28");
    assertThat(next(find(Wanted.anything().part("afternoon"), listing))).isEqualTo("2026-12-05");
  }

  @Test
  void oneOccurrenceHasToSatisfyDateWeekdayAndPartTogether() {
    var mixed =
        aListing("まざる")
            .on("2026-11-28", "18:00", "20:00")
            .on("2026-12-02", "09:00", "11:00")
            .open();
    var right = aListing("ぴったり").on("2026-11-28", "09:00", "11:00").open();
    var found = find(Wanted.anything().weekdays("sat").part("morning"), mixed, right);
    assertThat(found.hits().getFirst().listing().text().title()).isEqualTo("ぴったり");
    assertThat(found.relaxed()).containsExactly("part");
  }

  @ParameterizedTest
  @CsvSource({
    "毎週土曜 10時〜12時, sat, morning, true",
    "毎週土曜 10時〜12時, sun, morning, false",
    "毎週土曜 10時〜12時, sat, night, false",
    "第2・4水曜日 午後, wed, afternoon, true",
    "毎週火・木 午後2時から, thu, afternoon, true",
    "平日の夜, fri, night, true",
    "平日の夜, sat, night, false",
    "月に1回くらい, sun, evening, true",
  })
  void aRhythmInWordsIsUnderstood(String rhythm, String weekday, String part, boolean fits) {
    var found =
        find(Wanted.anything().weekdays(weekday).part(part), aListing().regularly(rhythm).open());
    assertThat(found.relaxed().isEmpty()).isEqualTo(fits);
  }

  @Test
  void holidaysAreDaysToo() {
    var found =
        find(
            Wanted.anything().weekdays("holiday"),
            aListing("成人の日").on("2027-01-11").open(),
            aListing("ただの月曜").on("2027-01-18").open());
    assertThat(titles(found)).first().isEqualTo("成人の日");
    assertThat(found.relaxed()).containsExactly("date");
  }

  @Test
  void aWardMeansItselfAndTheWholeCity() {
    var found =
        find(
            Wanted.anything().in("宮前区"),
            aListing("宮前").in("宮前区").open(),
            aListing("全市").open(),
            aListing("宮前と幸").in("宮前区", "幸区").open(),
            aListing("幸").in("幸区").open());
    assertThat(titles(found)).containsExactlyInAnyOrder("宮前", "全市", "宮前と幸");
    assertThat(titles(found)).last().isEqualTo("全市");
    assertThat(found.hits().getFirst().why()).containsExactly(new Why.Ward("宮前区"));
  }

  @Test
  void onlineIsFoundWhereItIsAskedFor() {
    var found =
        find(
            Wanted.anything().online(true),
            aListing("家で").in("online").online().open(),
            aListing("区役所で").in("幸区").open());
    assertThat(titles(found)).containsExactly("家で");
  }

  @ParameterizedTest
  @CsvSource({
    "parent child, '', true",
    "parent child, child, true",
    "parent child, senior, false",
    "foreign_resident, senior, true",
    "foreign_resident, npo, false",
    "senior, worker, false",
    "company, company npo, true",
  })
  void anAudienceSuitsThoseItNames(String wants, String listing, boolean suits) {
    var codes = listing.isEmpty() ? new String[0] : listing.split(" ");
    var found = find(Wanted.anything().as(wants.split(" ")), aListing().forPeople(codes).open());
    assertThat(found.hits()).hasSize(suits ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "child, 6, , true",
    "child, 18, , false",
    "teen, 18, , false",
    "teen, 15, 18, true",
    "senior, , 60, false",
    "student, 20, 40, true",
  })
  void anAgeLimitIsKept(String who, Integer from, Integer to, boolean admitted) {
    var found = find(Wanted.anything().as(who), aListing().aged(from, to).open());
    assertThat(found.hits()).hasSize(admitted ? 1 : 0);
  }

  @Test
  void whatSomebodyNeedsToTakePartIsNeverGivenUp() {
    var found =
        find(
            Wanted.words("花").needing("車椅子"),
            aListing("花の会").open(),
            aListing("緑の会").with("スロープ").open());
    assertThat(titles(found)).doesNotContain("花の会");
  }

  @Test
  void skillsAreMatchedAndNamed() {
    var found =
        find(
            Wanted.skills("PB06", "PB03").kind(Wish.Kind.PROBONO, Wish.Side.OFFER),
            aListing("会計だけ").kind(Listing.Kind.PROBONO).needing("PB06").open(),
            aListing("両方").kind(Listing.Kind.PROBONO).needing("PB06", "PB03").open(),
            aListing("翻訳").kind(Listing.Kind.PROBONO).needing("PB13").open());
    assertThat(titles(found)).startsWith("両方", "会計だけ");
    assertThat(found.hits().getFirst().why())
        .containsExactly(new Why.Skill("PB06"), new Why.Skill("PB03"));
  }

  @Test
  void whoLooksForSkillsIsNotShownThoseWhoLookForThemToo() {
    var found =
        find(
            Wanted.skills("PB04").kind(Wish.Kind.PROBONO, Wish.Side.ASK),
            aListing("HPを作って").kind(Listing.Kind.PROBONO).needing("PB04").open());
    assertThat(found.hits()).isEmpty();
  }

  @Test
  void theCitysVolunteeringEventsAreVolunteering() {
    var found =
        find(
            Wanted.anything().kind(Wish.Kind.VOLUNTEER),
            aListing("花苗の植付け").event().categories("ボランティア").open(),
            aListing("コンサート").event().open());
    assertThat(titles(found)).first().isEqualTo("花苗の植付け");
    assertThat(found.relaxed()).containsExactly("kind");
  }

  @Test
  void oneDayMeansOneDay() {
    var found =
        find(
            Wanted.anything().oneDay(),
            aListing("毎週").regularly("毎週土曜").open(),
            aListing("一日だけ").oneDay().open(),
            aListing("お祭り").event().on("2026-12-06").open());
    assertThat(titles(found)).containsExactlyInAnyOrder("一日だけ", "お祭り");
  }

  @Test
  void freeLeavesOutWhatCosts() {
    var found =
        find(
            Wanted.anything().free(),
            aListing("有料").free(false).open(),
            aListing("無料").free(true).open(),
            aListing("不明").open());
    assertThat(titles(found)).containsExactly("無料", "不明");
  }

  @Test
  void aLanguageComesFirstAndLeavesNobodyOut() {
    var found =
        find(
            Wanted.anything().speaking("en"),
            aListing("日本語だけ").open(),
            aListing("英語も").languages("ja", "en").open());
    assertThat(titles(found)).containsExactly("英語も", "日本語だけ");
  }

  @ParameterizedTest
  @EnumSource(
      value = Wish.Safety.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OTHER_CITY"})
  void nothingIsSearchedWhereSafetyComesFirst(Wish.Safety safety) {
    var found = find(Wanted.words("花").safety(safety), aListing("花").open());
    assertThat(found).isEqualTo(new Found(List.of(), List.of()));
  }

  @Test
  void anotherCityGetsWhatIsOnline() {
    var found =
        find(
            Wanted.anything().safety(Wish.Safety.OTHER_CITY),
            aListing("家で").in("online").open(),
            aListing("ここで").in("幸区").open());
    assertThat(titles(found)).containsExactly("家で");
  }

  @Test
  void soonComesFirst() {
    var found =
        find(
            Wanted.anything().kind(Wish.Kind.EVENT),
            aListing("来月").event().on("2026-12-24").open(),
            aListing("あす").event().on("2026-11-25").open(),
            aListing("来週").event().on("2026-11-23").on("2026-12-03").open());
    assertThat(titles(found)).containsExactly("あす", "来週", "来月");
  }

  @Test
  void changesAreSeenAtOnce() {
    var first = aListing("花の会").open();
    var second = aListing("花壇").open();
    var catalogue = Catalogue.of(List.of(first));
    try (var search = Search.over(catalogue, new FewMeanings())) {
      catalogue.replace("feed", List.of(second));
      var wish = Wanted.words("花").wish();
      assertThat(titles(search.find(wish, TODAY, 5))).containsExactlyInAnyOrder("花の会", "花壇");
      catalogue.replace("feed", List.of(second.with(Listing.Status.FULL)));
      assertThat(titles(search.find(wish, TODAY, 5))).containsExactly("花の会");
    }
  }

  @Test
  void manyAskAtOnce() {
    var listings =
        IntStream.range(0, 50).mapToObj(i -> aListing("花の会" + i).by("会" + i).open()).toList();
    try (var search = Search.over(Catalogue.of(listings), new FewMeanings())) {
      var wish = Wanted.words("花").wish();
      var alone = search.find(wish, TODAY, 5);
      var together =
          IntStream.range(0, 100).parallel().mapToObj(i -> search.find(wish, TODAY, 5)).toList();
      assertThat(together).containsOnly(alone);
    }
  }

  static Found find(Wanted wanted, Listing... listings) {
    return find(wanted, TODAY, listings);
  }

  static Found find(Wanted wanted, LocalDate today, Listing... listings) {
    try (var search = Search.over(Catalogue.of(List.of(listings)), new FewMeanings())) {
      return search.find(wanted.wish(), today, 5);
    }
  }

  static List<String> titles(Found found) {
    return found.hits().stream().map(hit -> hit.listing().text().title()).toList();
  }

  private static String next(Found found) {
    Hit hit = found.hits().getFirst();
    var next = hit.next();
    return next == null ? "" : next.date().toString();
  }
}
