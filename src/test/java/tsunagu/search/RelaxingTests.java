package tsunagu.search;

import static org.assertj.core.api.Assertions.assertThat;
import static tsunagu.search.Fixture.aListing;
import static tsunagu.search.SearchTests.find;
import static tsunagu.search.SearchTests.titles;

import java.util.List;
import org.junit.jupiter.api.Test;
import tsunagu.catalogue.Listing;
import tsunagu.wish.Wish;

/** What is given up when little fits, in which order, and what is told of it. */
class RelaxingTests {
  private static final Wanted CLEANING =
      Wanted.concepts("cleaning")
          .kind(Wish.Kind.VOLUNTEER)
          .in("宮前区")
          .between("2026-11-28", "2026-11-28")
          .part("morning");

  @Test
  void nothingIsGivenUpWhenEnoughFits() {
    var found =
        find(
            Wanted.concepts("cleaning").in("宮前区"),
            aListing("清掃A").in("宮前区").open(),
            aListing("清掃B").in("宮前区").open(),
            aListing("清掃C").in("宮前区").open(),
            aListing("清掃D").in("高津区").open());
    assertThat(titles(found)).containsExactlyInAnyOrder("清掃A", "清掃B", "清掃C");
    assertThat(found.relaxed()).isEmpty();
  }

  @Test
  void thePartOfTheDayGoesFirst() {
    var found = find(CLEANING, one().on("2026-11-28", "13:00", "15:00").in("宮前区").open());
    assertThat(found.hits()).hasSize(1);
    assertThat(found.relaxed()).containsExactly("part");
  }

  @Test
  void thenTheDateByAWeek() {
    var found =
        find(
            CLEANING,
            one().on("2026-12-05", "09:00", "11:00").in("宮前区").open(),
            one().on("2026-12-06", "09:00", "11:00").in("宮前区").open());
    assertThat(found.hits()).hasSize(1);
    assertThat(found.relaxed()).containsExactly("date");
  }

  @Test
  void thenTheWardToItsNeighboursAndOnline() {
    var found =
        find(
            CLEANING,
            one().on("2026-11-28", "09:00", "11:00").in("高津区").open(),
            aListing("清掃の相談").on("2026-11-28", "09:00", "11:00").in("online").open());
    assertThat(found.hits()).hasSize(2);
    assertThat(found.relaxed()).containsExactly("ward");
  }

  @Test
  void thenTheKind() {
    var found = find(CLEANING, one().event().on("2026-11-28", "09:00", "11:00").in("宮前区").open());
    assertThat(found.relaxed()).containsExactly("kind");
  }

  @Test
  void thenTheWholeCity() {
    var found = find(CLEANING, one().on("2026-11-28", "09:00", "11:00").in("川崎区").open());
    assertThat(found.relaxed()).containsExactly("city");
  }

  @Test
  void whereNothingOfTheTopicIsLeftThereIsNothingToShow() {
    var found = find(CLEANING, aListing("将棋").on("2026-11-28", "09:00", "11:00").in("宮前区").open());
    assertThat(found.hits()).isEmpty();
    assertThat(found.relaxed()).isEmpty();
  }

  @Test
  void lastOfAllOneOfSeveralWordsIsEnough() {
    var found =
        find(
            Wanted.words("将棋", "囲碁", "麻雀").in("宮前区"),
            aListing("将棋の会").in("宮前区").open(),
            aListing("茶道の会").in("宮前区").open());
    assertThat(titles(found)).containsExactly("将棋の会");
    assertThat(found.relaxed()).containsExactly("text");
    assertThat(found.hits().getFirst().unlike()).containsExactly("text");
    assertThat(found.hits().getFirst().why())
        .containsExactly(new Why.Word("将棋", true), new Why.Ward("宮前区"));
  }

  @Test
  void eachFindSaysWhatOfTheWishItIsNot() {
    var found =
        find(
            CLEANING,
            one().on("2026-11-28", "09:00", "11:00").in("宮前区").open(),
            one().called("川の清掃").on("2026-12-01", "18:00", "20:00").in("高津区").open());
    assertThat(found.hits().getFirst().unlike()).isEmpty();
    assertThat(found.hits().getLast().unlike()).containsExactly("part", "date", "ward");
    assertThat(found.hits().getLast().why())
        .containsExactly(new Why.Concept("cleaning", "清掃"), new Why.NextWard("高津区"));
  }

  @Test
  void anotherThingOfTheSameTopicStandsOnlyForWhatThereIsNotAndIsSaidToBeOne() {
    var found =
        find(
            Wanted.concepts("games/かくれんぼ"),
            aListing("ことば遊びの会").open(),
            aListing("茶話会").about("ことば遊びもします").open());
    assertThat(titles(found)).containsExactly("ことば遊びの会");
    assertThat(found.relaxed()).containsExactly("topic");
    assertThat(found.hits().getFirst().unlike()).containsExactly("topic");
    assertThat(found.hits().getFirst().why())
        .containsExactly(new Why.Concept("games/ことば遊び", "ことば遊び"));
  }

  @Test
  void whereWhatWasNamedIsThereNothingElseOfTheTopicIsShown() {
    var found =
        find(
            Wanted.concepts("games/かくれんぼ"),
            aListing("ことば遊びの会").open(),
            aListing("公園の午後").about("かくれんぼをします").open());
    assertThat(titles(found)).containsExactly("公園の午後");
    assertThat(found.relaxed()).isEmpty();
    assertThat(found.hits().getFirst().why())
        .containsExactly(new Why.Concept("games/かくれんぼ", "かくれんぼ"));
  }

  @Test
  void whoNamesTheWholeTopicIsShownAnyOfIt() {
    var found =
        find(
            Wanted.concepts("games"),
            aListing("ことば遊びの会").open(),
            aListing("公園の午後").about("かくれんぼをします").open());
    assertThat(titles(found)).containsExactly("ことば遊びの会");
    assertThat(found.relaxed()).isEmpty();
  }

  @Test
  void aWordBesideTheTopicDoesNotStandForIt() {
    var wish = Wanted.anything().topic(List.of("cleaning"), List.of(), List.of("体験"), List.of());
    assertThat(find(wish, aListing("茶道の体験").open()).hits()).isEmpty();
    assertThat(titles(find(wish, aListing("川の清掃").open()))).containsExactly("川の清掃");
  }

  @Test
  void whatIsMadeForOthersIsShownForItsTopicAloneAndSaidToBe() {
    var listing = aListing("清掃").forPeople("student").open();
    var found = find(Wanted.concepts("cleaning").as("parent"), listing);
    assertThat(found.relaxed()).containsExactly("audience");
    assertThat(found.hits().getFirst().unlike()).containsExactly("audience");
    assertThat(find(Wanted.anything().as("parent"), listing).hits()).isEmpty();
  }

  @Test
  void severalAreToldInTheirOrder() {
    var found =
        find(
            CLEANING,
            one().kind(Listing.Kind.GROUP).in("幸区").on("2026-12-01", "18:00", "20:00").open());
    assertThat(found.relaxed()).containsExactly("part", "date", "kind", "city");
  }

  @Test
  void whoOnlyChoseAFieldIsShownThatFieldAlone() {
    var found =
        find(
            Wanted.anything().fields(7).in("宮前区"),
            aListing("川の自然").fields(7).in("麻生区").open(),
            aListing("将棋").fields(6).in("宮前区").open());
    assertThat(titles(found)).containsExactly("川の自然");
    assertThat(found.relaxed()).containsExactly("ward");
    assertThat(found.hits().getFirst().why()).contains(new Why.Field(7));
  }

  @Test
  void nothingUnrelatedIsPutBesideWhatFits() {
    var found =
        find(
            Wanted.concepts("cleaning").in("宮前区"),
            aListing("清掃").in("宮前区").open(),
            aListing("将棋").in("宮前区").open());
    assertThat(titles(found)).containsExactly("清掃");
    assertThat(found.relaxed()).isEmpty();
  }

  @Test
  void aVerbAloneMakesNoFit() {
    var found = find(Wanted.words("将棋", "考える"), aListing("考える会").open(), aListing("将棋の会").open());
    assertThat(titles(found)).containsExactly("将棋の会");
  }

  @Test
  void whatFitsComesBeforeWhatDoesNot() {
    var found =
        find(
            Wanted.concepts("cleaning").in("宮前区"),
            aListing("清掃").in("高津区").on("2026-11-25").open(),
            aListing("ごみ拾い").in("宮前区").on("2027-03-01").open());
    assertThat(titles(found)).containsExactly("ごみ拾い", "清掃");
    assertThat(found.relaxed()).containsExactly("ward");
  }

  @Test
  void aWordThatFindsNothingAloneFindsNothing() {
    var found = find(Wanted.words("潜水艦"), aListing("清掃").open());
    assertThat(found.hits()).isEmpty();
    assertThat(found.relaxed()).isEmpty();
  }

  @Test
  void adviceIsNotAnsweredWithWhateverThereIs() {
    var wish = Wanted.words("助成金").in("宮前区").kind(Wish.Kind.CONSULTATION);
    var found =
        find(
            wish,
            aListing("将棋").in("宮前区").about("助成金の話もします").open(),
            aListing("助成金の説明会").event().in("幸区").open());
    assertThat(titles(found)).containsExactly("助成金の説明会");
    assertThat(found.relaxed()).containsExactly("city");
  }

  @Test
  void negationAgeAndStatusAreNeverGivenUp() {
    var found =
        find(
            Wanted.concepts("cleaning").in("宮前区").as("child").not("sat"),
            aListing("清掃").in("宮前区").on("2026-11-28").open(),
            aListing("清掃18").in("宮前区").aged(18, null).open(),
            aListing("清掃満").in("宮前区").with(Listing.Status.FULL));
    assertThat(found.hits()).isEmpty();
  }

  private static Fixture one() {
    return aListing("清掃");
  }
}
