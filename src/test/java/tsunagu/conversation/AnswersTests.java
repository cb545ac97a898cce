package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tsunagu.flow.Lookup.Other;
import tsunagu.wish.Wish;

/** What is offered in place of words that found nothing. */
class AnswersTests {
  @Test
  void nothingIsOfferedTwiceUnderOneName() {
    var others =
        List.of(
            new Other("c:errands", "See “shopping help”", Wish.NONE),
            new Other("c:flowers", "“flowers”?", Wish.NONE),
            new Other("c:shopping", "See “shopping help”", Wish.NONE));

    assertThat(Answers.toldApart(others))
        .extracting(Other::code)
        .containsExactly("c:errands", "c:flowers");
  }
}
