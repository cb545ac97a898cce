package tsunagu.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A name with a slip of the finger is told the one that was meant, a strange one is not. */
class NearTests {
  private static final List<String> NAMES = List.of("find-event", "find-group", "menu", "what");

  @Test
  void aLetterTooFewTooManyOrAnotherIsForgiven() {
    assertThat(Near.to("find-evnet", NAMES)).hasValue("find-event");
    assertThat(Near.to("menuu", NAMES)).hasValue("menu");
    assertThat(Near.to("wht", NAMES)).hasValue("what");
  }

  @Test
  void whatIsFarOrVeryShortIsNotGuessed() {
    assertThat(Near.to("nowhere", NAMES)).isEmpty();
    assertThat(Near.to("a", List.of("b"))).isEmpty();
  }
}
