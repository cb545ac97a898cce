package tsunagu.search;

import static org.assertj.core.api.Assertions.assertThat;
import static tsunagu.search.Fixture.TODAY;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.search.Search.Found;
import tsunagu.wish.WishReader;

/**
 * What residents find in the listings that come with the program, read by the real dictionaries.
 */
class ShippedListingsTests {
  private static final Path INDEX_DATA = Path.of("index-data");
  private static final WishReader READER = WishReader.of(INDEX_DATA, Search.boundaries());
  private static final Catalogue CATALOGUE = Catalogue.of(INDEX_DATA, TODAY);
  private static final Search SEARCH = Search.over(CATALOGUE, READER);

  @AfterAll
  static void close() {
    SEARCH.close();
  }

  @ParameterizedTest
  @CsvSource({
    "読み聞かせ, よみきかせ",
    "読み聞かせ, ﾖﾐｷｶｾ",
    "読み聞かせ, 読(よ)み聞(き)かせ",
    "ごみ拾い, ゴミ拾い",
    "ごみ拾い, ｺﾞﾐ拾い",
    "清掃, 掃除",
    "高津区の傾聴, たかつくの けいちょう",
    "新百合ヶ丘の子育て, しんゆりの子育て",
    "手話, しゅわ",
  })
  void theSameWishInOtherLettersFindsTheSameFirst(String one, String other) {
    assertThat(ids(find(one))).isNotEmpty();
    assertThat(ids(find(other))).first().isEqualTo(ids(find(one)).getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "スマホを高齢の方に教えるボランティア, スマホ",
    "川の掃除を手伝いたい, ごみ拾い",
    "目の見えない人のために本を録音したい, 音訳",
    "NPOの経理を手伝えます, 決算",
    "囲碁のサークル, 囲碁",
    "花, 花",
    "生田緑地のボランティア, 生田緑地",
  })
  void anEverydayWishFindsItsListing(String text, String inTitleOrText) {
    assertThat(find(text).hits())
        .first()
        .satisfies(hit -> {
          var words = hit.listing().text();
          assertThat(words.title() + words.summary() + words.body()).contains(inTitleOrText);
        });
  }

  @Test
  void whatIsRefusedIsNotAmongThem() {
    for (var hit : find("土日はだめ。子ども以外のボランティア").hits()) {
      assertThat(hit.listing().text().title()).doesNotContain("子ども", "こども", "小学生");
      assertThat(hit.listing().who().audience()).doesNotContain("child");
      var next = hit.next();
      assertThat(next == null || next.date().getDayOfWeek().getValue() < 6).isTrue();
    }
  }

  @Test
  void everyOpenListingIsFoundByItsTitle() {
    var missed = new HashSet<String>();
    for (var listing : CATALOGUE.list()) {
      if (listing.status() != Listing.Status.OPEN || isOver(listing)) {
        continue;
      }
      var title = listing.text().title().replace("【見本】", "");
      var found = SEARCH.find(Wanted.words(title).wish(), TODAY, 3);
      if (!ids(found).contains(listing.id())) {
        missed.add(listing.id());
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void whatNobodyOffersIsNotMadeUp() {
    assertThat(find("スカイダイビング").hits()).isEmpty();
    assertThat(find("潜水艦の操縦").hits()).isEmpty();
  }

  private static boolean isOver(Listing listing) {
    var when = listing.when();
    var applyBy = when.applyBy();
    boolean late = applyBy != null && applyBy.isBefore(TODAY);
    boolean past =
        !when.occurrences().isEmpty()
            && when.occurrences().stream().allMatch(one -> one.date().isBefore(TODAY));
    return late || past;
  }

  private static Found find(String text) {
    return SEARCH.find(READER.understand(text, TODAY), TODAY, 5);
  }

  private static List<String> ids(Found found) {
    return found.hits().stream().map(hit -> hit.listing().id()).toList();
  }
}
