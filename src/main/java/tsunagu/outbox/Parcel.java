package tsunagu.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
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

  Parcel {
    calls = List.copyOf(calls);
  }

  static Parcel read(String json) {
    return JSON.readValue(json, Parcel.class);
  }

  String write() {
    return JSON.writeValueAsString(this);
  }

  @Override
  public String toString() {
    return "parcel of " + calls.size() + " calls";
  }

  /**
   * One call, whose body is never rebuilt.
   *
   * @param key the retry key, if it is pushed
   * @param messages the array of message objects as JSON
   */
  record Call(UUID key, String messages) {}
}
