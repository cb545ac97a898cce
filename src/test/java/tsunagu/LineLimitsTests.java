package tsunagu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsunagu.catalogue.Catalogue;
import tsunagu.conversation.EveryAnswer;
import tsunagu.flow.FlowCheck;
import tsunagu.flow.Flows;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Manner;
import tsunagu.message.Outgoing.Part;
import tsunagu.outbox.Outbox;
import tsunagu.referral.Organisations;

/** Whatever any flow can say, with any listing and organisation, keeps LINE's limits. */
class LineLimitsTests {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Flows FLOWS = Flows.read(Path.of("conversation-flows"));
  private static final EveryAnswer ANSWERS =
      new EveryAnswer(
          Catalogue.of(Path.of("index-data"), TODAY), Organisations.of(Path.of("index-data")));

  @ParameterizedTest(name = "{0}, large letters: {1}")
  @CsvSource({"ja, false", "ja, true", "ja-easy, false", "ja-easy, true", "en, false", "en, true"})
  void everythingThatCanBeSaid(String language, boolean large) {
    var manner = new Manner(language, large);

    var spoken = FlowCheck.everyOutgoing(FLOWS, ANSWERS, List.of(manner), TODAY);

    assertThat(spoken).hasSizeGreaterThan(100);
    assertThat(spoken)
        .allSatisfy(said ->
            assertThat(Outbox.problems(EveryAnswer.withLongLinks(said.words())))
                .as(said.where())
                .isEmpty());
  }

  @Test
  void aMessageThatBreaksALimitWouldBeSeen() {
    var words = new Outgoing(List.of(new Part.Text("あ".repeat(5_001))), List.of(), Manner.PLAIN);

    assertThat(Outbox.problems(words)).isNotEmpty();
  }
}
