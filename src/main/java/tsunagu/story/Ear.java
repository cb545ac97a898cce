package tsunagu.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tsunagu.flow.Effect;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.Outgoing.Choice;
import tsunagu.message.Outgoing.Part;
import tsunagu.story.Story.Unplayable;

/** Hears what was said since the last act, and remembers every button ever shown. */
final class Ear {
  private static final int MOST_PARTS = 5;
  private static final int MOST_CHOICES = 13;

  private final Map<String, String> buttons = new HashMap<>();
  private List<Outgoing> said = List.of();
  private List<Effect> effects = List.of();

  /** Takes the turns of one act. */
  void hear(List<Stage.Done> turns) {
    effects = turns.stream().flatMap(done -> done.walk().turn().effects().stream()).toList();
    said = turns.stream().flatMap(done -> done.said().stream()).toList();
    said.forEach(this::remember);
  }

  boolean silent() {
    return said.isEmpty();
  }

  /** The labels below the last words. */
  List<String> quick() {
    return said.isEmpty()
        ? List.of()
        : said.getLast().choices().stream().map(Choice::label).toList();
  }

  /**
   * All that was said, as it would be read aloud; cards with their buttons. A space that only keeps
   * a line together is a space: its author cannot see the difference.
   */
  String spoken() {
    var all = new ArrayList<String>();
    for (var part : said.stream().flatMap(words -> words.parts().stream()).toList()) {
      switch (part) {
        case Part.Text(var text) -> all.add(text);
        case Part.Cards(var instead, var cards) -> {
          all.add(instead);
          cards.forEach(card -> all.add(card.title() + " " + card.buttons()));
        }
      }
    }
    return String.join("\n", all).replace('\u00A0', ' ');
  }

  /** The data of a button shown before: its label, or the title of its card. */
  Optional<String> data(String label) {
    return Optional.ofNullable(buttons.get(label))
        .or(() ->
            buttons.entrySet().stream()
                .filter(one -> one.getKey().endsWith(label))
                .map(Map.Entry::getValue)
                .findFirst());
  }

  private void remember(Outgoing words) {
    if (words.parts().isEmpty()
        || words.parts().size() > MOST_PARTS
        || words.choices().size() > MOST_CHOICES) {
      throw new Unplayable("一度に言うことや選べることが多すぎます。");
    }
    words.choices().forEach(choice -> remember(choice.label(), choice));
    for (var part : words.parts()) {
      if (part instanceof Part.Cards(_, var cards)) {
        for (var card : cards) {
          card.buttons().forEach(button -> remember(button.label(), button));
          card.buttons().stream().findFirst().ifPresent(first -> remember(card.title(), first));
        }
      }
    }
  }

  private void remember(String label, Choice choice) {
    if (choice.act() instanceof Act.Post(var data, _)) {
      buttons.put(label, data);
    }
  }

  /** What is to be done besides saying, such as {@code refer v2 to IO-01}. */
  List<String> done() {
    return effects.stream().flatMap(Ear::done).toList();
  }

  private static Stream<String> done(Effect effect) {
    return switch (effect) {
      case Effect.Say _ -> Stream.empty();
      case Effect.Remind(var name, _, _) -> Stream.of("remind " + name);
      case Effect.Refer(var listing, var organisation, _, var shown) -> {
        if (shown.isBlank()) {
          throw new Unplayable("同意の文が見せられていません。");
        }
        yield Stream.of("refer " + listing + " to " + organisation);
      }
      case Effect.Withdraw(var referral) -> Stream.of("withdraw " + referral);
      case Effect.CallCoordinator(var organisation, var why) ->
          Stream.of(("call " + organisation).strip() + " because " + why);
      case Effect.KeepWish(_, var shown) -> {
        if (shown.isBlank()) {
          throw new Unplayable("同意の文が見せられていません。");
        }
        yield Stream.of("keep the wish");
      }
      case Effect.DropWish(var kept) -> Stream.of(("drop the wish " + kept).strip());
      case Effect.Missing _ -> Stream.of("missing");
      case Effect.Forget _ -> Stream.of("forget");
      case Effect.Braked(var where) -> Stream.of("brake at " + where);
    };
  }
}
