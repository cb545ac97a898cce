package tsunagu.search;

import static org.assertj.core.api.Assertions.assertThat;
import static tsunagu.search.Fixture.TODAY;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.wish.WishReader;

/** What must hold of a search whatever is asked, over the listings that come with the program. */
class SearchPropertyTests {
  private static final List<String> WORDS =
      List.of("読み聞かせ", "囲碁", "手話", "子ども食堂", "花壇", "里山", "合唱", "日本語教室", "音訳", "傾聴", "朝市", "防災");
  private static final List<String> UNRELATED =
      List.of("顕微鏡", "潜水艦", "天文台", "とりあえず", "なんとなく", "qwerty", "ペンギン", "🌸", "???", "昨日の夢");
  private static final List<String> WARDS = List.of("川崎区", "幸区", "中原区", "高津区", "宮前区", "多摩区", "麻生区");
  private static final List<String> WEEK = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private static final Path FOLDER = Path.of("index-data");
  private static final WishReader READER = WishReader.of(FOLDER, Search.boundaries());
  private static final Search SEARCH = Search.over(Catalogue.of(FOLDER, TODAY), READER);

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void anUnrelatedWordNeverPushesTheRightResultOutOfTheFirstTen(
      @ForAll("words") String word, @ForAll("unrelated") String other) {
    var right = ids(find(word, 10));
    var with = ids(find(word + " " + other, 10));
    assertThat(with)
        .as(word + " " + other)
        .containsAll(right.subList(0, Math.min(1, right.size())));
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void theRefusedWardNeverAppears(@ForAll("words") String word, @ForAll("wards") String ward) {
    for (var hit : SEARCH.find(Wanted.words(word).not(ward).wish(), TODAY, 10).hits()) {
      assertThat(hit.listing().where().wards()).doesNotContain(ward);
    }
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void theRefusedWeekdayNeverAppears(@ForAll("words") String word, @ForAll("week") String day) {
    for (var hit : SEARCH.find(Wanted.words(word).not(day).wish(), TODAY, 10).hits()) {
      var next = hit.next();
      assertThat(next == null ? "" : Days.weekly(next.date().getDayOfWeek())).isNotEqualTo(day);
    }
  }

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void theRefusedPeopleNeverAppear(@ForAll("words") String word) {
    for (var people : List.of("子ども以外", "高齢者以外")) {
      var code = people.startsWith("子") ? "child" : "senior";
      for (var hit : find(people + "の" + word, 10)) {
        assertThat(hit.listing().who().audience()).doesNotContain(code);
      }
    }
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void kanaKanjiAndHalfWidthFindTheSameFirst(@ForAll("spelled") List<String> spellings) {
    var first = ids(find(spellings.getFirst(), 5));
    assertThat(first).as(spellings.getFirst()).isNotEmpty();
    for (var other : spellings) {
      assertThat(ids(find(other, 5))).as(other).startsWith(first.getFirst());
    }
  }

  @Property(tries = 120, shrinking = ShrinkingMode.OFF)
  void everyStringIsAnsweredInTimeAndWithoutAnError(@ForAll("texts") String text) {
    var began = System.nanoTime();
    var found = find(text, 5);
    SEARCH.instead(READER.understand(text, TODAY), TODAY.atStartOfDay(), 4);
    assertThat(found).hasSizeLessThanOrEqualTo(5);
    // a bound on hanging, not on speed
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void theFirstThreeAreMixed(@ForAll("words") String word, @ForAll @IntRange(max = 6) int ward) {
    var hits = SEARCH.find(Wanted.words(word).in(WARDS.get(ward)).wish(), TODAY, 10).hits();
    var first = hits.subList(0, Math.min(3, hits.size()));
    assertThat(first).extracting(hit -> Pick.series(hit.listing())).doesNotHaveDuplicates();
    if (first.size() == 3) {
      assertThat(first)
          .extracting(hit -> hit.listing().text().organiser())
          .satisfies(names -> assertThat(names.stream().distinct().count()).isGreaterThan(1));
    }
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(WORDS);
  }

  @Provide
  Arbitrary<String> unrelated() {
    return Arbitraries.of(UNRELATED);
  }

  @Provide
  Arbitrary<String> wards() {
    return Arbitraries.of(WARDS);
  }

  @Provide
  Arbitrary<String> week() {
    return Arbitraries.of(WEEK);
  }

  @Provide
  Arbitrary<List<String>> spelled() {
    return Arbitraries.of(
        List.of("読み聞かせ", "よみきかせ", "ヨミキカセ", "ﾖﾐｷｶｾ", "読みきかせ", "読（よ）み聞（き）かせ"),
        List.of("囲碁", "いご", "イゴ", "ｲｺﾞ", "囲碁（いご）"),
        List.of("手話", "しゅわ", "シュワ", "ｼｭﾜ"),
        List.of("ごみ拾い", "ゴミ拾い", "ｺﾞﾐ拾い", "ごみひろい"),
        List.of("傾聴", "けいちょう", "ケイチョウ", "ｹｲﾁｮｳ"),
        List.of("里山", "さとやま", "サトヤマ"));
  }

  @Provide
  Arbitrary<String> texts() {
    var any = Arbitraries.strings().all().ofMaxLength(60);
    var japanese =
        Arbitraries.strings()
            .withCharRange('ぁ', 'ヶ')
            .withCharRange('一', '龥')
            .withChars("、。？！ー・「」（）１２３ﾊﾞﾅﾅ")
            .ofMaxLength(40);
    var queries =
        Arbitraries.strings().withChars("+-&|!(){}[]^\"~*?:\\/ ANDORNOTTO花手0123").ofMaxLength(40);
    var odd =
        Arbitraries.of(
            "",
            "\u0000\u0001\u0007\u001b[31m",
            "\uD83D",
            "花\uDC00\uD800手",
            "🌸".repeat(300),
            "\u202Eかせきみよ\u202C",
            "مرحبا بالعالم תודה",
            "花".repeat(5_000),
            "読み聞かせのボランティア".repeat(400),
            Normalizer.normalize("がぎぐげご", Normalizer.Form.NFD));
    return Arbitraries.oneOf(any, japanese, queries, odd);
  }

  private static List<Search.Hit> find(String text, int most) {
    return SEARCH.find(READER.understand(text, TODAY), TODAY, most).hits();
  }

  private static List<String> ids(List<Search.Hit> hits) {
    var ids = new ArrayList<String>();
    hits.stream().map(Search.Hit::listing).map(Listing::id).forEach(ids::add);
    return ids;
  }
}
