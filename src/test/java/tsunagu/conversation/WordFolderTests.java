package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsunagu.catalogue.Catalogue;
import tsunagu.search.Search;

/** Dictionaries change under the running program: for understanding and for the search. */
class WordFolderTests {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final String ASKED = "ふわもこ編みのサークルに入りたい";
  private static final String CONCEPT =
      "- {id: fluffy, fields: [6], words: [ふわもこ編み, もこざぶとん], en: [fluffy knitting]}\n";

  @TempDir Path indexData;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private WordFolder words;
  private Search search;
  private Path concepts;

  @BeforeEach
  void watch() throws IOException {
    Files.createDirectories(indexData.resolve("words"));
    try (var files = Files.list(Path.of("index-data/words"))) {
      for (var file : files.toList()) {
        Files.copy(file, indexData.resolve("words").resolve(file.getFileName().toString()));
      }
    }
    concepts = indexData.resolve("words/concepts.yaml");
    words = new WordFolder(indexData, meters);
    search = Search.over(aCatalogue(), words.reader());
    words.listen(search::rebuild);
    words.start();
  }

  private Catalogue aCatalogue() throws IOException {
    var listings = Files.createDirectories(indexData.resolve("listings"));
    Files.writeString(
        listings.resolve("groups.yaml"),
        """
        source: {name: 見本データ, licence: CC0-1.0, checked: 2026-11-20}
        kind: group
        listings:
          - id: moko
            title: もこざぶとんの会
            title-easy: もこもこの会（かい）
            title-en: Moko
            summary: 毎週集まります。
            summary-easy: 毎週（まいしゅう）会（あ）います。
            summary-en: We meet weekly.
            organiser: もこの会
            wards: [幸区]
            regularly: 毎週土曜
            fields: [6]
        """);
    return Catalogue.of(indexData, TODAY);
  }

  @AfterEach
  void stop() {
    words.stop();
    search.close();
  }

  /** As editors save: nobody ever sees half a file. */
  private void save(String text) throws IOException {
    var draft = Files.writeString(indexData.resolve("draft"), text);
    Files.move(draft, concepts, StandardCopyOption.REPLACE_EXISTING);
  }

  private List<String> concepts() {
    return words.reader().understand(ASKED, TODAY).topic().concepts();
  }

  private List<String> found() {
    var wish = words.reader().understand(ASKED, TODAY);
    return search.fitting(wish, TODAY.atStartOfDay(), 3).hits().stream()
        .map(hit -> hit.listing().id())
        .toList();
  }

  private double refused() {
    return meters.get("tsunagu.words.refused").gauge().value();
  }

  @Test
  void aNewWordIsUnderstoodAndSearchedWithoutARestart() throws IOException {
    assertThat(concepts()).doesNotContain("fluffy");
    assertThat(found()).isEmpty();

    save(Files.readString(concepts) + CONCEPT);
    await().atMost(SOON).untilAsserted(() -> assertThat(concepts()).contains("fluffy"));
    await().atMost(SOON).untilAsserted(() -> assertThat(found()).containsExactly("moko"));
  }

  @Test
  void aFaultyFileIsToldAndTheOldOnesStayUntilItIsMended() throws IOException {
    var good = Files.readString(concepts);
    var since = words.standing().since();
    save(good + CONCEPT.replace("[6]", "[66]"));
    await().atMost(SOON).until(() -> !words.standing().refused().isEmpty());
    assertThat(words.standing().refused())
        .singleElement()
        .asString()
        .contains("concepts.yaml:" + (good.lines().count() + 1), "number from 1 to 20");
    assertThat(concepts()).doesNotContain("fluffy");
    assertThat(words.standing().since()).as("the old ones stay in force").isEqualTo(since);
    assertThat(refused()).isEqualTo(1);
    assertThat(new WordHealth(words).health().getDetails()).containsEntry("refused", 1);

    save(good + CONCEPT);
    await().atMost(SOON).until(() -> words.standing().refused().isEmpty());
    assertThat(concepts()).contains("fluffy");
    assertThat(refused()).isZero();
  }

  @Test
  void aLostFileStopsNothing() throws IOException {
    Files.delete(indexData.resolve("words/turns.tsv"));
    await().atMost(SOON).until(() -> !words.standing().refused().isEmpty());
    assertThat(words.standing().refused().getFirst()).contains("turns.tsv", "missing");
    assertThat(words.reader().understand("幸区で手話を習いたい", TODAY).where().wards())
        .containsExactly("幸区");
  }

  @Test
  void theVeryFirstFilesMustBeRight() throws IOException {
    Files.writeString(concepts, "- {nonsense: 1}\n");
    assertThatThrownBy(() -> new WordFolder(indexData, new SimpleMeterRegistry()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("concepts.yaml:1");
  }
}
