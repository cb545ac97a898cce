package tsunagu.catalogue;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tsunagu.catalogue.Listing.Kind;

/** The samples that the project ships: enough, marked, readable, and without real people. */
class SamplesTests {
  private static final Pattern KANJI_WITHOUT_READING =
      Pattern.compile("[\\p{IsHan}々〆]+(?!（[ぁ-んー]+）)(?![\\p{IsHan}々〆])");
  private static final Pattern READING = Pattern.compile("（[ぁ-んー]+）");
  private static final List<Listing> ALL = Catalogue.of(Path.of("index-data"), Sample.TODAY).list();

  static List<Listing> all() {
    return ALL;
  }

  @ParameterizedTest
  @CsvSource({"VOLUNTEER, 25", "PROBONO, 16", "EVENT, 25", "GROUP, 12"})
  void thereAreEnoughOfEachKind(Kind kind, long least) {
    assertThat(ALL.stream().collect(groupingBy(Listing::kind, counting())).get(kind))
        .isGreaterThanOrEqualTo(least);
  }

  @ParameterizedTest
  @EnumSource(Ward.class)
  void everyWardHasEveryKind(Ward ward) {
    assertThat(ALL)
        .filteredOn(listing -> listing.where().wards().contains(ward.ja))
        .extracting(Listing::kind)
        .contains(Kind.values());
  }

  @Test
  void allFieldsSkillsAndPartsOfTheDayAppear() {
    assertThat(ALL)
        .flatExtracting(listing -> listing.who().fields())
        .containsAll(IntStream.rangeClosed(1, 20).boxed().toList());
    assertThat(ALL)
        .flatExtracting(listing -> listing.who().skills())
        .containsAll(IntStream.rangeClosed(1, 17).mapToObj("PB%02d"::formatted).toList());
    assertThat(ALL)
        .flatExtracting(listing -> listing.when().occurrences())
        .extracting(occurrence -> occurrence.date().getDayOfWeek())
        .contains(DayOfWeek.values());
    assertThat(ALL).anyMatch(starting(LocalTime.of(18, 0), LocalTime.of(21, 0)));
    assertThat(ALL).anyMatch(starting(LocalTime.of(7, 0), LocalTime.of(10, 0)));
  }

  private static Predicate<Listing> starting(LocalTime from, LocalTime to) {
    return listing ->
        listing.when().occurrences().stream()
            .anyMatch(occurrence ->
                occurrence.start() != null
                    && !occurrence.start().isBefore(from)
                    && occurrence.start().isBefore(to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          宮前区 | 親子
          多摩区 | 里山
          多摩区 | 生田緑地
          宮前区 | 読み聞かせ
          中原区 | 子ども食堂
          中原区 | 日本語教室
          高津区 | 傾聴
          幸区   | スマホ
          多摩区 | 防犯パトロール
          川崎区 | 観光ガイド
          宮前区 | 花壇
          麻生区 | 学習支援
          中原区 | 音訳
          麻生区 | 演奏
          川崎区 | 手話
          """)
  void whatResidentsAskForIsThere(String ward, String words) {
    assertThat(ALL)
        .filteredOn(listing -> listing.where().wards().contains(ward))
        .anyMatch(listing -> listing.text().title().contains(words));
  }

  @Test
  void theFirstTwoStoriesFindTheirListing() {
    assertThat(ALL)
        .anyMatch(listing ->
            listing.kind() == Kind.VOLUNTEER
                && listing.where().wards().contains("宮前区")
                && listing.who().audience().containsAll(List.of("parent", "child"))
                && listing.when().occurrences().stream()
                    .allMatch(day -> day.date().getDayOfWeek() == DayOfWeek.SATURDAY));
    assertThat(ALL)
        .anyMatch(listing ->
            listing.kind() == Kind.PROBONO
                && listing.who().skills().contains("PB06")
                && listing.who().audience().contains("senior"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyOneIsMarkedInEveryLanguage(Listing listing) {
    assertThat(listing.sample()).isTrue();
    assertThat(listing.text().title()).startsWith("【見本】");
    assertThat(listing.text().titleEasy()).startsWith("【見本（みほん）】");
    assertThat(listing.text().titleEn()).startsWith("[Sample]");
    assertThat(listing.text().organiser()).startsWith("見本・");
    assertThat(listing.source().name()).contains("見本");
  }

  @ParameterizedTest
  @MethodSource("all")
  void noNumberAddressOrDateStandsInTheWords(Listing listing) {
    var words = listing.text() + listing.where().venue() + listing.terms() + listing.when().note();

    assertThat(words)
        .doesNotContainPattern("\\d{2,}[-－ー]\\d")
        .doesNotContainPattern("0\\d{8,}")
        .doesNotContain("@", "＠", "http")
        .doesNotContainPattern("\\d月\\d|20\\d\\d[年/-]");
    assertThat(listing.where().address()).doesNotContainPattern("\\d");
    assertThat(Personal.strip(words)).isEqualTo(words);
  }

  @ParameterizedTest
  @MethodSource("all")
  void easyJapaneseIsEasy(Listing listing) {
    for (var text : List.of(listing.text().titleEasy(), listing.text().summaryEasy())) {
      assertThat(text).doesNotContainPattern(KANJI_WITHOUT_READING);
    }
    var bare = READING.matcher(listing.text().summaryEasy()).replaceAll("");
    assertThat(bare).endsWith("。").doesNotContain("プロボノ", "コーディネート", "定員", "随時", "参加費");
    assertThat(bare.substring(0, bare.length() - 1).split("。", -1))
        .allSatisfy(sentence -> {
          assertThat(sentence).hasSizeLessThanOrEqualTo(30).matches(".*(ます|です|ません|ください)");
          assertThat(sentence.chars().filter(Character::isIdeographic).count())
              .isLessThanOrEqualTo(13);
        });
  }

  @Test
  void someCannotBeJoinedSoThatThisIsSeenToo() {
    assertThat(ALL)
        .extracting(Listing::status)
        .contains(Listing.Status.FULL, Listing.Status.CANCELLED);
  }
}
