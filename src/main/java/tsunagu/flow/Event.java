package tsunagu.flow;

import java.time.Instant;
import java.util.Map;
import tsunagu.message.Incoming;

/** What the engine hears. */
public sealed interface Event {
  /** When it happened. */
  Instant at();

  /** The person said or tapped something, followed us, or a timer of theirs is due. */
  record Heard(Incoming incoming) implements Event {
    @Override
    public Instant at() {
      return incoming.at();
    }
  }

  /**
   * Something happened to the person elsewhere; a flow may have words for it.
   *
   * @param name such as {@code referral-received}, {@code form-sent}, {@code coordinator-said}
   * @param facts values the words may use
   */
  record Happened(String name, Map<String, String> facts, Instant at) implements Event {
    public Happened {
      facts = Map.copyOf(facts);
    }
  }
}
