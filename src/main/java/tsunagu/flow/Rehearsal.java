package tsunagu.flow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Sort;
import tsunagu.flow.Flow.Step;
import tsunagu.flow.Progress.Found;
import tsunagu.flow.Progress.Frame;
import tsunagu.message.Outgoing.Manner;
import tsunagu.wish.Wish;

/** Says everything the flows can say, once for each listing and organisation it may be about. */
final class Rehearsal {
  private static final int MOST_DESKS = 3;

  private final Flows flows;
  private final Lookup lookup;
  private final LocalDate today;

  Rehearsal(Flows flows, Lookup lookup, LocalDate today) {
    this.flows = flows;
    this.lookup = lookup;
    this.today = today;
  }

  List<FlowCheck.Spoken> everything(Collection<Manner> manners) {
    var spoken = new ArrayList<FlowCheck.Spoken>();
    for (var manner : manners) {
      var offers =
          lookup.search(Wish.NONE, today, manner).offers().stream().map(Lookup.Offer::id).toList();
      for (var flow : flows.list()) {
        for (var step : flow.steps()) {
          rehearse(new Scene(flow, step, manner, offers), spoken);
        }
      }
    }
    return spoken;
  }

  private record Scene(Flow flow, Step step, Manner manner, List<String> offers) {
    boolean about(String what) {
      return step.toString().contains("{" + what + ".")
          || (step.doing() instanceof Doing.Say(_, var show, _, _) && show.equals(what));
    }
  }

  private void rehearse(Scene scene, List<FlowCheck.Spoken> spoken) {
    var question = Flows.question(scene.step());
    if (question.isPresent() && question.get().sort() == Sort.OFFER) {
      var cards = question.get().cards();
      int page = cards == null ? 1 : cards.page();
      for (int shown = 0; shown < scene.offers().size(); shown += page) {
        for (var code : cards == null ? List.<String>of() : List.copyOf(cards.relaxed().keySet())) {
          say(scene, "", new Found(scene.offers(), List.of(code), shown), spoken);
        }
        say(scene, "", new Found(scene.offers(), List.of(), shown), spoken);
      }
      return;
    }
    boolean desks =
        scene.about("desk") || (question.isPresent() && question.get().sort() == Sort.DESK);
    var listings =
        scene.about("listing") || scene.about("offer") || desks ? scene.offers() : List.of("");
    for (var listing : listings) {
      say(scene, listing, Found.NOTHING, spoken);
    }
  }

  private void say(Scene scene, String listing, Found found, List<FlowCheck.Spoken> spoken) {
    for (int desk = 0; desk < (scene.about("desk") ? MOST_DESKS : 1); desk++) {
      var run =
          new Run(
              new Run.Given(flows, lookup, today, Engine.MOST_STEPS),
              progress(scene, listing, found),
              facts(scene.flow()));
      var desks = run.slots.desks();
      if (desk >= Math.max(1, desks.size())) {
        return;
      }
      if (!desks.isEmpty()) {
        run.slots.set("desk", desks.get(desk).id() + "#" + desk);
      }
      run.stepping.speak(scene.flow(), scene.step());
      run.turn().effects().stream()
          .filter(Effect.Say.class::isInstance)
          .map(effect -> ((Effect.Say) effect).words())
          .forEach(words ->
              spoken.add(
                  new FlowCheck.Spoken(scene.flow().name() + "/" + scene.step().name(), words)));
    }
  }

  private Progress progress(Scene scene, String listing, Found found) {
    var mine =
        Map.of(
            "language",
            scene.manner().language(),
            "letters",
            scene.manner().large() ? "large" : "normal",
            "wards",
            "川崎区,幸区,中原区,高津区,宮前区,多摩区,麻生区",
            "fields",
            "1,2,3,6,7,8,9,11,12,13",
            "notices",
            "on");
    var slots = new HashMap<String, String>();
    if (!listing.isEmpty()) {
      slots.put("listing", listing);
    }
    lookup.introductions(scene.manner()).stream()
        .findFirst()
        .ifPresent(one -> slots.put("introduction", one.id()));
    scene.flow().calls().on().stream()
        .filter(event -> event.startsWith("safety-"))
        .forEach(event -> slots.put("safety", event.substring("safety-".length())));
    var frames = List.of(new Frame(scene.flow().name(), scene.step().name(), 1));
    var wish = Wishes.with(Wish.NONE, "skills", "PB06,PB03");
    return new Progress(
        Progress.VERSION, frames, 999_999, 0, slots, mine, wish, found, List.of(), "", "");
  }

  /** Long values for what events bring. */
  private static Map<String, String> facts(Flow flow) {
    var facts = new HashMap<String, String>();
    flow.calls()
        .facts()
        .forEach(fact -> facts.put(fact, (fact.equals("text") ? "ながい" : "題").repeat(60)));
    return facts;
  }
}
