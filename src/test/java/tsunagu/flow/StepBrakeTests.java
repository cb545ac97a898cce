package tsunagu.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsunagu.message.Incoming;
import tsunagu.message.Incoming.What;
import tsunagu.message.MessageId;
import tsunagu.message.Outgoing.Part;
import tsunagu.message.PersonId;
import tsunagu.story.SampleCity;

/** A turn that walks through too many steps is broken off, with an apology and the menu. */
class StepBrakeTests {
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
  private static final PersonId PERSON = new PersonId("abcdefghijklmnopqrstuvwxyz");

  private static Flows flows(int steps) {
    var chain =
        IntStream.range(0, steps)
            .mapToObj(number -> "  - step: s" + number + "\n    forget: [wish]\n")
            .collect(Collectors.joining());
    var text =
        "flow: chain\nversion: 2\nabout: 長い流れ\nwords: [ながいながれ]\nsteps:\n"
            + chain
            + "  - step: last\n    say: {ja: 着きました。, ja-easy: つきました。, en: Here we are.}\n"
            + "  - step: rest\n    end: true\n";
    return Flows.read(FlowFiles.of(Path.of("conversation-flows")).with("chain.yaml", text));
  }

  private static Turn say(Engine engine, Progress progress, String text) {
    var incoming =
        new Incoming(new MessageId("m"), PERSON, null, NOW, null, new What.Said(text, "1"));
    return engine.advance(progress, new Event.Heard(incoming), SampleCity.ofSomeoneIntroduced());
  }

  private static String said(Turn turn) {
    return turn.effects().stream()
        .filter(Effect.Say.class::isInstance)
        .flatMap(effect -> ((Effect.Say) effect).words().parts().stream())
        .map(part -> part instanceof Part.Text(var text) ? text : "")
        .collect(Collectors.joining());
  }

  @Test
  void tooManyStepsEndATurnAndThePersonGoesOnFromTheMenu() {
    var engine = Engine.of(flows(60), 50);
    var turn = say(engine, Progress.start(), "ながいながれ");

    assertThat(turn.effects())
        .filteredOn(Effect.Braked.class::isInstance)
        .singleElement()
        .satisfies(braked -> assertThat(((Effect.Braked) braked).where()).startsWith("chain/s"));
    assertThat(said(turn)).doesNotContain("着きました").contains("申しわけ", "1. ボランティアをさがす");
    assertThat(said(say(engine, turn.progress(), "8"))).contains("設定です");
  }

  @Test
  void aLongTurnThatEndsIsLeftAlone() {
    var turn = say(Engine.of(flows(90)), Progress.start(), "ながいながれ");

    assertThat(turn.effects()).noneMatch(Effect.Braked.class::isInstance);
    assertThat(said(turn)).contains("着きました");
  }

  @Test
  void moreThanAHundredStepsAtOnceAreRefusedBeforeAnybodyWalksThem() {
    assertThatThrownBy(() -> flows(Engine.MOST_STEPS + 20))
        .isInstanceOf(FlowFault.class)
        .hasMessageContaining("100より多く");
  }
}
