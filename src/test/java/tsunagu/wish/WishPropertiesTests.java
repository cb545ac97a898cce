package tsunagu.wish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every text, every day and every word. */
class WishPropertiesTests {
  private static final WishReader READER =
      WishReader.of(Path.of("index-data"), new KuromojiWords());
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @Provide
  Arbitrary<String> anything() {
    var wild = Arbitraries.strings().all().ofMaxLength(300);
    var kana = Arbitraries.strings().withCharRange('ぁ', 'ヾ').ofMaxLength(60);
    var query =
        Arbitraries.strings().withChars("+-&|!(){}[]^\"~*?:\\/ \u202e\ud83d土曜以外").ofMaxLength(60);
    return Arbitraries.oneOf(wild, kana, query);
  }

  @Property(tries = 400)
  void everyTextIsReadWithoutAnError(@ForAll("anything") String text) {
    assertThat(READER.understand(text, TODAY)).isNotNull();
    assertThat(READER.concepts(text)).isNotNull();
  }

  @Property(tries = 150)
  void aDayIsTheSameInEveryForm(
      @ForAll @IntRange(max = 800) int from, @ForAll @IntRange(max = 300) int ahead) {
    var today = LocalDate.of(2026, 1, 1).plusDays(from);
    var day = today.plusDays(ahead);
    int m = day.getMonthValue();
    int d = day.getDayOfMonth();
    for (var form :
        List.of(
            m + "月" + d + "日",
            m + "/" + d,
            day.getYear() + "年" + m + "月" + d + "日",
            "令和" + (day.getYear() - 2018) + "年" + m + "月" + d + "日",
            day.toString())) {
      assertThat(READER.understand(form + "にできること", today).when())
          .as(form + " on " + today)
          .isEqualTo(new Wish.When(day, day, List.of(), null));
    }
  }

  @Property(tries = 60)
  void anOpenSideStaysOpen(@ForAll @IntRange(min = 2, max = 300) int ahead) {
    var day = TODAY.plusDays(ahead);
    var said = day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    assertThat(READER.understand(said + "までにできること", TODAY).when())
        .isEqualTo(new Wish.When(null, day, List.of(), null));
    assertThat(READER.understand(said + "以降にできること", TODAY).when())
        .isEqualTo(new Wish.When(day, null, List.of(), null));
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of("手話", "てにす", "しょうぎ", "えほん", "どようび", "みぞのくち", "ぼらんてぃあ", "にほんご", "ごみひろい");
  }

  @Property(tries = 60)
  void katakanaReadsAsHiragana(@ForAll("words") String word) {
    var katakana = new StringBuilder();
    word.chars().forEach(c -> katakana.append((char) (c >= 'ぁ' && c <= 'ゖ' ? c + 0x60 : c)));
    assertThat(READER.understand(katakana.toString(), TODAY))
        .isEqualTo(READER.understand(word, TODAY));
  }
}
