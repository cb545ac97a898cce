package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsunagu.catalogue.Listing;
import tsunagu.catalogue.Listing.Occurrence;
import tsunagu.flow.Lookup.Offer;
import tsunagu.message.Outgoing.Line;
import tsunagu.message.Outgoing.Manner;
import tsunagu.search.Search.Hit;

/** A listing on a card: everything one decides by, nothing empty, in one's own language. */
class ListingCardsTests {
  private static final Manner JA = new Manner("ja", false);
  private static final Manner EASY = new Manner("ja-easy", false);
  private static final Manner EN = new Manner("en", false);
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 28);

  @Test
  void aCardSaysWhatWhenWhereForWhomAndWhy() {
    var offer = offer(dated(2), JA, "子どもが好き", "宮前区");
    assertThat(offer.card().title()).isEqualTo("【見本】読み聞かせ");
    assertThat(offer.card().badge()).isEqualTo("ボランティア・見本");
    assertThat(offer.card().lines())
        .containsExactly(
            new Line("", "絵本を読みます。"),
            new Line("いつ", "11月28日（土） 10:00〜11:00　ほかに1回"),
            new Line("どこで", "宮前図書館（宮前区）"),
            new Line("だれが", "保護者、子ども、シニア"),
            new Line("主催", "絵本の会"),
            new Line("費用", "無料"),
            new Line("合うところ", "「子どもが好き」「宮前区」"),
            new Line("出典：見本（実際の募集ではありません）・11月20日確認", ""));
    assertThat(offer.sentence()).contains("読み聞かせ", "11月28日（土）", "宮前図書館", "絵本の会");
  }

  @Test
  void allFurtherDatesAreCounted() {
    assertThat(offer(dated(9), JA).facts().get("when")).endsWith("ほかに8回");
    assertThat(offer(dated(1), JA).facts().get("when")).doesNotContain("ほかに");
  }

  @Test
  void onlyEvidenceThatHasANameInTheLanguageIsShown() {
    assertThat(labels(offer(dated(1), EN, "子どもが好き"))).doesNotContain("Why it fits");
    assertThat(offer(dated(1), EN, "子どもが好き", "宮前区", "PB06").card().lines())
        .contains(new Line("Why it fits", "“Miyamae-ku” “accounting”"));
    assertThat(offer(dated(1), EASY, "PB03", "宮前区").card().lines())
        .contains(new Line("合（あ）っているところ", "「デザイン」「宮前区（みやまえく）」"));
    assertThat(labels(offer(dated(1), JA, "宮前区"))).as("said above").doesNotContain("合うところ");
  }

  @Test
  void theWordsOfTheCardAreInTheLanguage() {
    assertThat(offer(dated(1), EN).card().title()).isEqualTo("[Sample] Reading");
    assertThat(offer(dated(1), EN).card().lines())
        .contains(
            new Line("When", "Sat 28 Nov, 10:00–11:00"),
            new Line("Where", "宮前図書館 (Miyamae-ku)"),
            new Line("Cost", "free"),
            new Line("Sample, not a real listing, checked 20 Nov", ""));
    assertThat(offer(dated(1), EASY).card().lines()).contains(new Line("お金（かね）", "いりません"));
  }

  @Test
  @SuppressWarnings("NullAway") // it does not see the nullable nested type in the class file
  void emptyLinesAreLeftOutAndWithoutDatesTheyAreArranged() {
    var bare = offer(new Hit(listing(List.of(), false), null, 0, List.of()), JA);
    assertThat(bare.card().lines())
        .contains(new Line("いつ", "日時は相談"), new Line("出典：市の一覧・11月20日確認", ""))
        .noneMatch(line -> line.label().isEmpty() && line.text().isEmpty());
    assertThat(labels(bare)).doesNotContain("合うところ", "内容と目安");
    assertThat(bare.card().badge()).isEqualTo("ボランティア");
  }

  private static List<String> labels(Offer offer) {
    return offer.card().lines().stream().map(Line::label).toList();
  }

  private static Offer offer(List<Occurrence> dates, Manner manner, String... why) {
    return offer(new Hit(listing(dates, true), dates.getFirst(), 0, List.of(why)), manner);
  }

  private static Offer offer(Hit hit, Manner manner) {
    return ListingCards.offer(hit, manner);
  }

  private static List<Occurrence> dated(int times) {
    return IntStream.range(0, times)
        .mapToObj(
            week -> new Occurrence(FIRST.plusWeeks(week), LocalTime.of(10, 0), LocalTime.of(11, 0)))
        .toList();
  }

  private static Listing listing(List<Occurrence> dates, boolean sample) {
    return new Listing(
        "v-ehon",
        Listing.Kind.VOLUNTEER,
        new Listing.Text(
            "【見本】読み聞かせ", "", "[Sample] Reading", "絵本を読みます。", "", "We read.", "", "絵本の会"),
        new Listing.Where(List.of("宮前区"), "宮前図書館", "", null, null, false),
        new Listing.When(dates, "", "", null),
        new Listing.Who(
            List.of(13),
            List.of(),
            List.of("parent", "child", "senior", "student"),
            List.of(),
            List.of("ja"),
            List.of(),
            null,
            null,
            true,
            true),
        null,
        new Listing.Terms("無料", true, "", "", null),
        Listing.Status.OPEN,
        new Listing.Source("市の一覧", "", "", LocalDate.of(2026, 11, 20)),
        sample);
  }
}
