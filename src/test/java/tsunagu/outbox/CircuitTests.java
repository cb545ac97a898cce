package tsunagu.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When calls are kept back, and how they come to go again. */
class CircuitTests {
  private long nanos;
  private final Circuit circuit = new Circuit(() -> nanos);

  private void call(boolean trouble) {
    var pass = circuit.enter();
    assertThat(pass.goes()).isTrue();
    circuit.heard(pass, trouble);
  }

  private void fails(int times) {
    for (var time = 0; time < times; time++) {
      call(true);
    }
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Test
  void opensAfterFiveFailuresInARow() {
    fails(4);
    call(false);
    fails(4);
    assertThat(circuit.isOpen()).isFalse();
    fails(1);
    assertThat(circuit.isOpen()).isTrue();
    assertThat(circuit.enter().stay()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void opensWhenMoreThanHalfOfTwentyFailed() {
    for (var three = 0; three < 6; three++) {
      fails(2);
      call(false);
    }
    assertThat(circuit.isOpen()).isFalse();
    fails(2);
    assertThat(circuit.isOpen()).isTrue();
  }

  @Test
  void oneProbeGoesWhileOthersWaitAndClosesItAgain() {
    fails(5);
    pass(Duration.ofSeconds(2));
    var probe = circuit.enter();
    assertThat(probe.goes()).isTrue();
    assertThat(circuit.enter().goes()).isFalse();
    circuit.heard(probe, false);
    assertThat(circuit.isOpen()).isFalse();
    assertThat(circuit.enter().goes()).isTrue();
  }

  @Test
  void waitsTwiceAsLongAfterEachProbeThatFailsUpToAMinute() {
    fails(5);
    var waits = new java.util.ArrayList<Long>();
    for (var probe = 0; probe < 7; probe++) {
      var wait = circuit.enter().stay();
      waits.add(wait.toSeconds());
      pass(wait);
      call(true);
    }
    assertThat(waits).containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L);
  }

  @Test
  void whatWasUnderWayWhenItOpenedDecidesNothing() {
    var before = circuit.enter();
    fails(5);
    circuit.heard(before, false);
    assertThat(circuit.isOpen()).isTrue();
  }

  @Test
  void aProbeThatWasNotMadeIsMadeByAnother() {
    fails(5);
    pass(Duration.ofSeconds(2));
    circuit.leave(circuit.enter());
    assertThat(circuit.enter().goes()).isTrue();
  }
}
