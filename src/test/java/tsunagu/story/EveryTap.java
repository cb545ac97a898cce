package tsunagu.story;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.flow.Effect;
import tsunagu.flow.Engine;
import tsunagu.flow.Flows;
import tsunagu.flow.Progress;
import tsunagu.message.Incoming.What;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Act;
import tsunagu.wish.Wish;

/**
 * One resident in one city who does everything that can be done, place by place. Two states are one
 * place when the same question is open with the same ones below it, and the same buttons are shown.
 */
final class EveryTap {
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Engine ENGINE = Engine.of(Flows.read(Shipped.FLOWS));
  private static final Set<String> ASKING = Set.of("ask", "refer", "keep-wish");

  /** Said where no button is the answer; the last is understood by nobody. */
  private static final List<String> WORDS = List.of("3", "土曜", "宮前区", "わからない", "¿¿¿");

  final TreeSet<String> visited = new TreeSet<>();
  final TreeSet<String> tooEarly = new TreeSet<>();
  final Map<String, Place> places = new LinkedHashMap<>();

  private final ArrayDeque<Place> open = new ArrayDeque<>();
  private final Stage stage;

  private final Place fresh;

  /** Someone who made these choices before, in a city as the head of a story describes it. */
  EveryTap(Map<String, String> mine, Map<String, Object> city) {
    fresh = new Place(Progress.start().withMine(mine), List.of());
    var head = new HashMap<>(city);
    head.put("understands", wishes());
    stage = new Stage(ENGINE, new SampleCity(new Story("", 0, head, List.of())), NOW, Map.of());
  }

  /** Where somebody can stand, the buttons shown there, and what rings when nothing is done. */
  static final class Place {
    final Progress progress;
    final List<String> taps;
    final List<What.Due> timers = new ArrayList<>();

    /** The places one tap away. */
    final Set<String> near = new TreeSet<>();

    /** Whether one tap calls a human. */
    boolean person;

    Place(Progress progress, List<String> taps) {
      this.progress = progress;
      this.taps = taps;
    }
  }

  static boolean asks(String step) {
    return Shipped.STEPS.getOrDefault(step, Map.of()).keySet().stream().anyMatch(ASKING::contains);
  }

  void everywhere() {
    begin();
    while (!open.isEmpty()) {
      var place = open.remove();
      for (var data : place.taps) {
        var done = at(place).heard(new What.Tapped(data, Map.of()));
        place.near.add(arrive(done));
        place.person |=
            done.walk().turn().effects().stream()
                .anyMatch(Effect.CallCoordinator.class::isInstance);
      }
      for (var words : WORDS) {
        arrive(at(place).heard(new What.Said(words, "1")));
      }
      arrive(at(place).heard(new What.Shared(35.55, 139.6)));
      place.timers.forEach(timer -> arrive(at(place).heard(timer)));
    }
  }

  private void begin() {
    arrive(at(fresh).heard(new What.Followed(false)));
    for (var word : Shipped.WORDS) {
      arrive(at(fresh).heard(new What.Said(word, "1")));
    }
    for (var wish : wishes()) {
      arrive(at(fresh).heard(new What.Said(String.valueOf(wish.get("say")), "1")));
    }
    var facts = Map.of("title", "x", "organisation", "x", "note", "x", "text", "x");
    for (var event : Shipped.EVENTS) {
      arrive(at(fresh).happened(event, facts));
    }
    arrive(at(fresh).heard(new What.Tapped("start:find?listing=v1", Map.of())));
  }

  private Stage at(Place place) {
    stage.restore(place.progress);
    return stage;
  }

  private String arrive(Stage.Done done) {
    visited.addAll(done.walk().steps());
    var taps = new ArrayList<String>();
    done.said().ifPresent(words -> words(words, done, taps));
    early(done);
    var progress = done.after();
    var key = key(progress, taps);
    if (!taps.isEmpty() && !places.containsKey(key)) {
      var place = new Place(progress, taps);
      for (var effect : done.walk().turn().effects()) {
        if (effect instanceof Effect.Remind(var name, var stamp, _)) {
          place.timers.add(new What.Due(name, stamp));
        }
      }
      places.put(key, place);
      open.add(place);
    }
    return key;
  }

  private void words(Outgoing words, Stage.Done done, List<String> taps) {
    for (var part : words.parts()) {
      if (part instanceof Outgoing.Part.Cards(_, var cards)) {
        cards.forEach(card -> card.buttons().forEach(button -> button(button, done, taps)));
      }
    }
    words.choices().forEach(choice -> button(choice, done, taps));
  }

  private void button(Outgoing.Choice choice, Stage.Done done, List<String> taps) {
    switch (choice.act()) {
      case Act.Post(var data, _) -> taps.add(data);
      case Act.Open(var address) -> {
        var form = address.equals("link:refer");
        if (form && done.walk().steps().stream().noneMatch("introduce/form"::equals)) {
          tooEarly.add(address + " in " + done.walk().steps());
        }
      }
      case Act.Where() -> {}
    }
  }

  /** Consent is asked for something chosen among what was shown: a listing or an organisation. */
  private void early(Stage.Done done) {
    for (var step : done.walk().steps()) {
      if (Shipped.STEPS.getOrDefault(step, Map.of()).containsKey("refer")
          && !done.after().slots().keySet().stream()
              .anyMatch(slot -> slot.equals("listing") || slot.startsWith("desk"))) {
        tooEarly.add(step + " with " + done.after().slots());
      }
    }
  }

  private static String key(Progress progress, List<String> taps) {
    var shown = taps.stream().map(tap -> tap.replaceFirst("^a:[0-9]+:", "a:")).toList();
    var frames = JSON.writeValueAsString(progress.frames()).replaceAll(",\"stamp\":[0-9]+", "");
    return progress.where() + " " + frames + " " + shown + " " + progress.tries();
  }

  /** Places from which neither a tap nor two lead to a human. */
  List<String> farFromAPerson() {
    return places.entrySet().stream()
        .filter(entry ->
            !entry.getValue().person
                && entry.getValue().near.stream()
                    .noneMatch(next -> places.containsKey(next) && places.get(next).person))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<Map<String, Object>> wishes() {
    return Arrays.stream(Wish.Kind.values())
        .map(kind ->
            Map.<String, Object>of(
                "say",
                "wish of kind " + kind,
                "kind",
                kind.name().toLowerCase(Locale.ROOT).replace('_', '-')))
        .toList();
  }
}
