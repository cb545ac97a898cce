package tsunagu.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.linecorp.bot.jackson.ModelObjectMapper;
import com.linecorp.bot.messaging.model.Message;
import com.linecorp.bot.messaging.model.TextMessage;
import java.util.ArrayList;
import java.util.List;
import tsunagu.lane.Arrived;
import tsunagu.message.Incoming.What;
import tsunagu.message.Outgoing;

/**
 * Wraps words into parcels: LINE's shape, at most five objects a call, a retry key for each call.
 */
final class Wrapper {
  private static final ObjectWriter LINE = writer();
  private static final int MOST = 5;

  private Wrapper() {}

  /**
   * How things stand when a parcel is made.
   *
   * @param held whether nothing can be sent now
   * @param redone whether an earlier turn of the event may have been answered
   */
  record Standing(boolean held, boolean redone) {}

  private static ObjectWriter writer() {
    var mapper = ModelObjectMapper.createNewObjectMapper();
    // by itself it keeps room for each thread, and each of our turns runs on a new one
    var _ = mapper.getFactory().setRecyclerPool(JsonRecyclerPools.sharedConcurrentDequePool());
    // without the element type, Jackson would leave out each message's "type"
    return mapper.writerFor(new TypeReference<List<Message>>() {});
  }

  static Parcel parcel(Arrived handled, String address, List<Outgoing> words, Standing standing) {
    var calls = new ArrayList<Parcel.Call>();
    for (var messages : calls(Shape.messages(words))) {
      calls.add(new Parcel.Call(handled.incoming().id().key(calls.size()), json(messages)));
    }
    var incoming = handled.incoming();
    var ticket = incoming.ticket();
    return new Parcel(
        address,
        ticket == null ? null : ticket.token(),
        handled.received(),
        words.isEmpty() ? "ja" : words.getLast().manner().language(),
        isNeeded(incoming.what(), words),
        standing.held(),
        standing.redone(),
        incoming.what() instanceof What.Said(_, var message) ? message : null,
        calls);
  }

  /**
   * Whether the person would be left standing without it: a human's words, news of a referral, a
   * form's result, a question, a card, a link. A reminder is a kindness.
   */
  private static boolean isNeeded(What what, List<Outgoing> words) {
    return switch (what) {
      case What.CoordinatorCame _,
          What.CoordinatorSaid _,
          What.CoordinatorLeft _,
          What.Moved _,
          What.Withdrew _,
          What.FormSent _,
          What.AskedToBeForgotten _ ->
          true;
      case What.Due _ -> false;
      default ->
          words.stream()
              .anyMatch(breath ->
                  !breath.choices().isEmpty()
                      || breath.parts().stream().anyMatch(Outgoing.Part.Cards.class::isInstance));
    };
  }

  /**
   * A call's message objects as JSON. LINE's limits are proved before flows run ({@link
   * Outbox#problems}); what slips through LINE refuses, with the place in its answer.
   */
  static String json(List<Message> messages) {
    try {
      return LINE.writeValueAsString(messages);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("LINE's own message records cannot be written", e);
    }
  }

  private static List<List<Message>> calls(List<Message> messages) {
    var merged = new ArrayList<>(messages);
    for (var i = merged.size() - 1; i > 0 && merged.size() > MOST; i--) {
      if (merged.get(i - 1) instanceof TextMessage first
          && merged.get(i) instanceof TextMessage second
          && first.text().length() + second.text().length() < 4_900) {
        var text = first.text() + "\n\n" + second.text();
        merged.set(i - 1, new TextMessage(second.quickReply(), null, text, null, null));
        merged.remove(i);
      }
    }
    var calls = new ArrayList<List<Message>>();
    for (var from = 0; from < merged.size(); from += MOST) {
      calls.add(List.copyOf(merged.subList(from, Math.min(merged.size(), from + MOST))));
    }
    return calls;
  }
}
