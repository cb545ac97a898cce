package tsunagu.wish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Any written form of a day is that day. */
class DatesTests {
  private static final WishReader READER =
      WishReader.of(Path.of("index-data"), new KuromojiWords());
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final String KANJI = "〇一二三四五六七八九";

  static Stream<Map<String, Object>> table() throws IOException {
    List<Map<String, Object>> rows =
        new Yaml().load(Files.readString(Path.of("src/test/resources/wish/dates.yaml")));
    return rows.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void isTheDayMeant(Map<String, Object> row) {
    var when = READER.understand(String.valueOf(row.get("say")), TODAY).when();
    assertThat(String.valueOf(when.from())).as("from").isEqualTo(String.valueOf(row.get("from")));
    assertThat(String.valueOf(when.to())).as("to").isEqualTo(String.valueOf(row.get("to")));
    assertThat(when.weekdays()).isEqualTo(row.getOrDefault("weekdays", List.of()));
    assertThat(String.valueOf(when.part())).as("part").isEqualTo(String.valueOf(row.get("part")));
  }

  /** Five hundred days of the coming year, each in ten forms, seen from days of any year. */
  static Stream<LocalDate[]> days() {
    var random = new Random(20261124);
    return IntStream.range(0, 500)
        .mapToObj(i -> {
          var today = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(900));
          return new LocalDate[] {today, today.plusDays(random.nextInt(300))};
        });
  }

  @Test
  void anyFormOfADateIsTheSameDay() {
    days()
        .forEach(pair -> {
          for (var form : forms(pair[1])) {
            var when = READER.understand(form + "にできること", pair[0]).when();
            assertThat(when)
                .as(form + " seen on " + pair[0])
                .isEqualTo(new Wish.When(pair[1], pair[1], List.of(), null));
          }
        });
  }

  private static List<String> forms(LocalDate day) {
    int m = day.getMonthValue();
    int d = day.getDayOfMonth();
    int y = day.getYear();
    var weekday = day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.JAPANESE);
    return List.of(
        m + "月" + d + "日",
        m + "月" + d + "日(" + weekday + ")",
        m + "月" + d + "日の" + weekday + "曜日",
        wide(m) + "月" + wide(d) + "日",
        kanji(m) + "月" + kanji(d) + "日",
        m + "/" + d,
        y + "/" + m + "/" + d,
        y + "年" + m + "月" + d + "日",
        "令和" + (y - 2018) + "年" + m + "月" + d + "日",
        String.format(Locale.ROOT, "%d-%02d-%02d", y, m, d));
  }

  private static String wide(int number) {
    var out = new StringBuilder();
    String.valueOf(number).chars().forEach(c -> out.append((char) (c - '0' + '０')));
    return out.toString();
  }

  private static String kanji(int number) {
    int tens = number / 10;
    var head = tens == 0 ? "" : (tens == 1 ? "" : KANJI.substring(tens, tens + 1)) + "十";
    return head + (number % 10 == 0 ? "" : KANJI.substring(number % 10, number % 10 + 1));
  }

  @Test
  void relativeDaysCountFromToday() {
    for (int i = 0; i < 400; i++) {
      var today = LocalDate.of(2026, 1, 1).plusDays(i);
      is("明日", today, today.plusDays(1));
      is("あさって", today, today.plusDays(2));
      is("今度の土曜", today, today.with(TemporalAdjusters.next(DayOfWeek.SATURDAY)));
      var nextMonday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(1);
      is("来週の水曜日", today, nextMonday.plusDays(2));
      var third = today.plusMonths(1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.SUNDAY));
      is("来月の第3日曜", today, third);
    }
  }

  private static void is(String say, LocalDate today, LocalDate day) {
    var when = READER.understand(say, today).when();
    assertThat(List.of(when.from() + "", when.to() + ""))
        .as(say + " on " + today)
        .containsExactly(day.toString(), day.toString());
  }

  @Test
  void aMonthThatIsOverIsNextYears() {
    for (int i = 0; i < 24; i++) {
      var today = LocalDate.of(2026, 1, 15).plusMonths(i);
      for (int month = 1; month <= 12; month++) {
        var from = READER.understand(month + "月に", today).when().from();
        assertThat(from).isNotNull();
        assertThat(ChronoUnit.DAYS.between(today, from)).isBetween(0L, 365L);
      }
    }
  }
}
