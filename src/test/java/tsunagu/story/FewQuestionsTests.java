package tsunagu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsunagu.flow.Engine;
import tsunagu.flow.Flows;
import tsunagu.flow.Progress;
import tsunagu.message.Incoming.What;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Act;
import tsunagu.wish.Wish;

/**
 * Nobody answers more than two questions before something comes of it. Every word, every kind of
 * wish and every event that begins a shipped flow, every way of tapping from there.
 */
class FewQuestionsTests {
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
  private static final int MOST = 2;

  /** Asks nothing about a wish, it begins one; what it offers is walked on its own. */
  private static final String MENU = "menu/what";

  /** Where one is again once something was set. */
  private static final String SETTINGS = "settings/what";

  private static final Set<String> ASKING = Set.of("ask", "refer", "keep-wish");
  private static final Set<String> GIVING =
      Set.of("search", "desks", "hand-over", "withdraw", "forget-me", "remind", "drop-wish");

  /** Questions that show what was found, or what there is. */
  private static final Set<String> SHOWING = Set.of("offer", "desk", "introduction", "kept");

  private static final Engine ENGINE = Engine.of(Flows.read(Shipped.FLOWS));

  static Stream<String> words() {
    return Shipped.WORDS.stream();
  }

  static Stream<String> events() {
    return Shipped.EVENTS.stream().filter(event -> !event.startsWith("wish-"));
  }

  static Stream<Wish.Kind> kinds() {
    return Arrays.stream(Wish.Kind.values());
  }

  @ParameterizedTest
  @MethodSource("words")
  void aWordLeadsSomewhereWithinTwoQuestions(String word) {
    assertThat(tooLong(stage -> stage.heard(new What.Said(word, "1")))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aWishLeadsSomewhereWithinTwoQuestions(Wish.Kind kind) {
    assertThat(tooLong(stage -> stage.heard(new What.Said(say(kind), "1")))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventLeadsSomewhereWithinTwoQuestions(String event) {
    var facts = Map.of("title", "x", "organisation", "x", "note", "x", "text", "x");
    assertThat(tooLong(stage -> stage.happened(event, facts))).isEmpty();
  }

  @Test
  void whatTheMenuOffersLeadsSomewhereWithinTwoQuestions() {
    var walk = new Walking(city());
    var menu = walk.stage.heard(new What.Said("メニュー", "1"));
    var choices = walk.taps(menu);

    assertThat(choices).hasSizeGreaterThanOrEqualTo(9);
    for (var choice : choices) {
      walk.go(menu.after(), choice, 0, List.of());
    }
    assertThat(walk.tooLong).isEmpty();
  }

  @Test
  void theWalkSeesAQuestionTooMany() {
    var walk = new Walking(city());
    var first = walk.stage.heard(new What.Said("ボランティアをさがす", "1"));
    walk.on(first, 1, List.of());

    assertThat(walk.tooLong).as("as if one had been asked before").isNotEmpty();
    assertThat(walk.tooLong.toString()).contains("find-volunteer/what");
  }

  private interface Begin {
    Stage.Done with(Stage stage);
  }

  private static Set<String> tooLong(Begin begin) {
    var walk = new Walking(city());
    walk.on(begin.with(walk.stage), 0, List.of());
    return walk.tooLong;
  }

  private static SampleCity city() {
    var understands = new ArrayList<Map<String, Object>>();
    kinds()
        .forEach(kind ->
            understands.add(
                Map.of(
                    "say", say(kind),
                    "kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
    return new SampleCity(
        new Story("", 0, Map.of("introduced", true, "understands", understands), List.of()));
  }

  private static String say(Wish.Kind kind) {
    return "wish of kind " + kind;
  }

  /** All ways of tapping from one turn on, until something comes of it. */
  private static final class Walking {
    final Set<String> tooLong = new LinkedHashSet<>();
    final Stage stage;

    Walking(SampleCity city) {
      stage = new Stage(ENGINE, city, NOW, Map.of());
    }

    void on(Stage.Done turn, int asked, List<String> way) {
      var steps = turn.walk().steps();
      if (steps.isEmpty() || steps.stream().anyMatch(FewQuestionsTests::gives)) {
        return;
      }
      var last = steps.getLast();
      if (!asks(last) || last.equals(MENU) || (asked > 0 && last.equals(SETTINGS))) {
        return;
      }
      var further = Stream.concat(way.stream(), Stream.of(last)).toList();
      if (asked + 1 > MOST) {
        tooLong.add(String.join(" → ", further));
        return;
      }
      for (var data : taps(turn)) {
        go(turn.after(), data, asked + 1, further);
      }
    }

    void go(Progress from, String data, int asked, List<String> way) {
      stage.restore(from);
      on(stage.heard(new What.Tapped(data, Map.of())), asked, way);
    }

    /** The answers of the question itself; ways out are no answers. */
    List<String> taps(Stage.Done turn) {
      return turn.said().stream()
          .flatMap(words -> words.choices().stream())
          .map(Outgoing.Choice::act)
          .filter(Act.Post.class::isInstance)
          .map(act -> ((Act.Post) act).data())
          .filter(data -> data.startsWith("a:"))
          .toList();
    }
  }

  private static boolean asks(String step) {
    return Shipped.STEPS.getOrDefault(step, Map.of()).keySet().stream().anyMatch(ASKING::contains);
  }

  private static boolean gives(String step) {
    var doing = Shipped.STEPS.getOrDefault(step, Map.of());
    return doing.keySet().stream().anyMatch(GIVING::contains)
        || SHOWING.contains(String.valueOf(doing.get("ask")));
  }
}
