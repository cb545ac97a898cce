package tsunagu.flow;

import java.util.ArrayList;
import java.util.List;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Choice;
import tsunagu.message.Outgoing.Manner;
import tsunagu.message.Outgoing.Part;

/** Gathers what is said in one turn into one breath. */
final class Speech {
  private static final int MOST_PARTS = 5;
  private static final int MOST_CARDS = 12;
  private static final int MOST_CHOICES = 13;
  private static final int MOST_TEXT = 4000;

  private final List<Part> parts = new ArrayList<>();
  private List<Choice> choices = List.of();

  void text(String text) {
    if (!text.isBlank()) {
      parts.add(new Part.Text(text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT)));
    }
  }

  void cards(String instead, List<Card> cards) {
    if (!cards.isEmpty()) {
      parts.add(new Part.Cards(instead, cards.stream().limit(MOST_CARDS).toList()));
    }
  }

  void choices(List<Choice> offered) {
    choices = offered.stream().limit(MOST_CHOICES).toList();
  }

  boolean silent() {
    return parts.isEmpty();
  }

  Outgoing words(Manner manner) {
    join();
    return new Outgoing(parts.stream().limit(MOST_PARTS).toList(), choices, manner);
  }

  /** Neighbouring texts become one while there are too many parts. */
  private void join() {
    for (int i = 0; parts.size() > MOST_PARTS && i + 1 < parts.size(); ) {
      if (parts.get(i) instanceof Part.Text(var first)
          && parts.get(i + 1) instanceof Part.Text(var second)) {
        parts.set(i, new Part.Text(first + "\n\n" + second));
        parts.remove(i + 1);
      } else {
        i++;
      }
    }
  }
}
