package tsunagu.wish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text makes the reader fail or think long, and no spelling changes what is meant. */
class AnyTextTests {
  private static final WishReader READER =
      WishReader.of(Path.of("index-data"), new KuromojiWords());
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final String PIECES =
      "あいうボランティア土日月火水木金123/:-年月日時第一二三十以外だめ川崎区(){}[]\"'\\+*?~^&|!<>@#%$。、\n"
          + "\t\u0000\u0007\ud83d\ude00\ud800\udc00\u200d\u202e\u0301ｱｲｳﾞa\u00e9한국中文éñ〒〆々ヶケー";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u0000",
        "\ud800",
        "\udc00\ud800",
        "👨\u200d👩\u200d👧",
        "title:(a OR b)~2 AND *:*",
        "\u202eabc\u202c",
        "99月99日",
        "2月30日",
        "第9土曜",
        "令和99年13月40日",
        "2026/13/45",
        "99999999999999999999歳",
        "0時",
        "25時",
        "()()((",
        "以外",
        "以外以外以外",
        "あと、",
        "それと",
        "@",
        "a@",
        "〒",
        "の母",
        "から",
        "～",
        "第",
        "r9",
        "十十十十",
        "(土"
      })
  void isReadWithoutAnError(String text) {
    assertThat(READER.understand(text, TODAY)).isNotNull();
    assertThat(READER.concepts(text)).isNotNull();
  }

  @Test
  void randomTextsAreReadWithoutAnError() {
    var random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(60); n > 0; n--) {
        text.append(PIECES.charAt(random.nextInt(PIECES.length())));
      }
      assertThat(READER.understand(text.toString(), TODAY)).isNotNull();
    }
  }

  @Test
  void longTextsAreReadInBoundedTime() {
    for (var piece :
        List.of("あ", "土", "第1", "12月", "以外", "(", "てほしい", "ボランティア以外と", "a ", "0-", "😀")) {
      var text = piece.repeat(5_000 / piece.length() + 1);
      long start = System.nanoTime();
      assertThat(READER.understand(text, TODAY)).isNotNull();
      assertThat(System.nanoTime() - start).as(piece).isLessThan(5_000_000_000L);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "読み聞かせ|よみきかせ|ﾖﾐｷｶｾ|ヨミキカセ|読（よ）み聞（き）かせ",
        "手話|しゅわ|ｼｭﾜ|シュワ",
        "新百合ヶ丘|新百合ケ丘|しんゆりがおか|しんゆり|ｼﾝﾕﾘ|ＳＨＩＮＹＵＲＩ",
        "ボランティア|ぼらんてぃあ|ﾎﾞﾗﾝﾃｨｱ|ボランテイア|ボランテア|VOLUNTEER",
        "土曜日|どようび|ドヨウビ|ﾄﾞﾖｳﾋﾞ|Saturday",
        "子ども食堂|こども食堂|こどもしょくどう|ｺﾄﾞﾓｼｮｸﾄﾞｳ"
      })
  void spellingsOfOneWordMeanTheSame(String spellings) {
    var words = List.of(spellings.split("\\|", -1));
    var first = READER.understand(words.getFirst(), TODAY);
    for (var word : words) {
      var wish = READER.understand(word, TODAY);
      assertThat(wish.topic().concepts()).as(word).isEqualTo(first.topic().concepts());
      assertThat(wish.where()).as(word).isEqualTo(first.where());
      assertThat(wish.when()).as(word).isEqualTo(first.when());
      assertThat(wish.aim()).as(word).isEqualTo(first.aim());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"引っ越してきたばかり", "べんきょう", "shitai", "見本花子", "土橋のほう", "払わないと"})
  void aSurfaceInsideAnotherWordDoesNotCount(String text) {
    var wish = READER.understand(text, TODAY);
    assertThat(wish.safety()).isNull();
    assertThat(wish.when()).isEqualTo(Wish.NONE.when());
    assertThat(wish.topic().skills()).isEmpty();
    assertThat(wish.topic().concepts()).doesNotContain("flower-beds");
  }

  @Test
  void theWholePhraseCountsBeforeItsParts() {
    assertThat(READER.concepts("子ども食堂の手伝い")).containsExactly("childrens-cafeteria");
    assertThat(READER.concepts("高齢者にスマホを教える講座")).containsExactly("elderly", "digital-help/スマホ");
  }

  @Test
  void whatIsAThingOfItsOwnIsNamedAsOne() {
    assertThat(READER.understand("いごをしたいです", TODAY).topic().concepts())
        .containsExactly("board-games/囲碁");
    assertThat(READER.concepts("囲碁将棋の会"))
        .containsExactlyInAnyOrder("board-games", "board-games/囲碁", "board-games/将棋");
    assertThat(READER.surfaces("board-games/囲碁")).startsWith("囲碁").contains("go club");
    assertThat(READER.concepts("スポーツの日")).containsExactly("sport");
    assertThat(READER.concepts("竹林の整備")).contains("satoyama", "satoyama/竹林");
  }

  @Test
  void theConceptsCoverEveryFieldAndTellTheirSurfaces() {
    assertThat(READER.conceptIds()).hasSizeGreaterThanOrEqualTo(150);
    assertThat(READER.surfaces("reading-to-children")).contains("読み聞かせ", "よみきかせ", "storytelling");
    assertThat(READER.surfaces("no-such-concept")).isEmpty();
    for (int field = 1; field <= 20; field++) {
      int wanted = field;
      assertThat(READER.conceptIds())
          .as("field " + field)
          .anySatisfy(id ->
              assertThat(READER.understand(READER.surfaces(id).getFirst(), TODAY).topic().fields())
                  .contains(wanted));
    }
  }

  @Test
  void wordsThatNoSlotAteAreKeptForTheSearch() {
    var wish = READER.understand("中原区で螺鈿細工のイベントを探しています", TODAY);
    assertThat(wish.topic().words()).containsExactly("螺鈿細工");
  }
}
