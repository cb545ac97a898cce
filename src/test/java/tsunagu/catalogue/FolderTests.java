package tsunagu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of the folder: what is right is read, what is wrong is named with its line. */
class FolderTests {
  private static final String GOOD =
      """
      source: {name: 見本データ, licence: CC0-1.0, checked: 2026-11-20}
      kind: volunteer
      listings:
        - id: v-walk
          title: 【見本】歩く会
          title-easy: 【見本（みほん）】歩（ある）く会（かい）
          title-en: "[Sample] Walk"
          summary: 歩きます。
          summary-easy: 歩（ある）きます。
          summary-en: We walk.
          organiser: 見本・歩く会
          wards: [宮前区]
          dates: [2026-11-28 10:00-12:00 weekly 2, 2026-11-25]
          apply-by: 2026-11-27
          fields: [7]
      """;

  @TempDir Path folder;

  @BeforeEach
  void makeTheFolder() throws IOException {
    Files.createDirectory(folder.resolve("listings"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve("listings").resolve(name), text);
  }

  @Test
  void readsAListing() throws IOException {
    write("v.yaml", GOOD);

    var listing = Catalogue.of(folder, Sample.TODAY).find("v-walk").orElseThrow();

    assertThat(listing.kind()).isEqualTo(Listing.Kind.VOLUNTEER);
    assertThat(listing.sample()).isTrue();
    assertThat(listing.when().occurrences())
        .extracting(occurrence -> occurrence.date().toString())
        .containsExactly("2026-11-25", "2026-11-28", "2026-12-05");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 2026-11-25, 2026-11-27",
    "2026-11-29, 2026-11-25, 2026-11-27",
    "2026-11-30, 2026-12-02, 2026-12-04",
    "2026-11-20, 2026-11-18, 2026-11-20",
    "2027-11-24, 2027-11-24, 2027-11-26"
  })
  void samplesMoveByWholeWeeks(LocalDate today, LocalDate first, LocalDate applyBy)
      throws IOException {
    write("v.yaml", GOOD);

    var when = Catalogue.of(folder, today).find("v-walk").orElseThrow().when();

    assertThat(when.occurrences().getFirst().date()).isEqualTo(first);
    assertThat(when.applyBy()).isEqualTo(applyBy);
  }

  @Test
  void realListingsAreNotMoved() throws IOException {
    write("v.yaml", GOOD.replace("【見本】", ""));

    var listing = Catalogue.of(folder, LocalDate.of(2027, 5, 5)).find("v-walk").orElseThrow();

    assertThat(listing.sample()).isFalse();
    assertThat(listing.when().occurrences().getFirst().date()).isEqualTo("2026-11-25");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kind: volunteer       | kind: fun               | 2  | volunteer, probono, event or group
          kind: volunteer       | kind: probono           | 4  | project
          id: v-walk            | id: V_walk              | 4  | a-z
          title-easy: 【見本（みほん）】 | title-easy: いい | 6  | must begin with
          wards: [宮前区]       | wards: [港北区]         | 12 | unknown wards
          wards: [宮前区]       | colour: red             | 12 | unknown key
          2026-11-25]           | 2026-11-31]             | 13 | cannot read
          apply-by: 2026-11-27  | apply-by: soon          | 14 | must be a day
          fields: [7]           | fields: [21]            | 15 | from 1 to 20
          fields: [7]           | beginner: perhaps       | 15 | true or false
          fields: [7]           | organisation: nobody    | 15 | IO-01
          summary: 歩きます。   | summary:                | 8  | missing
          organiser: 見本・歩く会 | organiser: [            | 13 | not YAML
          checked: 2026-11-20   | checked: lately         | 1  | must be a day
          """)
  void namesLineAndRemedyOfWhatIsWrong(String right, String wrong, int line, String words)
      throws IOException {
    assertThat(GOOD).contains(right);
    write("v.yaml", GOOD.replace(right, wrong));

    assertThat(Catalogue.check(folder))
        .anySatisfy(finding -> {
          assertThat(finding.words()).contains(words);
          assertThat(finding.file()).endsWith("v.yaml");
          assertThat(finding.line()).isEqualTo(line);
        });
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() throws IOException {
    write("a.yaml", GOOD.replace("fields: [7]", "fields: [99]"));
    write("b.yaml", GOOD.replace("[宮前区]", "[どこか]"));
    write("c.txt", "?");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.of(folder, Sample.TODAY))
        .withMessageContainingAll(
            "a.yaml:15:", "b.yaml:12:", "b.yaml:4: the id v-walk", "c.txt:1:");
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    assertThat(Catalogue.check(folder.resolve("nowhere"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-28 | e-1 | e-1 |                       |
          2026-13-28 | e-1 | e-1 | events.csv:2:         | 日付
          2026-11-28 | e-1 | e-2 | events-words.yaml:3:  | has the ID e-2
          2026-11-28 | e-1 | e-2 | events-words.yaml:1:  | no words for the event e-1
          2026-11-28 |     | e-1 | events.csv:2:         | missing
          """)
  void eventsStandInACsvFileWithTheirWordsBesideIt(
      String from, String id, String words, String where, String what) throws IOException {
    write(
        "events.csv",
        Csv.row("イベント名=【見本】会; 概要=歩きます。; 主催者=見本・会; 開始日=" + from + "; ID=" + (id == null ? "" : id))
            .file());
    write(
        "events-words.yaml",
        """
        source: {name: 見本データ, licence: CC0-1.0, checked: 2026-11-20}
        words:
          - id: %s
            title-easy: 【見本（みほん）】会（かい）
            title-en: "[Sample] Meeting"
            summary-easy: 歩（ある）きます。
            summary-en: We walk.
            fields: [3]
        """
            .formatted(words));

    var findings = Catalogue.check(folder);

    if (where == null) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings)
          .anySatisfy(finding -> assertThat(finding.toString()).contains(where, what));
    }
  }

  @Test
  void aCsvFileWithoutWordsIsSaid() throws IOException {
    write("events.csv", Csv.row("").file());

    assertThat(Catalogue.check(folder))
        .singleElement()
        .satisfies(finding -> assertThat(finding.words()).contains("events-words.yaml"));
  }
}
