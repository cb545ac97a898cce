package tsunagu.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * All calls of one turn to LINE, as they lie sealed in the lane until they are settled.
 *
 * @param address the LINE user id
 * @param token the reply token, for the first call only
 * @param received Redis time at which the token came in
 * @param language for the sentences of {@link Overlap}
 * @param needed whether the person would be left standing without it
 * @param held whether nothing could be sent when it was made, so that its first attempt is marked
 * @param redone whether an earlier turn of the same event may have been answered and forgotten, so
 *     that its token may be used
 * @param answers LINE's id of the message it answers, which may be taken back; may be empty
 */
record Parcel(
    String address,
    @Nullable String token,
    Instant received,
    String language,
    boolean needed,
    boolean held,
    boolean redone,
    @Nullable String answers,
    List<Call> calls) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
  private static final ObjectWriter WRITER = JSON.writerFor(Parcel.class);

  Parcel {
    calls = List.copyOf(calls);
  }

  /** Reads what {@link #write} wrote, and what older versions wrote as one JSON. */
  static Parcel read(String text) {
    var lines = text.split("\n", -1);
    var head = JSON.readValue(lines[0], Parcel.class);
    if (lines.length == 1) {
      return head;
    }
    var calls = new ArrayList<Call>();
    for (var call : head.calls()) {
      calls.add(new Call(call.key(), lines[1 + calls.size()]));
    }
    return head.with(calls);
  }

  /** One line of JSON, then the messages of each call on a line of their own, as they are. */
  String write() {
    var head = with(calls.stream().map(call -> new Call(call.key(), "")).toList());
    var text = WRITER.writeValueAsString(head);
    // nearly always one call, whose messages are copied once by this and thrice by a builder
    for (var call : calls) {
      text = text + "\n" + call.messages();
    }
    return text;
  }

  private Parcel with(List<Call> others) {
    return new Parcel(address, token, received, language, needed, held, redone, answers, others);
  }

  @Override
  public String toString() {
    return "parcel of " + calls.size() + " calls";
  }

  /**
   * One call, whose body is never rebuilt.
   *
   * @param key the retry key, if it is pushed
   * @param messages the array of message objects as JSON, on one line
   */
  record Call(UUID key, String messages) {}
}
