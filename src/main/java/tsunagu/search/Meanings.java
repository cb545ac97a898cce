package tsunagu.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/**
 * What the index asks of the dictionaries; a view of {@link WishReader} that tests can stand in.
 */
interface Meanings {
  /** Forgets what it has kept of dictionaries that have changed. */
  default void renew() {}

  /** What a word means by itself. */
  Wish understand(String word, LocalDate today);

  /** Ids of the concepts that a text mentions. */
  List<String> concepts(String text);

  /** All ids. */
  Set<String> all();

  /** How a concept is written, the usual form first. */
  List<String> surfaces(String concept);

  /** The concept of a kind such as {@code board-games/囲碁}; a concept is its own. */
  String broader(String concept);

  /** The kind that a word of a concept names, else the concept. */
  String kind(String concept, String word);

  /** Whether the words of a concept name different things. */
  boolean apart(String concept);

  /** Whether a concept names people rather than what is done. */
  boolean people(String concept);

  /** Whether a day is a public holiday. */
  boolean holiday(LocalDate day);
}
