package tsunagu.flow;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tsunagu.flow.Flow.Doing;

/** Slots by number, so that sets of them are small. */
final class SlotNames {
  /** Kept by themselves; a line without them is left out. */
  private static final Set<String> ALWAYS =
      Set.of(
          "wish",
          "mine",
          "found",
          "introductions",
          "said",
          "topic",
          "relaxed",
          "wishes",
          "need",
          Slots.ASKED);

  private final Map<String, Integer> numbers = new HashMap<>();
  private final BitSet facts = new BitSet();

  SlotNames(Flows flows) {
    for (var flow : flows.list()) {
      flow.calls().facts().forEach(fact -> facts.set(number(fact + "!")));
      for (var step : flow.steps()) {
        Wordings.of(step)
            .forEach(wording ->
                wording.languages().values().forEach(text -> read(text).forEach(this::number)));
        Wordings.written(step).forEach(this::number);
      }
    }
  }

  private int number(String slot) {
    return numbers.computeIfAbsent(root(slot), any -> numbers.size());
  }

  BitSet set(String slot) {
    var set = new BitSet();
    if (!slot.isEmpty()) {
      set.set(number(slot));
    }
    return set;
  }

  BitSet all() {
    var all = new BitSet();
    all.set(0, numbers.size());
    return all;
  }

  BitSet facts() {
    return facts;
  }

  BitSet facts(Flow flow) {
    var set = new BitSet();
    flow.calls().facts().forEach(fact -> set.set(number(fact + "!")));
    return set;
  }

  /** A value of nothing but unknown slots forgets the slot. */
  void assign(BitSet slots, String slot, String value) {
    boolean known =
        !Slots.PLACEHOLDER.matcher(value).replaceAll("").isEmpty()
            || (!value.isEmpty() && read(value).stream().anyMatch(one -> slots.get(number(one))));
    slots.set(number(slot), known);
  }

  void forgotten(Flow.Step step, BitSet into) {
    switch (step.doing()) {
      case Doing.Assign(var set, var forget) -> {
        forget.forEach(slot -> into.or(set(slot)));
        set.forEach((slot, value) -> {
          if (Slots.PLACEHOLDER.matcher(value).replaceAll("").isEmpty()) {
            into.or(set(slot));
          }
        });
      }
      case Doing.StartOver _, Doing.ForgetMe _ -> into.or(all());
      default -> {}
    }
  }

  boolean knows(BitSet slots, String slot) {
    return ALWAYS.contains(slot)
        || slots.get(number(slot))
        || (numbers.containsKey(slot + "!") && slots.get(number(slot + "!")));
  }

  Collection<String> read(String text) {
    return Slots.PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> root(found.group(1)))
        .distinct()
        .toList();
  }

  private static String root(String slot) {
    int dot = slot.indexOf('.');
    return dot < 0 ? slot : slot.substring(0, dot);
  }
}
