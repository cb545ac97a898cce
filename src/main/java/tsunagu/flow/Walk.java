package tsunagu.flow;

import java.util.List;

/**
 * A turn and the way it took.
 *
 * @param steps walked through, in order, such as {@code menu/what}
 * @param missed whether an answer did not fit the open question
 * @param backed whether the person went back to an earlier question
 */
public record Walk(Turn turn, List<String> steps, boolean missed, boolean backed) {
  public Walk {
    steps = List.copyOf(steps);
  }
}
