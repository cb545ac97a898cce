package tsunagu.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tsunagu.message.Incoming;
import tsunagu.message.Incoming.What;
import tsunagu.message.MessageId;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Manner;
import tsunagu.message.Outgoing.Part;
import tsunagu.message.PersonId;
import tsunagu.wish.Wish;

/**
 * Walks a small set of flows by brute force: the real engine, every state it can be brought to,
 * every input there, every fall of the dice. Knows nothing of the prover.
 */
final class EveryWalk {
  static final String TOO_LONG = "z".repeat(201);
  private static final int MOST_STATES = 20_000;
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
  private static final PersonId PERSON = new PersonId("abcdefghijklmnopqrstuvwxyz");
  private static final Pattern BLANK = Pattern.compile("T([0-9]+) [^<\n]*<>");

  private final Flows flows;
  private final Engine engine;
  private final List<String> dice;
  private final Set<String> seen = new HashSet<>();
  private final ArrayDeque<Progress> open = new ArrayDeque<>();
  final Set<String> visited = new TreeSet<>();
  final Set<Integer> blanks = new TreeSet<>();
  boolean circles;
  boolean lost;
  boolean deaf;

  EveryWalk(Flows flows) {
    this.flows = flows;
    this.dice = RandomFlows.DICE.stream().filter(this::thrown).toList();
    this.engine = Engine.of(flows, 60);
  }

  /** Walks everywhere; false when there is too much to walk. */
  boolean everywhere() {
    var fresh = Progress.start().withMine(Map.of("wards", "幸区"));
    open.add(fresh);
    seen.add(key(fresh));
    explore();
    for (var data : oldButtons()) {
      fall(fresh).forEach(dice -> step(dice, new What.Tapped(data, Map.of())));
    }
    explore();
    return seen.size() < MOST_STATES;
  }

  private void explore() {
    while (!open.isEmpty() && seen.size() < MOST_STATES) {
      var state = open.remove();
      for (var dice : fall(state)) {
        for (var typed : inputs()) {
          step(dice, new What.Said(typed, "1"));
        }
        deaf |= unheard(dice);
      }
    }
  }

  private boolean thrown(String die) {
    return flows.list().stream()
        .flatMap(flow -> flow.steps().stream())
        .anyMatch(step -> step.doing().toString().contains("{" + die + "="));
  }

  private List<String> inputs() {
    var inputs = new ArrayList<>(List.of("1", "2", "abc", TOO_LONG, "メニュー"));
    if (flows.find("wipe").isPresent()) {
      inputs.add("wipe");
    }
    flows.names().stream()
        .filter(name -> name.startsWith("f"))
        .forEach(name -> inputs.add("go" + name));
    return inputs;
  }

  /** Every way the dice may fall before a turn. */
  private List<Progress> fall(Progress state) {
    var all = new ArrayList<Progress>();
    for (int bits = 0; bits < 1 << dice.size(); bits++) {
      var slots = new HashMap<>(state.slots());
      for (int i = 0; i < dice.size(); i++) {
        slots.remove(dice.get(i));
        if ((bits >> i & 1) == 1) {
          slots.put(dice.get(i), "up");
        }
      }
      all.add(with(state, slots));
    }
    return all;
  }

  private static Progress with(Progress state, Map<String, String> slots) {
    return new Progress(
        state.version(),
        state.frames(),
        state.stamps(),
        state.tries(),
        slots,
        state.mine(),
        state.wish(),
        state.found(),
        List.of(),
        state.flows(),
        state.contract());
  }

  private Optional<Walk> step(Progress state, What what) {
    try {
      var walk =
          engine.walk(
              state,
              new Event.Heard(new Incoming(new MessageId("m"), PERSON, null, NOW, null, what)),
              new Nothing());
      walk.steps().forEach(visited::add);
      for (var effect : walk.turn().effects()) {
        circles |= effect instanceof Effect.Braked;
        if (effect instanceof Effect.Say(var words)) {
          read(words);
        }
      }
      if (seen.add(key(walk.turn().progress()))) {
        open.add(walk.turn().progress());
      }
      return Optional.of(walk);
    } catch (IllegalStateException nowhere) {
      boolean endless = String.valueOf(nowhere.getMessage()).contains("never waits");
      circles |= endless;
      lost |= !endless;
      return Optional.empty();
    }
  }

  private void read(Outgoing words) {
    for (var part : words.parts()) {
      if (part instanceof Part.Text(var text)) {
        BLANK
            .matcher(text)
            .results()
            .map(found -> Integer.valueOf(found.group(1)))
            .forEach(blanks::add);
      }
    }
  }

  /** Whether someone who is never understood is asked for ever. */
  private boolean unheard(Progress state) {
    var asked = new HashSet<String>();
    var now = state;
    while (!now.where().isEmpty()) {
      if (!asked.add(key(now))) {
        return true;
      }
      var walk = step(with(now, now.slots()), new What.Said(TOO_LONG, "1"));
      if (walk.isEmpty()) {
        return false;
      }
      now = walk.get().turn().progress();
    }
    return false;
  }

  private static String key(Progress state) {
    var slots = new TreeSet<String>(state.slots().keySet());
    RandomFlows.DICE.forEach(slots::remove);
    var frames =
        state.frames().stream()
            .map(frame -> frame.flow() + "/" + frame.step() + (frame.stamp() > 0 ? "?" : ""))
            .toList();
    return frames + " " + slots + " " + state.tries();
  }

  /** Buttons of long ago: every choice of a question that was ever asked. */
  private List<String> oldButtons() {
    var buttons = new ArrayList<String>();
    for (var flow : flows.list()) {
      for (var step : flow.steps()) {
        if (visited.contains(flow.name() + "/" + step.name())) {
          Flows.question(step)
              .ifPresent(question ->
                  question
                      .choices()
                      .forEach(option ->
                          buttons.add(
                              "a:999999:"
                                  + flow.name()
                                  + ":"
                                  + step.name()
                                  + ":"
                                  + option.value())));
        }
      }
    }
    return buttons;
  }

  /** A world in which nothing is found and nothing is understood. */
  private static final class Nothing implements Lookup {
    @Override
    public Wish understand(String text, LocalDate today) {
      return Wish.NONE;
    }

    @Override
    public Finds search(Wish wish, LocalDate today, Manner manner) {
      return new Finds(List.of(), List.of());
    }

    @Override
    public Optional<Offer> offer(String listing, Wish wish, LocalDate today, Manner manner) {
      return Optional.empty();
    }

    @Override
    public List<Desk> desks(Wish wish, String listing, Manner manner) {
      return List.of();
    }

    @Override
    public List<Card> helplines(Wish.Safety safety, Manner manner) {
      return List.of();
    }

    @Override
    public List<Introduction> introductions(Manner manner) {
      return List.of();
    }
  }
}
