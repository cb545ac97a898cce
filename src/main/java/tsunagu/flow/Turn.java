package tsunagu.flow;

import java.util.List;

/** What one message leads to: where the person stands now, and what is to be done, in order. */
public record Turn(Progress progress, List<Effect> effects) {
  public Turn {
    effects = List.copyOf(effects);
  }
}
