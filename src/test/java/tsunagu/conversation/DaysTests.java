package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsunagu.catalogue.Listing.Occurrence;

/** Days and times in the three languages. */
class DaysTests {
  private static final Occurrence SATURDAY =
      new Occurrence(LocalDate.of(2026, 12, 5), LocalTime.of(10, 30), LocalTime.of(13, 15));

  @Test
  void aDayAndItsHoursAreSaidAsPeopleSayThem() {
    assertThat(Days.say(SATURDAY, "ja")).isEqualTo("12月5日（土） 10:30〜13:15");
    assertThat(Days.say(SATURDAY, "en")).isEqualTo("Sat 5 Dec, 10:30–13:15");
    assertThat(Days.say(SATURDAY, "ja-easy"))
        .isEqualTo("12月（がつ）5日（いつか） 土曜日（どようび） ごぜん 10時（じ）30分（ぷん）から ごご 1時（じ）15分（ふん）まで");
  }

  @ParameterizedTest
  @CsvSource({"1,ついたち", "3,みっか", "10,とおか", "11,にち", "14,じゅうよっか", "20,はつか", "24,にじゅうよっか", "30,にち"})
  void everyDayHasItsOwnReading(int day, String reading) {
    assertThat(Days.day(LocalDate.of(2026, 11, day), "ja-easy"))
        .startsWith("11月（がつ）%d日（%s） ".formatted(day, reading));
  }

  @Test
  void whatIsUnknownIsLeftOut() {
    var day = LocalDate.of(2026, 11, 23);
    assertThat(Days.say(new Occurrence(day, null, null), "ja")).isEqualTo("11月23日（月）");
    assertThat(Days.say(new Occurrence(day, LocalTime.NOON, null), "ja"))
        .isEqualTo("11月23日（月） 12:00〜");
    assertThat(Days.say(new Occurrence(day, LocalTime.NOON, null), "ja-easy"))
        .endsWith("月曜日（げつようび） ごご 12時（じ）から");
  }

  @Test
  void beforeNoonIsSaidOnce() {
    var morning = new Occurrence(SATURDAY.date(), LocalTime.of(9, 0), LocalTime.of(10, 20));
    assertThat(Days.say(morning, "ja-easy")).endsWith("ごぜん 9時（じ）から 10時（じ）20分（ぷん）まで");
  }

  @Test
  void aPastDayNeedsNoWeekday() {
    assertThat(Days.date(LocalDate.of(2026, 11, 20), "ja")).isEqualTo("11月20日");
    assertThat(Days.date(LocalDate.of(2026, 11, 20), "en")).isEqualTo("20 Nov");
    assertThat(Days.date(LocalDate.of(2026, 11, 20), "ja-easy")).isEqualTo("11月（がつ）20日（はつか）");
  }

  @Test
  void anUnknownLanguageIsJapanese() {
    assertThat(Days.day(LocalDate.of(2026, 1, 4), "zh")).isEqualTo("1月4日（日）");
  }
}
