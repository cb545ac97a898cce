package tsunagu.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/** What the prover says of flows drawn by lot, against every walk through them. */
class ProofTests {
  private static final Pattern MARK = Pattern.compile("T([0-9]+) ");

  @Property(tries = 60, seed = "20261124", shrinking = ShrinkingMode.OFF)
  void theVerdictAgreesWithEveryWalk(@ForAll long seed, @ForAll boolean wild) {
    agrees(new RandomFlows(seed, wild).draw());
  }

  @Tag("long")
  @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
  void theVerdictAgreesWithEveryWalkOfManySets(@ForAll long seed, @ForAll boolean wild) {
    agrees(new RandomFlows(seed, wild).draw());
  }

  @Property(tries = 40, seed = "20261124", shrinking = ShrinkingMode.OFF)
  void nobodyLoopsOrGetsStuckOrLosesTheMenuInSoundFlows(@ForAll long seed) {
    var random = new Random(seed);
    new RandomTalk(sound(random), random).go(150);
  }

  @Tag("long")
  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
  void nobodyLoopsOrGetsStuckOrLosesTheMenuInManySoundFlows(@ForAll long seed) {
    var random = new Random(seed);
    new RandomTalk(sound(random), random).go(500);
  }

  private static Flows sound(Random random) {
    while (true) {
      var files = new RandomFlows(random.nextLong(), false).draw();
      if (FlowCheck.report(files).findings().isEmpty()) {
        return Flows.read(files);
      }
    }
  }

  private static void agrees(FlowFiles files) {
    var reader = new FlowReader();
    var flows = reader.read(files);
    assertThat(reader.findings()).isEmpty();
    var findings = FlowCheck.report(files).findings();
    var walks = new EveryWalk(flows);
    boolean all = walks.everywhere();
    Statistics.label("verdict").collect(kind(findings));
    assertThat(all).as("small enough to be walked").isTrue();
    var why = files.names().stream().map(name -> files.text(name).orElse("")).toList();
    if (says(findings, "行き先「").isEmpty()) {
      assertThat(walks.lost).as("lost in %s", why).isFalse();
      compare(flows, findings, walks, why);
    }
  }

  private static void compare(
      Flows flows, List<Finding> findings, EveryWalk walks, List<String> why) {
    if (!says(findings, "もどってきません").isEmpty()) {
      return;
    }
    boolean circles = !says(findings, "ぐるぐる").isEmpty();
    var islands = says(findings, "どこからも来られません");
    assertThat(circles || !walks.circles).as("circles %s in %s", findings, why).isTrue();
    if (islands.isEmpty()) {
      assertThat(walks.circles).as("circles %s in %s", findings, why).isEqualTo(circles);
    }
    if (circles) {
      return;
    }
    assertThat(unvisited(flows, walks)).as("islands in %s", why).isEqualTo(islands);
    if (islands.isEmpty()) {
      assertThat(walks.deaf)
          .as("never understood %s in %s", findings, why)
          .isEqualTo(!says(findings, "伝わらない人").isEmpty());
      assertThat(new TreeSet<>(walks.blanks))
          .as("unknown slots %s in %s", findings, why)
          .isEqualTo(unknown(flows, findings));
    }
  }

  private static String kind(List<Finding> findings) {
    if (findings.isEmpty()) {
      return "sound";
    }
    for (var words : List.of("行き先「", "もどってきません", "ぐるぐる", "来られません", "伝わらない人", "まだわかって")) {
      if (!says(findings, words).isEmpty()) {
        return words;
      }
    }
    return findings.getFirst().sentence();
  }

  private static Set<String> says(List<Finding> findings, String words) {
    var steps = new TreeSet<String>();
    for (var finding : findings) {
      if (finding.sentence().contains(words)) {
        steps.add(finding.step());
      }
    }
    return steps;
  }

  private static Set<String> unvisited(Flows flows, EveryWalk walks) {
    var steps = new TreeSet<String>();
    for (var flow : flows.list()) {
      for (var step : flow.steps()) {
        boolean drawn = step.name().contains("-");
        if (drawn && !walks.visited.contains(flow.name() + "/" + step.name())) {
          steps.add(step.name());
        }
      }
    }
    return steps;
  }

  /** The marks of the texts whose slots are not always known, as the prover has it. */
  private static Set<Integer> unknown(Flows flows, List<Finding> findings) {
    var marks = new TreeSet<Integer>();
    for (var finding : findings) {
      if (!finding.sentence().contains("まだわかって")) {
        continue;
      }
      for (var flow : flows.list()) {
        for (var step : flow.steps()) {
          for (var wording : new ArrayList<>(Wordings.of(step))) {
            boolean here =
                flow.source().file().equals(finding.file()) && wording.line() == finding.line();
            var text = wording.in("ja");
            if (here
                && text.contains(
                    finding.sentence().substring(0, finding.sentence().indexOf('}') + 1))) {
              MARK.matcher(text)
                  .results()
                  .map(found -> Integer.valueOf(found.group(1)))
                  .forEach(marks::add);
            }
          }
        }
      }
    }
    return marks;
  }
}
