package tsunagu.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All calls of one turn to LINE, as they lie sealed in the lane until they are settled.
 *
 * @param address the LINE user id
 * @param token the reply token, for the first call only
 * @param received Redis time at which the token came in
 * @param language for the sentences of {@link Overlap}
 */
record Parcel(
    String address, @Nullable String token, Instant received, String language, List<Call> calls) {
  Parcel {
    calls = List.copyOf(calls);
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
