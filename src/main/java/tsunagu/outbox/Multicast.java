package tsunagu.outbox;

import java.util.List;
import java.util.UUID;
import tsunagu.message.Outgoing;

/** The same words to many people in one call. Thread-safe. */
final class Multicast {
  private final Gate gate;
  private final Budget budget;

  Multicast(Gate gate, Budget budget) {
    this.gate = gate;
    this.budget = budget;
  }

  Outbox.Answer send(UUID key, List<String> addresses, Outgoing words) {
    var messages = Wrapper.json(Shape.messages(List.of(words)));
    var verdict = gate.multicast(key, addresses, messages);
    return switch (verdict.kind()) {
      case ACCEPTED, ALREADY -> {
        budget.spent(addresses.size());
        yield new Outbox.Answer.Sent(verdict.request());
      }
      case UNKNOWN_PEOPLE -> new Outbox.Answer.Unknown(verdict.refused());
      case TOO_LARGE -> new Outbox.Answer.TooLarge();
      case NOT_SENT, UNCLEAR, BROKEN, RATE, CROWDED -> new Outbox.Answer.Later(verdict.reason());
      case QUOTA -> {
        budget.refused();
        yield new Outbox.Answer.Refused(verdict.reason());
      }
      case TOKEN_SPENT, UNSENDABLE, BAD, TOKEN_REFUSED, FORBIDDEN, GONE ->
          new Outbox.Answer.Refused(verdict.reason());
    };
  }
}
