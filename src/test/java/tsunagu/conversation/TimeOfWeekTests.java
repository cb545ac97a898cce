package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsunagu.search.Search;
import tsunagu.wish.WishReader;

/** When somebody would have time, as it is counted: never a day. */
class TimeOfWeekTests {
  private static final WishReader READER =
      WishReader.of(Path.of("index-data"), Search.boundaries());
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

  @ParameterizedTest
  @CsvSource({
    "土日の午前に合唱, weekend-morning",
    "平日に将棋, working",
    "夜に英会話, night",
    "今週の土曜日に音楽会, weekend",
    "明日の午後に囲碁, working-afternoon",
    "来月に合唱, ''",
    "金曜か土曜に合唱, ''",
    "合唱, ''"
  })
  void isToldByTheKindOfDayAndThePart(String said, String time) {
    assertThat(TimeOfWeek.of(READER.understand(said, TUESDAY))).isEqualTo(time);
  }
}
