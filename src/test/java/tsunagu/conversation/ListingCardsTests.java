package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsunagu.catalogue.Listing;
import tsunagu.catalogue.Listing.Occurrence;
import tsunagu.flow.Lookup.Offer;
import tsunagu.message.Outgoing.Line;
import tsunagu.message.Outgoing.Manner;
import tsunagu.search.Search.Hit;
import tsunagu.search.Why;

/** A listing on a card: everything one decides by, nothing empty, in one's own language. */
class ListingCardsTests {
  private static final Manner JA = new Manner("ja", false);
  private static final Manner EASY = new Manner("ja-easy", false);
  private static final Manner EN = new Manner("en", false);
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 28);

  @Test
  void aCardSaysWhatWhenWhereForWhomAndWhy() {
    var offer = offer(dated(2), JA, new Why.Word("子どもが好き", true), new Why.Ward("宮前区"));
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
            new Line("合うところ", "「子どもが好き」・宮前区"),
            new Line("出典：見本（実際の募集ではありません）・11月20日確認", ""));
    assertThat(offer.sentence()).contains("読み聞かせ", "11月28日（土）", "宮前図書館", "絵本の会");
  }

  @Test
  void allFurtherDatesAreCounted() {
    assertThat(offer(dated(9), JA).facts().get("when")).endsWith("ほかに8回");
    assertThat(offer(dated(1), JA).facts().get("when")).doesNotContain("ほかに");
  }

  @Test
  void whyItFitsIsSaidInEveryLanguage() {
    Why[] why = {
      new Why.Concept("reading"), new Why.Skill("PB06"), new Why.Ward("宮前区"), new Why.Beginner()
    };
    assertThat(whyLine(offer(dated(1), JA, why))).isEqualTo("「読み聞かせ」・「会計・経理」・宮前区・はじめての方も");
    assertThat(whyLine(offer(dated(1), EN, why)))
        .isEqualTo("“storytelling”・“accounting”・Miyamae-ku・beginners welcome");
    assertThat(whyLine(offer(dated(1), EASY, why)))
        .isEqualTo("「読み聞かせ（よみきかせ）」・「お金（かね）の計算（けいさん）〈会計（かいけい）〉」" + "・宮前区（みやまえく）・はじめての 人（ひと）も いいです");
  }

  @Test
  void aNearWordIsCalledNear() {
    var sound = new Why.Word("よみきかせ", false);
    assertThat(whyLine(offer(dated(1), JA, sound))).isEqualTo("「よみきかせ」に近いことば");
    assertThat(whyLine(offer(dated(1), EN, sound))).isEqualTo("close to “よみきかせ”");
  }

  @Test
  void inLargeLettersARowShowsOnlyWhatOneChoosesBy() {
    var offer = offer(dated(1), JA, new Why.Ward("宮前区"), new Why.Beginner());

    assertThat(offer.brief().title()).isEqualTo(offer.card().title());
    assertThat(offer.brief().lines().stream().map(Line::label))
        .containsExactly("いつ", "どこで", "費用", "合うところ");
  }

  @Test
  void whatIsNotAsWishedIsSaidToo() {
    var hit =
        new Hit(
            listing(dated(1), true),
            dated(1).getFirst(),
            0,
            List.of(new Why.NextWard("宮前区")),
            List.of("date", "ward"));
    assertThat(offer(hit, JA).card().lines())
        .contains(new Line("合うところ", "となりの宮前区"), new Line("ちがうところ", "日にち・区"));
    assertThat(offer(hit, EN).card().lines()).contains(new Line("Not as you wished", "day・ward"));
    assertThat(offer(hit, EASY).card().lines()).contains(new Line("ちがう ところ", "日（ひ）・区（く）"));
  }

  private static String whyLine(Offer offer) {
    return offer.facts().getOrDefault("why", "");
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
    var bare = offer(new Hit(listing(List.of(), false), null, 0, List.of(), List.of()), JA);
    assertThat(bare.card().lines())
        .contains(new Line("いつ", "日時は相談"), new Line("出典：市の一覧・11月20日確認", ""))
        .noneMatch(line -> line.label().isEmpty() && line.text().isEmpty());
    assertThat(labels(bare)).doesNotContain("合うところ", "内容と目安");
    assertThat(bare.card().badge()).isEqualTo("ボランティア");
  }

  private static List<String> labels(Offer offer) {
    return offer.card().lines().stream().map(Line::label).toList();
  }

  private static Offer offer(List<Occurrence> dates, Manner manner, Why... why) {
    return offer(
        new Hit(listing(dates, true), dates.getFirst(), 0, List.of(why), List.of()), manner);
  }

  private static Offer offer(Hit hit, Manner manner) {
    var surfaces = Map.of("reading", List.of("読み聞かせ", "よみきかせ", "storytelling"));
    return ListingCards.offer(
        hit, new Names(manner.language(), id -> surfaces.getOrDefault(id, List.of())));
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
