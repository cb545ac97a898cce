package tsunagu.flow;

import java.util.ArrayList;
import java.util.List;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Step;

/** All that a step says, and all slots it writes. */
final class Wordings {
  private Wordings() {}

  /** The texts of a step, labels among them. */
  static List<Wording> of(Step step) {
    var wordings = new ArrayList<Wording>();
    if (step.doing() instanceof Doing.Say(var text, _, var title, var buttons)) {
      wordings.add(text);
      wordings.add(title);
      buttons.forEach(button -> wordings.add(button.label()));
    }
    Flows.question(step)
        .ifPresent(question -> {
          wordings.add(question.text());
          wordings.add(question.patience().again());
          question.choices().forEach(option -> wordings.add(option.label()));
          var cards = question.cards();
          if (cards != null) {
            wordings.add(cards.button());
            wordings.addAll(cards.relaxed().values());
          }
        });
    return wordings;
  }

  /** What a step needs as it is, beside its texts. */
  static List<String> raw(Step step) {
    return switch (step.doing()) {
      case Doing.Say(_, _, _, var buttons) -> buttons.stream().map(Flow.Button::open).toList();
      case Doing.Withdraw(var slot) -> List.of("{" + slot + "}");
      default -> List.of();
    };
  }

  /** The slots a step may set or forget. */
  static List<String> written(Step step) {
    var slots = new ArrayList<String>();
    switch (step.doing()) {
      case Doing.Assign(var set, var forget) -> {
        slots.addAll(set.keySet());
        slots.addAll(forget);
      }
      case Doing.Desks _ -> slots.add("desk");
      default -> {}
    }
    Flows.question(step)
        .ifPresent(question -> {
          if (!question.into().isEmpty()) {
            slots.add(question.into());
          }
          question.choices().forEach(option -> slots.addAll(option.set().keySet()));
        });
    return slots;
  }
}
