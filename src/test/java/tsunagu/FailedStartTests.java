package tsunagu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Why the program does not start, in words one can act on. */
class FailedStartTests {
  private final FailedStart failedStart = new FailedStart();

  @Test
  void aBrokenFileIsNamedWithItsLine() {
    var cause = new IllegalArgumentException("organisations.yaml:7: 'reason' is missing; add it");

    assertThat(failedStart.analyze(new IllegalStateException("bean", cause)))
        .satisfies(
            analysis -> assertThat(analysis.getDescription()).startsWith("organisations.yaml:7:"))
        .satisfies(analysis -> assertThat(analysis.getAction()).contains("check"));
  }

  @Test
  void aSecondProgramOnTheSameFolderIsToldSo() {
    var cause = new IllegalStateException("Another program is running on ./data: stop it");

    assertThat(failedStart.analyze(new RuntimeException(cause)))
        .satisfies(analysis -> assertThat(analysis.getAction()).contains("share"));
  }

  @Test
  void whatIsNotOursIsLeftToOthers() {
    assertThat(failedStart.analyze(new RuntimeException("no such bean"))).isNull();
  }
}
