package tsunagu.notice;

import java.time.Instant;
import java.util.List;

/**
 * A notice that was sent or is being sent: how many, never who.
 *
 * @param id 26 characters; it chooses the lane like a person's hash
 * @param by the coordinator's account
 * @param wards official names; empty means all
 * @param fields NPO field numbers; empty means all
 * @param chunks how many calls it takes
 * @param people how many it is for
 * @param sent how many LINE accepted it for
 * @param reason why it is paused; else empty
 */
public record Notice(
    String id,
    String organisation,
    String listing,
    String title,
    String by,
    Instant at,
    List<String> wards,
    List<Integer> fields,
    int chunks,
    int people,
    int sent,
    State state,
    String reason) {
  public Notice {
    wards = List.copyOf(wards);
    fields = List.copyOf(fields);
  }

  /** Where a notice stands. */
  public enum State {
    SENDING,
    DONE,
    PAUSED
  }

  Notice with(int nowSent, State nowState, String nowReason) {
    return with(chunks, nowSent, nowState, nowReason);
  }

  /** With so many more calls. */
  Notice plus(int more) {
    return with(chunks + more, sent, state, reason);
  }

  private Notice with(int nowChunks, int nowSent, State nowState, String nowReason) {
    return new Notice(
        id,
        organisation,
        listing,
        title,
        by,
        at,
        wards,
        fields,
        nowChunks,
        people,
        nowSent,
        nowState,
        nowReason);
  }
}
