package tsunagu.message;

import java.util.List;

/**
 * What we say in one breath, before it has LINE's shape.
 *
 * @param parts in order, at most five
 * @param choices taps offered under the last part, at most 13
 * @param manner language and letter size of the person
 */
public record Outgoing(List<Part> parts, List<Choice> choices, Manner manner) {
  public Outgoing {
    parts = List.copyOf(parts);
    choices = List.copyOf(choices);
  }

  @Override
  public String toString() {
    return "Outgoing of " + parts.size() + " parts, " + choices.size() + " choices";
  }

  /**
   * How a person wants to be spoken to.
   *
   * @param language {@code ja}, {@code ja-easy}, {@code en} or another code of the vocabulary
   * @param large larger letters
   */
  public record Manner(String language, boolean large) {
    /** Plain Japanese in ordinary letters. */
    public static final Manner PLAIN = new Manner("ja", false);
  }

  /** One thing said. */
  public sealed interface Part {
    /** Plain text, at most 5,000 UTF-16 units. */
    record Text(String text) implements Part {}

    /**
     * Cards side by side.
     *
     * @param instead the full meaning in words, for screen readers and notifications
     * @param cards at most twelve
     */
    record Cards(String instead, List<Card> cards) implements Part {
      public Cards {
        cards = List.copyOf(cards);
      }
    }
  }

  /**
   * One card: a listing, an organisation, a notice.
   *
   * @param badge a short mark above the title such as the kind; may be empty
   * @param buttons at most four
   */
  public record Card(String title, String badge, List<Line> lines, List<Choice> buttons) {
    public Card {
      lines = List.copyOf(lines);
      buttons = List.copyOf(buttons);
    }
  }

  /** A labelled line of a card; an empty label means the text stands alone. */
  public record Line(String label, String text) {}

  /** Something to tap: at most 20 grapheme clusters of label. */
  public record Choice(String label, Act act) {}

  /** What a tap does. */
  public sealed interface Act {
    /**
     * Sends data back to us and shows words in the person's name.
     *
     * @param data at most 300 characters
     * @param shown at most 300 grapheme clusters
     */
    record Post(String data, String shown) implements Act {}

    /**
     * Opens a page.
     *
     * @param address an absolute address, {@code tel:…}, a path on our own pages ({@code
     *     /listings/…}), or {@code link:<purpose>} which becomes a one-time link when the turn is
     *     carried out
     */
    record Open(String address) implements Act {}

    /** Asks the person for a place on the map. */
    record Where() implements Act {}
  }
}
