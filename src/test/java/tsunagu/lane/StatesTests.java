package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
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
    var random = new Random(7);
    for (var size : new int[] {0, 1, 50, 3000, 65_000}) {
      var noise = new byte[size];
      random.nextBytes(noise);
      assertThat(Squeeze.out(Squeeze.in(noise))).isEqualTo(noise);
      var state = ("{\"v\":1,\"progress\":{\"frames\":[]}}" + "あ".repeat(size / 3)).getBytes(UTF_8);
      assertThat(Squeeze.out(Squeeze.in(state))).isEqualTo(state);
    }
  }

  @Test
  void aStateIsHalfAsLargeWhenItIsSqueezed() {
    var state =
        """
        {"v":1,"progress":{"version":1,"frames":[{"flow":"find-event","step":"when","stamp":3}],\
        "stamps":3,"slots":{"want":"yes"},"mine":{"language":"ja-easy"}},"profile":\
        {"address":"U0123456789abcdef0123456789abcdef","friend":true,"wards":["中原区"]}}\
        """
            .getBytes(UTF_8);
    assertThat(Squeeze.in(state).length).isLessThan(state.length / 2);
    assertThat(Squeeze.out(Squeeze.in(state))).isEqualTo(state);
  }

  @Test
  void whatOlderVersionsSqueezedComesOutToo() {
    var deflater = new Deflater(3, true);
    deflater.setDictionary(Squeeze.WORDS);
    deflater.setInput("{\"v\":1,\"progress\":{}}".getBytes(UTF_8));
    deflater.finish();
    var small = new byte[100];
    var length = deflater.deflate(small);
    deflater.end();
    assertThat(Deflated.out(Arrays.copyOf(small, length)))
        .isEqualTo("{\"v\":1,\"progress\":{}}".getBytes(UTF_8));
  }

  @Test
  void whatWasNotSqueezedIsRefused() {
    assertThatThrownBy(() -> Squeeze.out("{\"plain\":1}".getBytes(UTF_8)))
        .isInstanceOf(IllegalStateException.class);
  }

  private static States.Known known(long version, String state) {
    return new States.Known(new Lanes.Standing(version, state), WordDays.UNKNOWN);
  }
}
