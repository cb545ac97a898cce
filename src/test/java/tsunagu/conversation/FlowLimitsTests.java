package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tsunagu.catalogue.Catalogue;
import tsunagu.flow.FlowFiles;
import tsunagu.flow.Flows;
import tsunagu.referral.Organisations;

/** What the shipped listings could make flows say is measured before they come into force. */
class FlowLimitsTests {
  private static final Path FLOWS = Path.of("conversation-flows");
  private static final Path INDEX_DATA = Path.of("index-data");

  private final FlowLimits limits =
      new FlowLimits(
          Catalogue.of(INDEX_DATA, LocalDate.of(2026, 11, 24)), Organisations.of(INDEX_DATA));

  @Test
  void theShippedFlowsFit() {
    assertThat(limits.apply(Flows.read(FlowFiles.of(FLOWS)))).isEmpty();
  }

  @Test
  void aButtonThatGrowsWithTheListingIsToldWithItsFileAndStep() throws IOException {
    var data = Files.readString(FLOWS.resolve("directions.yaml"));
    var grown =
        data.replaceFirst(
            "    then: rest\n",
            """
                title: {ja: 場所, ja-easy: ばしょ, en: Place}
                buttons:
                  - label: {ja: "{listing.title}", ja-easy: "{listing.title}", en: "{listing.title}"}
                    open: link:me
                then: rest
            """);
    assertThat(grown).isNotEqualTo(data);

    assertThat(limits.apply(Flows.read(FlowFiles.of(FLOWS).with("directions.yaml", grown))))
        .isNotEmpty()
        .allSatisfy(finding -> {
          assertThat(finding.file()).isEqualTo("directions.yaml");
          assertThat(finding.step()).isEqualTo("here");
          assertThat(finding.line()).isPositive();
          assertThat(finding.sentence()).contains("LINEで送れません");
          assertThat(finding.remedy()).isNotBlank();
        });
  }

  @Test
  void theLongestTitleIsAmongWhatIsMeasured() {
    var catalogue = Catalogue.of(INDEX_DATA, LocalDate.of(2026, 11, 24));
    var longest =
        catalogue.list().stream()
            .max(java.util.Comparator.comparingInt(one -> one.text().title().length()))
            .orElseThrow();
    var measured = EveryAnswer.ofTheLongest(catalogue, Organisations.of(INDEX_DATA));

    assertThat(
            measured.offer(
                longest.id(),
                tsunagu.wish.Wish.NONE,
                LocalDate.of(2026, 11, 24),
                tsunagu.message.Outgoing.Manner.PLAIN))
        .hasValueSatisfying(
            offer -> assertThat(offer.card().title()).isEqualTo(longest.text().title()));
  }
}
