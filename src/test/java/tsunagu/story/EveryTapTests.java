package tsunagu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every shipped flow walked as a resident would: from every word, wish and event on, every button
 * that is shown, and a few answers in words; in a city with everything and in poorer ones.
 */
class EveryTapTests {
  private static final List<EveryTap> WALKS = new ArrayList<>();

  @BeforeAll
  static void walk() {
    var reader = Map.of("notices", "on", "wards", "幸区", "fields", "7");
    var walks =
        List.of(
            new EveryTap(reader, Map.of("introduced", true, "kept", "花")),
            new EveryTap(Map.of(), Map.of("relaxed", List.of("ward", "date", "part"))),
            new EveryTap(Map.of(), Map.of("nothing", true)),
            new EveryTap(Map.of(), Map.of("nothing", true, "nobody", true)));
    walks.forEach(EveryTap::everywhere);
    WALKS.addAll(walks);
  }

  @Test
  void everyFlowIsWalkedAndEveryQuestionOfItIsAsked() {
    var visited = new TreeSet<String>();
    WALKS.forEach(walk -> visited.addAll(walk.visited));
    var flows = new TreeSet<String>();
    visited.forEach(step -> flows.add(step.substring(0, step.indexOf('/'))));
    assertThat(flows).containsAll(Shipped.NAMES);
    var unasked = new TreeSet<>(Shipped.STEPS.keySet());
    unasked.removeIf(step -> !EveryTap.asks(step));
    unasked.removeAll(visited);
    assertThat(unasked).isEmpty();
  }

  @Test
  void fromEveryPlaceAPersonIsAtMostTwoTapsAway() {
    for (var walk : WALKS) {
      assertThat(walk.places).hasSizeGreaterThan(50);
      assertThat(walk.farFromAPerson()).isEmpty();
    }
  }

  @Test
  void nobodyIsAskedForConsentOrGetsAFormBeforeSomethingWasShown() {
    for (var walk : WALKS) {
      assertThat(walk.tooEarly).isEmpty();
    }
    assertThat(WALKS.getFirst().visited).contains("introduce/consent", "introduce/form");
  }
}
