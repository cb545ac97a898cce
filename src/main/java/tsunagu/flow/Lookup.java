package tsunagu.flow;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Manner;
import tsunagu.wish.Wish;

/**
 * What the engine may ask the rest of the house, for one person; answers must not change anything.
 */
public interface Lookup {
  /** What words mean. */
  Wish understand(String text, LocalDate today);

  /** What fits a wish, shown as cards in the person's manner. */
  Finds search(Wish wish, LocalDate today, Manner manner);

  /** A listing, with the date and the reasons that fit the wish. */
  Optional<Offer> offer(String listing, Wish wish, LocalDate today, Manner manner);

  /**
   * The organisations that can take a wish further, best first, at most three.
   *
   * @param listing its own organisation comes first; may be empty
   */
  List<Desk> desks(Wish wish, String listing, Manner manner);

  /** Public helplines for what must be dealt with before any search. */
  List<Card> helplines(Wish.Safety safety, Manner manner);

  /** The person's introductions that can still be withdrawn. */
  List<Introduction> introductions(Manner manner);

  /** The ward a shared place lies in (WGS 84 degrees); empty when unknown or outside the city. */
  default Optional<String> wardAt(double latitude, double longitude) {
    return Optional.empty();
  }

  /**
   * What was understood of a wish, piece by piece and all of it, each with the wish that is left
   * without it. The code begins with the part of the wish: kind, ward, date, topic and so on.
   */
  default List<Other> pieces(Wish wish, Manner manner) {
    return List.of();
  }

  /** Wishes that would find something where this one finds little: words meant, words near. */
  default List<Other> instead(Wish wish, LocalDate today, Manner manner) {
    return List.of();
  }

  /** The person's wishes that wait for something to fit them. */
  default List<Kept> kept(Manner manner) {
    return List.of();
  }

  /** What a group's need comes to; empty where nothing can be said of it. */
  default Optional<Need> need(Wish wish, LocalDate today, Manner manner) {
    return Optional.empty();
  }

  /** Another wish, one tap away. */
  record Other(String code, String label, Wish wish) {
    /** How the code of a piece begins that is only said and cannot be taken off. */
    public static final String SAID = "said:";
  }

  /** A wish that is kept. */
  record Kept(String id, String label) {}

  /**
   * A group's need: the skills it takes, what comes out of such work, and how many of those who
   * offered such skills there are, in words, because small numbers are not told.
   */
  record Need(String skills, String deliverable, String people) {}

  /** What was found, and what had to be given up for it (codes of {@code search}). */
  record Finds(List<Offer> offers, List<String> relaxed) {
    public Finds {
      offers = List.copyOf(offers);
      relaxed = List.copyOf(relaxed);
    }
  }

  /**
   * A listing as the person sees it; its card has no buttons yet.
   *
   * @param brief what counts when it is one of several in large letters: when, where, cost and why
   * @param facts values for texts: {@code title}, {@code when}, {@code where}, {@code organiser},
   *     and {@code why} where one can say why it fits the wish
   * @param sentence the card read aloud, for altText and for those who type numbers
   */
  record Offer(
      String id, String kind, Card card, Card brief, String sentence, Map<String, String> facts) {
    public Offer {
      facts = Map.copyOf(facts);
    }

    /** A listing whose card is short enough for any letters. */
    public Offer(String id, String kind, Card card, String sentence, Map<String, String> facts) {
      this(id, kind, card, card, sentence, facts);
    }
  }

  /**
   * An organisation as the person sees it; its card has no buttons yet.
   *
   * @param id who receives a referral (may stand in for the one named)
   * @param reason why this one, in the person's language
   */
  record Desk(String id, String name, String receiver, String reason, Card card, String sentence) {}

  /** An introduction that is under way. */
  record Introduction(String id, String title, String organisation, String status) {}
}
