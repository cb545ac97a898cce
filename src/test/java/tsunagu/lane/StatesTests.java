package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import tsunagu.message.PersonId;

/** What is remembered of states, and how small they are made. */
class StatesTests {
  private static final PersonId AKI = new PersonId("aki");

  @Test
  void remembersTheNewestOfEachAndForgetsTheOldestFirst() {
    var states = new States(1, 2);
    states.put(0, AKI, known(1, "one"));
    states.put(0, AKI, known(3, "three"));
    states.put(0, AKI, known(2, "two"));
    assertThat(states.find(0, AKI)).contains(known(3, "three"));

    states.put(0, new PersonId("b"), known(1, "b"));
    assertThat(states.find(0, AKI)).isPresent();
    states.put(0, new PersonId("c"), known(1, "c"));

    assertThat(states.find(0, new PersonId("b"))).isEmpty();
    assertThat(states.find(0, AKI)).isPresent();
    states.forget(0);
    assertThat(states.find(0, AKI)).isEmpty();
  }

  @Test
  void remembersNothingWhenNothingIsToBeKept() {
    var states = new States(64, 0);
    states.put(7, AKI, known(1, "one"));
    assertThat(states.find(7, AKI)).isEmpty();
  }

  @Test
  void remembersNoMoreThanSoManyLetters() {
    var states = new States(1024, 1024 * 100);
    for (var i = 0; i < 100; i++) {
      states.put(0, new PersonId("p" + i), known(1, "x".repeat(1000)));
    }
    assertThat(states.find(0, new PersonId("p0"))).isEmpty();
    assertThat(states.find(0, new PersonId("p99"))).isPresent();
  }

  @Test
  void whatIsSqueezedComesOutWhole() {
    var squeeze = new Squeeze();
    var random = new Random(7);
    for (var size : new int[] {0, 1, 50, 3000, 65_000}) {
      var noise = new byte[size];
      random.nextBytes(noise);
      assertThat(squeeze.out(squeeze.in(noise))).isEqualTo(noise);
      var state = ("{\"v\":1,\"progress\":{\"frames\":[]}}" + "あ".repeat(size / 3)).getBytes(UTF_8);
      assertThat(squeeze.out(squeeze.in(state))).isEqualTo(state);
    }
  }

  @Test
  void whatWasNotSqueezedIsRefused() {
    assertThatThrownBy(() -> new Squeeze().out("{\"plain\":1}".getBytes(UTF_8)))
        .isInstanceOf(IllegalStateException.class);
  }

  private static States.Known known(long version, String state) {
    return new States.Known(new Lanes.Standing(version, state), WordDays.UNKNOWN);
  }
}
