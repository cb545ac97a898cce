package tsunagu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tsunagu.search.Search;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/** The reader of wishes with the word boundaries it has in the program. */
class UnderstandingTests {
  private static final WishReader READER =
      WishReader.of(Path.of("index-data"), Search.boundaries());
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          新百合ヶ丘で紙芝居をやってみたい          | VOLUNTEER     | 麻生区 | 13
          むさしみぞのくちの ちかくの いべんと      | EVENT         | 高津区 |
          梶が谷で卓球のサークルに入りたい          | GROUP         | 高津区 | 6
          かわさきくで こどもしょくどうの てつだい  | VOLUNTEER     | 川崎区 | 13
          団体の会計を見てくれる人を探しています    | PROBONO       |        |
          向ヶ丘遊園の近くで場所を借りたい          | CONSULTATION  | 多摩区 |
          使わない机をNPOに寄付したい               | GIVE_RESOURCE |        |
          町内会の役員のなり手がいません            | NEED_MEMBERS  |        | 3
          borantia shitai desu. saiwai-ku           | VOLUNTEER     | 幸区   |
          """)
  void isTheSameWithTheProgramsWordBoundaries(
      String say, Wish.Kind kind, @Nullable String ward, @Nullable Integer field) {
    var wish = READER.understand(say, TODAY);
    assertThat(wish.aim().kind()).isEqualTo(kind);
    assertThat(wish.where().wards()).isEqualTo(ward == null ? List.of() : List.of(ward));
    if (field != null) {
      assertThat(wish.topic().fields()).contains(field);
    }
    assertThat(wish.safety()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          しんりゆがおかで体操           | 麻生区 | 6
          武蔵小衫で読み聞かせ           | 中原区 | 13
          むさしこすきで あそびたい      | 中原区 |
          のぼりっとで子育て             | 多摩区 | 13
          川崎区でこども食道を手伝いたい | 川崎区 | 13
          """)
  void slipsOfTheFingerAreUnderstood(String say, String ward, @Nullable Integer field) {
    var wish = READER.understand(say, TODAY);
    assertThat(wish.where().wards()).containsExactly(ward);
    if (field != null) {
      assertThat(wish.topic().fields()).contains(field);
    }
    assertThat(wish.topic().words()).doesNotContain("食道", "衫");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"武蔵小山で体操", "新舞子で遊びたい", "小川寺の歴史", "けいしょうを習いたい", "ひょうげんの会", "食道の病気の話", "東京の五輪台"})
  void ordinaryWordsAreNoSlipsOfPlacesOrTopics(String say) {
    var wish = READER.understand(say, TODAY);
    assertThat(wish.where().wards()).isEmpty();
    assertThat(wish.topic().concepts()).doesNotContain("attentive-listening", "medical");
  }

  @Test
  void wordsNoDictionaryHasAreLeftForTheSearch() {
    var wish = READER.understand("来週の土曜に中原区で螺鈿細工のイベント", TODAY);
    assertThat(wish.topic().words()).anySatisfy(word -> assertThat(word).contains("螺鈿"));
    assertThat(wish.when().from()).isEqualTo(LocalDate.of(2026, 12, 5));
  }
}
