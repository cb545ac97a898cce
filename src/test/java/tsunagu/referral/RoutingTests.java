package tsunagu.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsunagu.wish.Wish;

/** The rules of routing, on a city of four organisations. */
class RoutingTests {
  private static final String SAID = "{ja: 文, ja-easy: ぶん, en: text}";
  private static final String HEAD =
      """
      routing:
        listing: {reason: SAID}
        other-language: {to: WORLD, reason: SAID}
        fallback: {to: ALL, reason: SAID}
      wards:
        - {name: "", said: {ja: 区, ja-easy: く, en: your}}
        - {name: 北区, said: {ja: 北区, ja-easy: きたく, en: Kita}}
        - {name: 南区, said: {ja: 南区, ja-easy: みなみく, en: Minami}}
      organisations:
      """;
  private static final String HELPLINES =
      """
      helplines:
        - for: [crisis, emergency, abuse]
          name: SAID
          phone: "119"
          hours: SAID
          url: https://example.org
          evidence: x
          checked: 2026-11-24
      """;

  @TempDir private Path folder;
  private final StringBuilder organisations = new StringBuilder(HEAD);

  @BeforeEach
  void aCity() {
    organisation("ALL", "");

    organisation("WORLD", "{fields: [11], reason: SAID}");
    organisation("NORTH", "{wards: [北区], reason: SAID}");
    organisation("SOUTH", "{wards: [南区], reason: SAID}");
  }

  @Test
  void theListingsOwnOrganisationComesBeforeEverything() {
    organisation("EXACT", "{needs: [volunteer], fields: [7], wards: [北区], reason: SAID}");
    assertThat(first(wish("fields", List.of(7), "wards", List.of("北区")), "SOUTH"))
        .isEqualTo("SOUTH");
    assertThat(first(wish("language", "en"), "SOUTH")).isEqualTo("SOUTH");
    assertThat(first(wish("fields", List.of(7), "wards", List.of("北区")), "nobody"))
        .isEqualTo("EXACT");
  }

  @Test
  void whoWritesInAnotherLanguageIsFirstOfferedSomebodyWhoSpeaksIt() {
    organisation("EXACT", "{needs: [volunteer], fields: [7], reason: SAID}");
    for (var language : List.of("en", "zh", "ja-easy")) {
      assertThat(offered(wish("language", language, "fields", List.of(7)), ""))
          .as(language)
          .startsWith("WORLD")
          .contains("EXACT");
    }
    assertThat(first(wish("language", "ja", "fields", List.of(7)), "")).isEqualTo("EXACT");
  }

  @Test
  void theNarrowestRemitWins() {
    organisation("FIELD", "{fields: [7], reason: SAID}");
    organisation("FIELD-AND-WARD", "{fields: [7], wards: [北区], reason: SAID}");
    organisation("PEOPLE", "{audiences: [senior], reason: SAID}");
    organisation("NEED", "{needs: [volunteer], audiences: [parent], reason: SAID}");
    organisation("PLACE", "{words: [大きな公園], reason: SAID}");
    var wish = wish("fields", List.of(7));
    assertThat(first(wish, "")).isEqualTo("FIELD");
    wish = wish("fields", List.of(7), "wards", List.of("北区"));
    assertThat(first(wish, "")).isEqualTo("FIELD-AND-WARD");
    wish = wish("fields", List.of(7), "wards", List.of("北区"), "audience", List.of("senior"));
    assertThat(first(wish, "")).isEqualTo("PEOPLE");
    wish = wish("fields", List.of(7), "audience", List.of("senior", "parent"));
    assertThat(first(wish, "")).isEqualTo("NEED");
    wish = wish("fields", List.of(7), "audience", List.of("parent"), "place", "大きな公園");
    assertThat(first(wish, "")).isEqualTo("PLACE");
  }

  @Test
  void amongEquallyNarrowOnesTheFieldNamedFirstDecidesThenThePriority() {
    organisation("SEVEN", "{fields: [7], priority: 90, reason: SAID}");
    organisation("EIGHT-LOW", "{fields: [8], priority: 10, reason: SAID}");
    organisation("EIGHT-HIGH", "{fields: [8], priority: 20, reason: SAID}");
    assertThat(offered(wish("fields", List.of(8, 7)), ""))
        .containsExactly("EIGHT-HIGH", "EIGHT-LOW", "SEVEN");
    assertThat(first(wish("fields", List.of(7, 8)), "")).isEqualTo("SEVEN");
  }

  @Test
  void aFullTieKeepsTheOrderOfTheFileAndShowsThree() {
    for (var id : List.of("A", "B", "C", "D")) {
      organisation(id, "{fields: [7], reason: SAID}");
    }
    assertThat(offered(wish("fields", List.of(7)), "")).containsExactly("A", "B", "C");
  }

  @Test
  void theWardsOwnBodyIsOfferedSecond() {
    organisation("A", "{fields: [7], priority: 60, reason: SAID}");
    organisation("B", "{fields: [7], reason: SAID}");
    assertThat(offered(wish("fields", List.of(7), "wards", List.of("南区")), ""))
        .containsExactly("A", "SOUTH", "B");
    assertThat(offered(wish("wards", List.of("南区")), "")).containsExactly("SOUTH", "ALL");
    assertThat(offered(wish("wards", List.of("北区", "南区")), ""))
        .containsExactly("NORTH", "SOUTH", "ALL");
  }

  @Test
  void whatNobodyTakesCareOfGoesToTheOneForEverything() {
    assertThat(offered(wish("fields", List.of(20)), "")).containsExactly("ALL");
    assertThat(offered(Wishes.of(Map.of()), "")).containsExactly("ALL");
  }

  @Test
  void nobodyIsOfferedWhereSomethingElseComesFirst() {
    for (var safety :
        List.of(
            "crisis",
            "emergency",
            "abuse",
            "personal_data",
            "insult",
            "injection",
            "other_city",
            "spam",
            "empty",
            "meta")) {
      assertThat(offered(wish("safety", safety), "NORTH")).as(safety).isEmpty();
    }
  }

  @Test
  void whatIsWrongIsSaidWithFileLineAndRemedyAllAtOnce() {
    organisations.append(
        """
          - id: ALL
            names: {ja: 名, ja-easy: な}
            kana: な
            about: SAID
            receiver: GONE
            evidence: x
            checked: yesterday
            remits:
              - {fileds: [7], wards: [西区], needs: [fun], fields: [21], priority: 0, reason: SAID}
              - {audiences: [everybody]}
        """
            .replace("SAID", SAID));
    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("organisations.yaml:38: 'ALL' stands twice; give one another id")
        .hasMessageContaining("organisations.yaml:39: 'en' is missing; add it")
        .hasMessageContaining("does not take referrals itself; name one that does")
        .hasMessageContaining("'checked' must be a date such as 2026-11-24")
        .hasMessageContaining("organisations.yaml:46: 'fileds' means nothing here; write one of")
        .hasMessageContaining("'西区' is no word for 'wards'; write one of [北区, 南区]")
        .hasMessageContaining("'fun' is no word for 'needs'")
        .hasMessageContaining("'21' in 'fields' must be a number from 1 to 20")
        .hasMessageContaining("'priority' must be a number from 1 to 100")
        .hasMessageContaining("organisations.yaml:47: 'everybody' is no word for 'audiences'")
        .hasMessageContaining("'reason' is missing; add it in [ja, ja-easy, en]");
  }

  @Test
  void aMissingOrBrokenFileIsSaid() throws IOException {
    assertThatThrownBy(() -> Organisations.of(folder))
        .hasMessageContaining("organisations.yaml:1: the file is missing")
        .hasMessageContaining("helplines.yaml:1: the file is missing");
    Files.writeString(folder.resolve("organisations.yaml"), "organisations:\n  - {id: [\n");
    Files.writeString(folder.resolve("helplines.yaml"), "- 119\n");
    assertThatThrownBy(() -> Organisations.of(folder))
        .hasMessageContaining("organisations.yaml:3: not YAML")
        .hasMessageContaining("helplines.yaml:1: the file must be");
  }

  @Test
  void helplinesAreCheckedToo() throws IOException {
    Files.writeString(folder.resolve("organisations.yaml"), filled(organisations.toString()));
    Files.writeString(
        folder.resolve("helplines.yaml"),
        filled(HELPLINES).replace("119", "one-one-nine").replace("crisis, ", "danger, "));
    assertThatThrownBy(() -> Organisations.of(folder))
        .hasMessageContaining("helplines.yaml:2: 'phone' must be digits")
        .hasMessageContaining("helplines.yaml:2: 'danger' is no word for 'for'")
        .hasMessageContaining("no helpline is for 'crisis'");
  }

  private String first(Map<String, Object> slots, String explicit) {
    return offered(slots, explicit).getFirst();
  }

  private List<String> offered(Map<String, Object> slots, String explicit) {
    return offered(Wishes.of(slots), explicit);
  }

  private List<String> offered(Wish wish, String explicit) {
    return read().route(wish, explicit).stream().map(route -> route.organisation().id()).toList();
  }

  private static Map<String, Object> wish(Object... slots) {
    var wish = new HashMap<String, Object>(Map.of("kind", "volunteer"));
    for (var slot = 0; slot < slots.length; slot += 2) {
      wish.put(slots[slot].toString(), slots[slot + 1]);
    }
    return wish;
  }

  private void organisation(String id, String remit) {
    organisations.append(
        """
          - id: %s
            names: SAID
            kana: な
            about: SAID
            evidence: x
            checked: 2026-11-24
            remits: [%s]
        """
            .formatted(id, remit));
  }

  private Organisations read() {
    try {
      Files.writeString(folder.resolve("organisations.yaml"), filled(organisations.toString()));
      Files.writeString(folder.resolve("helplines.yaml"), filled(HELPLINES));
      return Organisations.of(folder);
    } catch (IOException e) {
      throw new IllegalStateException("the temporary folder is gone", e);
    }
  }

  private static String filled(String text) {
    return text.replace("SAID", SAID);
  }
}
