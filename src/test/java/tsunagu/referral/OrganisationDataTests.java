package tsunagu.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tsunagu.referral.Organisation.Remit;
import tsunagu.wish.Wish;
import tsunagu.wish.Wish.Safety;

/**
 * The organisations and helplines we ship: complete, readable by everybody, and nothing invented.
 */
class OrganisationDataTests {
  private static final Organisations ORGANISATIONS = Organisations.of(Path.of("index-data"));

  /** Public numbers somebody looked up; whoever adds one here has looked it up too. */
  private static final Set<String> PUBLIC_NUMBERS =
      Set.of(
          "119",
          "110",
          "189",
          "#7119",
          "#8008",
          "#8891",
          "0120-279-338",
          "0120-061-338",
          "0120-783-556",
          "0570-064-556",
          "0120-279-889",
          "0120-0-78310");

  private static final Pattern PHONE =
      Pattern.compile("\\b0\\d{1,4}[-(（]?\\d{1,4}[-)）]?\\d{3,4}\\b");
  private static final Pattern KANJI_WITHOUT_READING =
      Pattern.compile("[\\p{IsHan}々]+(?!（[\\p{IsHiragana}\\p{IsKatakana}ー]+）|[\\p{IsHan}々])");

  @Test
  void everybodyOthersRelyOnIsThere() {
    assertThat(ORGANISATIONS.list())
        .extracting(Organisation::id)
        .contains("IO-01", "IO-02", "IO-03", "IO-04", "IO-05", "IO-06", "IO-07", "IO-08")
        .contains("IO-09-kawasaki", "IO-09-saiwai", "IO-09-nakahara", "IO-09-takatsu")
        .contains("IO-09-tama", "IO-09-miyamae", "IO-09-asao")
        .contains("FUND", "OBLIGATE", "IKUTA", "SDGS", "CONSUMER", "WARD");
  }

  @Test
  void everyTextIsThereInThreeLanguages() {
    for (var text : texts()) {
      assertThat(text).as(text.toString()).containsKeys("ja", "ja-easy", "en");
      assertThat(text.values()).as(text.toString()).noneMatch(String::isBlank);
      assertThat(text.get("en")).doesNotContainPattern("[\\p{IsHan}\\p{IsHiragana}]");
    }
  }

  @Test
  void everyKanjiOfAnEasyTextIsFollowedByItsReading() {
    for (var text : texts()) {
      var easy = easy(text);
      assertThat(KANJI_WITHOUT_READING.matcher(easy).results().map(hit -> hit.group()))
          .as(easy)
          .isEmpty();
    }
  }

  @Test
  void easySentencesAreShort() {
    for (var text : texts()) {
      assertThat(easy(text).replaceAll("（[^）]*）", "").replace("。", "\n").lines())
          .allSatisfy(sentence -> assertThat(sentence).hasSizeLessThanOrEqualTo(40));
    }
  }

  @Test
  void everyRecordSaysWhereItsFactsStandAndWhenSomebodyLooked() {
    assertThat(ORGANISATIONS.list())
        .allSatisfy(one -> {
          assertThat(one.evidence()).as(one.id()).isNotBlank();
          assertThat(one.checked())
              .as(one.id())
              .isBetween(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"));
          assertThat(one.remits()).extracting(Remit::evidence).noneMatch(String::isBlank);
          assertThat(one.kana()).as(one.id()).matches("[ぁ-んー　]+");
        });
  }

  @Test
  void noOrganisationHasANumberOrAddressThatNobodyLookedUp() {
    for (var one : ORGANISATIONS.list()) {
      assertThat(one.desk().phone()).as(one.id()).isEmpty();
      assertThat(one.desk().url()).as(one.id()).matches("|https://[a-z0-9./-]+");
      assertThat(
              PHONE
                  .matcher(one.toString().replaceAll("https?://[^ ,\\]]+", ""))
                  .results()
                  .map(hit -> hit.group()))
          .as(one.id())
          .isEmpty();
    }
  }

  @Test
  void everyHelplineIsAPublicNumberSomebodyLookedUp() {
    for (var safety : Safety.values()) {
      assertThat(ORGANISATIONS.helplines(safety))
          .allSatisfy(line -> {
            assertThat(line.phone()).isIn(PUBLIC_NUMBERS);
            assertThat(line.url()).startsWith("https://");
          });
    }
  }

  @Test
  void eachDangerHasItsHelplinesAndTheFirstFitsBest() {
    assertThat(phones(Safety.CRISIS)).startsWith("0120-279-338").contains("0120-061-338", "119");
    assertThat(phones(Safety.EMERGENCY)).startsWith("119", "110").contains("#7119");
    assertThat(phones(Safety.ABUSE)).startsWith("110", "189").contains("#8008", "#8891");
    assertThat(Arrays.stream(Safety.values()).filter(one -> !phones(one).isEmpty()))
        .containsExactly(Safety.CRISIS, Safety.EMERGENCY, Safety.ABUSE);
    for (var danger : List.of(Safety.CRISIS, Safety.EMERGENCY, Safety.ABUSE)) {
      assertThat(phones(danger)).as("not too many to read").hasSizeLessThanOrEqualTo(6);
    }
  }

  @Test
  void whoIsNotConfirmedIsNamedButTheIntroductionGoesElsewhere() {
    for (var one : ORGANISATIONS.list()) {
      var receiver = ORGANISATIONS.find(one.receiver()).orElseThrow();
      assertThat(receiver.receiver()).as(one.id()).isEqualTo(receiver.id());
      assertThat(receiver.confirmed()).as(one.id()).isTrue();
    }
    for (var id : List.of("IO-09-takatsu", "IO-09-miyamae", "IO-09-nakahara", "IKUTA", "WARD")) {
      assertThat(ORGANISATIONS.find(id).orElseThrow().receiver()).as(id).isEqualTo("IO-01");
    }
    assertThat(ORGANISATIONS.find("OBLIGATE").orElseThrow().receiver()).isEqualTo("IO-02");
  }

  @Test
  void whatNobodyHasCheckedIsNeverOffered() {
    var company = Map.<String, Object>of("kind", "consultation", "audience", List.of("company"));
    assertThat(ORGANISATIONS.route(Wishes.of(company), "SOKOKANA"))
        .extracting(route -> route.organisation().id())
        .doesNotContain("SOKOKANA", "COMPACT");
    assertThat(ORGANISATIONS.find("SOKOKANA").orElseThrow().remits()).isEmpty();
  }

  private static String easy(Map<String, String> text) {
    return text.getOrDefault("ja-easy", "");
  }

  private static List<String> phones(Safety safety) {
    return ORGANISATIONS.helplines(safety).stream().map(Organisations.Helpline::phone).toList();
  }

  /** Every text a resident can see. */
  private static Collection<Map<String, String>> texts() {
    var texts = new ArrayList<Map<String, String>>();
    for (var one : ORGANISATIONS.list()) {
      texts.add(one.names());
      texts.add(one.about());
      Stream.of(one.desk().place(), one.desk().hours())
          .filter(text -> !text.isEmpty())
          .forEach(texts::add);
    }
    for (var ward : List.of("", "川崎区", "宮前区")) {
      var slots =
          Map.<String, Object>of(
              "wards", ward.isEmpty() ? List.of() : List.of(ward), "words", List.of("町内会"));
      ORGANISATIONS
          .route(Wishes.of(slots), "IO-05")
          .forEach(route -> {
            texts.add(route.organisation().names());
            texts.add(route.reason());
          });
    }
    ORGANISATIONS
        .list()
        .forEach(one -> one.remits().forEach(remit -> texts.add(withoutWard(remit.reason()))));
    ORGANISATIONS.route(Wish.NONE, "").forEach(route -> texts.add(route.reason()));
    for (var safety : Safety.values()) {
      for (var line : ORGANISATIONS.helplines(safety)) {
        texts.add(line.name());
        texts.add(line.hours());
      }
    }
    return texts;
  }

  private static Map<String, String> withoutWard(Map<String, String> reason) {
    var said = new HashMap<String, String>();
    reason.forEach((language, text) -> said.put(language, text.replace("{ward}", "ward")));
    return said;
  }
}
