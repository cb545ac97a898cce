package tsunagu.conversation;

import org.springframework.stereotype.Component;
import tsunagu.lane.Lanes;

/** Tells the other instances which flows are in force here. */
@Component
public final class FlowNews {
  /** The fact by which an instance tells the version of its flows. */
  public static final String FACT = "flows";

  FlowNews(Lanes lanes, FlowFolder flows) {
    lanes.tell(FACT, () -> flows.standing().version());
  }
}
