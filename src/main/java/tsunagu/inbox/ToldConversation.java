package tsunagu.inbox;

import java.util.Locale;
import java.util.function.Supplier;
import tsunagu.conversation.Conversation;
import tsunagu.lane.Arrived;
import tsunagu.lane.Commit;
import tsunagu.lane.Lanes;
import tsunagu.trace.Leg;
import tsunagu.trace.Trips;

/** A conversation whose turns are told as legs of their messages' trips. Thread-safe. */
final class ToldConversation implements Conversation {
  private final Conversation conversation;
  private final Trips trips;

  private ToldConversation(Conversation conversation, Trips trips) {
    this.conversation = conversation;
    this.trips = trips;
  }

  /** The conversation itself where nothing is told. */
  static Conversation of(Conversation conversation, Trips trips) {
    return trips.areTold() ? new ToldConversation(conversation, trips) : conversation;
  }

  @Override
  public Commit.Answer turn(Arrived arrived) {
    return tell(arrived, "turn", () -> conversation.turn(arrived));
  }

  @Override
  public Commit.Answer apologise(Arrived arrived, Lanes.Failure failure) {
    return tell(arrived, "apology", () -> conversation.apologise(arrived, failure));
  }

  @Override
  public Commit.Answer slowDown(Arrived arrived) {
    return tell(arrived, "slow-down", () -> conversation.slowDown(arrived));
  }

  private Commit.Answer tell(Arrived arrived, String name, Supplier<Commit.Answer> turn) {
    var incoming = arrived.incoming();
    try (var leg = trips.of(incoming.id()).part(name)) {
      leg.note(Leg.Note.KIND, incoming.what().getClass().getSimpleName())
          .note(Leg.Note.LANE, arrived.lane())
          .note(Leg.Note.NUMBER, arrived.number());
      try {
        var answer = leg.during(turn);
        leg.note(Leg.Note.RESULT, answer.name().toLowerCase(Locale.ROOT));
        return answer;
      } catch (RuntimeException | StackOverflowError e) {
        leg.failed(e.getClass().getSimpleName());
        throw e;
      }
    }
  }
}
