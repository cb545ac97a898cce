package tsunagu.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Choice;
import tsunagu.message.Outgoing.Line;
import tsunagu.message.Outgoing.Manner;
import tsunagu.message.Outgoing.Part;

/** Words in LINE's shape, and what breaks LINE's limits. */
class ShapeTests {
  private static final Manner LARGE = new Manner("ja", true);

  private static Outgoing say(Part part, Choice... choices) {
    return new Outgoing(List.of(part), List.of(choices), Manner.PLAIN);
  }

  private static Choice tap(String label) {
    return new Choice(label, new Act.Post("start:menu", label));
  }

  private static Card card(String title, Choice... buttons) {
    return new Card(title, "見本", List.of(new Line("いつ", "土曜")), List.of(buttons));
  }

  private static List<String> problems(Outgoing... words) {
    return Limits.problems(Shape.messages(List.of(words)));
  }

  @Test
  void choicesStandUnderTheLastMessageOnly() {
    var messages =
        Shape.messages(
            List.of(say(new Part.Text("ひとつめ"), tap("はい")), say(new Part.Text("ふたつめ"), tap("いいえ"))));

    assertThat(messages.getFirst().quickReply()).isNull();
    assertThat(messages.getLast().quickReply().items()).hasSize(1);
  }

  @Test
  void largeLettersAreABubbleThatReadsTheSame() {
    var text = new Outgoing(List.of(new Part.Text("こんにちは")), List.of(), LARGE);

    assertThat(Wrapper.json(Shape.messages(List.of(text))))
        .contains("\"type\":\"flex\"", "\"altText\":\"こんにちは\"", "\"size\":\"xl\"");
  }

  @Test
  void whatWeSayNormallyKeepsTheLimits() {
    assertThat(
            problems(
                say(new Part.Text("こんにちは")),
                say(
                    new Part.Cards(
                        "二枚のカード", List.of(card("読み聞かせ", tap("見る")), card("里山", tap("見る")))),
                    new Choice("地図", new Act.Where()),
                    new Choice("ページ", new Act.Open("https://example.jp/listings/a")))))
        .isEmpty();
  }

  @Test
  void aFamilyIsOneCharacterOfALabel() {
    assertThat(problems(say(new Part.Text("a"), tap("👨‍👩‍👧".repeat(20))))).isEmpty();
    assertThat(problems(say(new Part.Text("a"), tap("👨‍👩‍👧".repeat(21))))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text", "empty", "choices", "label", "data", "uri", "scheme", "bubbles", "bytes"})
  void eachBrokenLimitIsFound(String which) {
    var broken =
        switch (which) {
          case "text" -> say(new Part.Text("あ".repeat(5_001)));
          case "empty" -> say(new Part.Text(""));
          case "choices" ->
              say(new Part.Text("a"), Collections.nCopies(14, tap("b")).toArray(Choice[]::new));
          case "label" -> say(new Part.Text("a"), tap("あ".repeat(21)));
          case "data" ->
              say(new Part.Text("a"), new Choice("b", new Act.Post("x".repeat(301), "")));
          case "uri" ->
              say(
                  new Part.Text("a"),
                  new Choice("b", new Act.Open("https://a.jp/" + "x".repeat(1_000))));
          case "scheme" -> say(new Part.Text("a"), new Choice("b", new Act.Open("ftp://a.jp/")));
          case "bubbles" -> say(new Part.Cards("a", Collections.nCopies(13, card("t"))));
          default -> say(new Part.Cards("a", List.of(card("大".repeat(10_000)))));
        };

    assertThat(problems(broken)).isNotEmpty();
  }
}
