package tsunagu.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.message.Incoming;
import tsunagu.message.Incoming.What;
import tsunagu.message.MessageId;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Choice;
import tsunagu.message.Outgoing.Part;
import tsunagu.message.PersonId;

/** Plays a story; where the person stands is saved and read again between any two turns. */
final class StoryRunner {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private Instant now = Instant.parse("2026-11-24T01:00:00Z");
  private static final PersonId PERSON = new PersonId("abcdefghijklmnopqrstuvwxyz");

  private final Engine engine;
  private final Story story;
  private final SampleLookup lookup;
  private final Set<String> visited;
  private final List<Timer> timers = new ArrayList<>();
  private final Map<String, String> buttons = new HashMap<>();
  private Progress progress;
  private List<Effect> effects = List.of();
  private int turn;
  private int seen;

  StoryRunner(Engine engine, Story story, Set<String> visited) {
    this.engine = engine;
    this.story = story;
    this.lookup = new SampleLookup(story);
    this.visited = visited;
    this.progress = Progress.start().withMine(story.mine());
  }

  void play() {
    for (var line : story.talk()) {
      for (var entry : line.entrySet()) {
        if (!entry.getKey().equals("facts")) {
          step(entry.getKey(), entry.getValue(), line);
        }
      }
    }
  }

  private void step(String key, Object value, Map<String, Object> line) {
    switch (key) {
      case "person" -> heard(new What.Said(value.toString(), "1"));
      case "tap" -> heard(new What.Tapped(data(value.toString()), Map.of()));
      case "data" -> heard(new What.Tapped(value.toString(), Map.of()));
      case "follow" -> heard(new What.Followed(false));
      case "block" -> heard(new What.Unfollowed());
      case "sticker" -> heard(new What.Unreadable("Sticker"));
      case "place" -> heard(place(value));
      case "happened" -> happened(value.toString(), line.getOrDefault("facts", Map.of()));
      case "bot" -> says(value);
      case "not" ->
          Story.list(value).forEach(one -> assertThat(spoken()).doesNotContain(one.toString()));
      case "silent" -> assertThat(outgoing()).as("nothing is said").isEmpty();
      case "done" -> assertThat(done()).containsExactlyElementsOf(strings(value));
      case "mine" ->
          Story.map(value)
              .forEach((slot, wanted) ->
                  assertThat(progress.mine().getOrDefault(slot, ""))
                      .isEqualTo(wanted == null ? "" : wanted.toString()));
      case "at" -> assertThat(progress.where()).isEqualTo(value);
      case "quick" ->
          assertThat(outgoing().orElseThrow().choices().stream().map(Choice::label))
              .containsAll(strings(value));
      case "flows-change" -> lose();
      case "later" -> later(value.toString());
      case "gone" -> lookup.gone.add(value.toString());
      default -> throw new IllegalArgumentException("unknown word in a story: " + key);
    }
  }

  /** Lets time pass; timers that are due then fire. */
  private void later(String time) {
    var upper = time.toUpperCase(java.util.Locale.ROOT);
    now = now.plus(java.time.Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper));
    effects = List.of();
    var due = timers.stream().filter(timer -> !timer.at().isAfter(now)).toList();
    timers.removeAll(due);
    due.forEach(timer -> heard(new What.Due(timer.name(), timer.stamp())));
  }

  private record Timer(String name, String stamp, Instant at) {}

  private static List<String> strings(Object value) {
    return Story.list(value).stream().map(String::valueOf).toList();
  }

  private static What place(Object value) {
    var both = strings(value);
    return new What.Shared(Double.parseDouble(both.get(0)), Double.parseDouble(both.get(1)));
  }

  /** As if the open question had been taken out of its file. */
  private void lose() {
    var frame = progress.frames().getLast();
    progress =
        new Progress(
            progress.version(),
            List.of(new Progress.Frame(frame.flow(), "taken-out", frame.stamp())),
            progress.stamps(),
            0,
            progress.slots(),
            progress.mine(),
            progress.wish(),
            progress.found(),
            progress.trail());
  }

  private void heard(What what) {
    var id = new MessageId("m" + ++turn);
    take(new Event.Heard(new Incoming(id, PERSON, null, now, null, what)));
  }

  private void happened(String name, Object facts) {
    var words = new HashMap<String, String>();
    Story.map(facts).forEach((key, value) -> words.put(key, String.valueOf(value)));
    take(new Event.Happened(name, words, now));
  }

  private void take(Event event) {
    var saved = JSON.writeValueAsString(progress);
    assertThat(saved.getBytes(StandardCharsets.UTF_8).length).isLessThan(8 * 1024);
    var read = JSON.readValue(saved, Progress.class);
    assertThat(read).isEqualTo(progress);
    var run = engine.run(read, event, lookup);
    var answer = run.turn();
    visited.addAll(run.visited());
    assertThat(engine.advance(read, event, lookup)).as("the same again").isEqualTo(answer);
    progress = answer.progress();
    effects = answer.effects();
    for (var effect : effects) {
      if (effect instanceof Effect.Remind(var name, var stamp, var after)) {
        timers.removeIf(timer -> timer.name().equals(name) && timer.stamp().equals(stamp));
        timers.add(new Timer(name, stamp, now.plus(after)));
      }
    }
    seen = 0;
    outgoing().ifPresent(this::remember);
  }

  private Optional<Outgoing> outgoing() {
    return effects.stream()
        .flatMap(effect -> effect instanceof Effect.Say(var words) ? Stream.of(words) : null)
        .findFirst();
  }

  private void remember(Outgoing words) {
    assertThat(words.parts()).hasSizeBetween(1, 5);
    assertThat(words.choices()).hasSizeLessThanOrEqualTo(13);
    words.choices().forEach(this::remember);
    for (var part : words.parts()) {
      if (part instanceof Part.Cards(_, var cards)) {
        for (var card : cards) {
          card.buttons().forEach(this::remember);
          card.buttons().stream().findFirst().ifPresent(first -> remember(card, first));
        }
      }
    }
  }

  private void remember(Choice choice) {
    assertThat(Graphemes.count(choice.label())).isBetween(1, 20);
    if (choice.act() instanceof Act.Post(var data, _)) {
      buttons.put(choice.label(), data);
    }
  }

  private void remember(Card card, Choice first) {
    if (first.act() instanceof Act.Post(var data, _)) {
      buttons.put(card.title(), data);
    }
  }

  private String data(String label) {
    return buttons.entrySet().stream()
        .filter(one -> one.getKey().equals(label) || one.getKey().endsWith(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + label + " in " + buttons.keySet()))
        .getValue();
  }

  private void says(Object value) {
    for (var wanted : strings(value)) {
      var spoken = spoken();
      assertThat(spoken.substring(seen)).as("turn " + turn).contains(wanted);
      seen = spoken.indexOf(wanted, seen) + wanted.length();
    }
  }

  private String spoken() {
    var all = new ArrayList<String>();
    for (var part : outgoing().map(Outgoing::parts).orElse(List.of())) {
      switch (part) {
        case Part.Text(var text) -> all.add(text);
        case Part.Cards(var instead, var cards) -> {
          all.add(instead);
          cards.forEach(card -> all.add(card.title() + " " + card.buttons()));
        }
      }
    }
    return String.join("\n", all);
  }

  private List<String> done() {
    return effects.stream()
        .flatMap(effect ->
            switch (effect) {
              case Effect.Say _ -> Stream.<String>empty();
              case Effect.Refer(var listing, var organisation, _, var shown) -> {
                assertThat(shown).isNotBlank();
                yield Stream.of("refer " + listing + " to " + organisation);
              }
              case Effect.Withdraw(var referral) -> Stream.of("withdraw " + referral);
              case Effect.CallCoordinator(var organisation, var why) ->
                  Stream.of(("call " + organisation).strip() + " because " + why);
              case Effect.Missing _ -> Stream.of("missing");
              case Effect.Remind(var name, _, _) -> Stream.of("remind " + name);
              case Effect.Forget _ -> Stream.of("forget");
            })
        .toList();
  }
}
