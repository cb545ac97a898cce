package tsunagu.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tsunagu.wish.Boundaries.Word;

/** Where Japanese words begin and end, and how the names of Kawasaki are read. */
class WordsTests {
  @ParameterizedTest
  @CsvSource({
    "新百合ヶ丘でごみを拾う, 新百合ヶ丘 で ごみ を 拾う",
    "多摩区の読み聞かせ, 多摩区 の 読み聞かせ",
    "向ケ丘遊園駅, 向ケ丘遊園 駅",
    "プロボノで手伝えます, プロボノ で 手伝え ます",
    "みぞのくちに住んでいます, みぞのくち に 住ん で い ます",
  })
  void wordsAreCutWhereAResidentWouldCutThem(String text, String cut) {
    assertThat(surfaces(text)).isEqualTo(List.of(cut.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "麻生区, アサオク",
    "溝口, ミゾノクチ",
    "登戸, ノボリト",
    "百合丘, ユリガオカ",
    "梶が谷, カジガヤ",
    "古文書, コモンジョ",
    "生田緑地, イクタリョクチ",
  })
  void namesAreReadAsTheyAreReadHere(String name, String reading) {
    assertThat(Words.ALL.pieces(name))
        .extracting(piece -> String.valueOf(piece.reading()))
        .satisfies(readings -> assertThat(String.join("", readings)).isEqualTo(reading));
  }

  @Test
  void verbsAreGivenInTheirDictionaryForm() {
    assertThat(Search.boundaries().words("手伝いたい"))
        .first()
        .isEqualTo(new Word(0, 3, "手伝う", "動詞", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u0000\uD800x\uDC00", "🌲🪵", "a:b AND (c*", "\u202Eabc"})
  void oddTextHasWordsInsideItself(String text) {
    int last = 0;
    for (var word : Search.boundaries().words(text)) {
      assertThat(word.start()).isGreaterThanOrEqualTo(last);
      assertThat(word.end()).isGreaterThan(word.start()).isLessThanOrEqualTo(text.length());
      last = word.end();
    }
  }

  @Test
  void manyThreadsGetTheSameWords() {
    var texts = IntStream.range(0, 200).mapToObj(i -> "宮前区で花を" + i + "本植える").toList();
    var alone = texts.stream().map(WordsTests::surfaces).toList();
    var together = texts.parallelStream().map(WordsTests::surfaces).collect(Collectors.toList());
    assertThat(together).isEqualTo(alone);
  }

  @Test
  void everyLineOfTheNamesJoinsToItsSurfaceOnce() throws IOException {
    var seen = new HashSet<String>();
    try (var in = Words.class.getResourceAsStream("names.csv")) {
      assertThat(in).isNotNull();
      new InputStreamReader(in, StandardCharsets.UTF_8)
          .readAllLines().stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split(",", -1))
              .forEach(cells -> {
                assertThat(cells).hasSize(4);
                assertThat(cells[1].replace(" ", "")).isEqualTo(cells[0]);
                assertThat(cells[2].split(" ")).hasSameSizeAs(cells[1].split(" "));
                assertThat(cells[2]).matches("[ァ-ヶー ]+");
                assertThat(seen.add(cells[0])).as(cells[0]).isTrue();
              });
    }
  }

  private static List<String> surfaces(String text) {
    return Search.boundaries().words(text).stream()
        .map(word -> text.substring(word.start(), word.end()))
        .toList();
  }
}
