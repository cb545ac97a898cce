package tsunagu.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and words as residents type them. */
class TypedTests {
  @ParameterizedTest
  @CsvSource({
    "1,1",
    "１,1",
    "①,1",
    "一,1",
    "1番,1",
    "１番です,1",
    "一つ目,1",
    "いち,1",
    "ひとつめ,1",
    "1.,1",
    "２,2",
    "二番目,2",
    "2番でお願いします,2",
    "3がいいです,3",
    "三,3",
    "さんばん,3",
    "③,3",
    "two,2",
    "十,10",
    "12,12",
    "十二,12",
    "(4),4",
    "5にします,5"
  })
  void aNumberIsUnderstoodInEveryForm(String typed, int number) {
    assertThat(Typed.number(typed)).hasValue(number);
  }

  @ParameterizedTest
  @CsvSource({"1時", "一人で行きたい", "3月", "さんま", "日曜", "0歳児", "1丁目の花", "にほんご"})
  void whatIsNoNumberIsNotTakenForOne(String typed) {
    assertThat(Typed.number(typed)).isEmpty();
  }

  @Test
  void kanaWidthCaseAndMarksMakeNoDifference() {
    assertThat(Typed.plain("ﾒﾆｭｰ！")).isEqualTo(Typed.plain("めにゅー"));
    assertThat(Typed.plain("MENU please")).isEqualTo("menu");
    assertThat(Typed.plain("メニューをお願いします")).isEqualTo("めにゅー");
  }

  @Test
  void severalNumbersAreReadTogether() {
    assertThat(Typed.numbers("1と3")).containsExactly(1, 3);
    assertThat(Typed.numbers("１、２ ４")).containsExactly(1, 2, 4);
    assertThat(Typed.numbers("1と花")).isEmpty();
  }
}
