package tsunagu.story;

import java.util.List;

/**
 * How the stories went.
 *
 * @param unvisited steps no story walked through, such as {@code menu/what}
 * @param steps how many there are
 */
public record Played(List<Outcome> outcomes, List<String> unvisited, int steps) {
  public Played {
    outcomes = List.copyOf(outcomes);
    unvisited = List.copyOf(unvisited);
  }

  /** Whether every story went as written and every step was visited. */
  public boolean well() {
    return unvisited.isEmpty() && failed().isEmpty();
  }

  /** The stories that went otherwise. */
  public List<Outcome> failed() {
    return outcomes.stream().filter(outcome -> !outcome.complaints().isEmpty()).toList();
  }

  /**
   * How one story went.
   *
   * @param shows what it claims to show
   * @param happens what of these really happens
   * @param language the person's at its beginning
   */
  public record Outcome(
      String file,
      int line,
      String title,
      List<String> shows,
      List<String> happens,
      String language,
      List<Complaint> complaints) {
    public Outcome {
      shows = List.copyOf(shows);
      happens = List.copyOf(happens);
      complaints = List.copyOf(complaints);
    }
  }

  /**
   * What went otherwise than written.
   *
   * @param said what was said instead; may be empty
   */
  public record Complaint(int line, String sentence, String said) {}
}
