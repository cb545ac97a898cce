package tsunagu.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a parcel has come; kept in the lane as soon as it is not trivial. All times are Redis
 * time, so that the next holder of the lane goes on where this one was.
 *
 * @param call index of the call that is next
 * @param mode {@code reply} or {@code push}; a change to push is written before the first push
 * @param maybe of a reply: whether bytes may have left without a clear refusal; of a push: whether
 *     the words go with the sentence that says they may be a repetition
 * @param count attempts of the present call
 * @param firstPush when the present call was first pushed; a retry key is good for 24 hours
 * @param next before when nothing is to be tried
 * @param rides number of the later parcel with whose reply this one goes along
 * @param state {@code plain}; {@code open} when a push may have arrived already; {@code held} for
 *     want of quota
 */
record Attempt(
    int call,
    Mode mode,
    boolean maybe,
    int count,
    @Nullable Instant firstPush,
    @Nullable Instant next,
    @Nullable Long rides,
    @Nullable State state) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  enum Mode {
    REPLY,
    PUSH
  }

  enum State {
    PLAIN,
    OPEN,
    HELD
  }

  static Attempt first(Parcel parcel) {
    var mode = parcel.token() == null ? Mode.PUSH : Mode.REPLY;
    var maybe = mode == Mode.REPLY && parcel.redone();
    return new Attempt(0, mode, maybe, 0, null, null, null, null);
  }

  /** Nobody here knows whether an earlier attempt has left. */
  static Attempt unsure(Parcel parcel) {
    var first = first(parcel);
    return first.mode == Mode.REPLY ? first.leaving() : first;
  }

  /** After a restart nobody knows whether the first attempt had left, unless it was held back. */
  static Attempt afterTakeover(Parcel parcel) {
    return parcel.held() ? first(parcel) : unsure(parcel);
  }

  /** From the beginning, by push. */
  Attempt anew() {
    return new Attempt(call, Mode.PUSH, false, 0, null, null, null, null);
  }

  static Attempt read(String json) {
    return JSON.readValue(json, Attempt.class);
  }

  String write() {
    return JSON.writeValueAsString(this);
  }

  /** As it is written before an attempt whose answer may never be heard. */
  Attempt leaving() {
    return new Attempt(call, mode, true, count, firstPush, null, null, state);
  }

  /** The call after this one. */
  Attempt following() {
    return new Attempt(call + 1, Mode.PUSH, false, 0, null, null, null, null);
  }

  /** From now on by push. */
  Attempt pushing(int from, boolean sorry, Instant now) {
    return new Attempt(from, Mode.PUSH, sorry, 0, now, null, null, null);
  }

  /** After an attempt that is to be repeated. */
  Attempt tried(boolean mayHaveArrived, @Nullable Instant again) {
    var open = mode == Mode.PUSH && (mayHaveArrived || state == State.OPEN);
    var unsure = mode == Mode.REPLY ? maybe || mayHaveArrived : maybe;
    return new Attempt(
        call, mode, unsure, count + 1, firstPush, again, null, open ? State.OPEN : null);
  }

  /** Not before then, without an attempt. */
  Attempt resting(Instant until) {
    return new Attempt(call, mode, maybe, count, firstPush, until, null, state);
  }

  /** Until the quota allows, or the person's next reply takes it along. */
  Attempt held() {
    return new Attempt(call, Mode.PUSH, maybe, 0, null, null, null, State.HELD);
  }

  /** No longer held; the first push is written down anew. */
  Attempt unheld() {
    return new Attempt(call, Mode.PUSH, maybe, 0, null, null, null, null);
  }

  /** Goes along with the reply of a later parcel. */
  Attempt riding(long number) {
    return new Attempt(call, mode, maybe, count, firstPush, next, number, state);
  }

  /** The reply it went along with is in doubt, so that it may have been read. */
  Attempt doubtful() {
    return new Attempt(call, Mode.PUSH, true, 0, null, null, null, null);
  }

  boolean isHeld() {
    return state == State.HELD;
  }

  /** Whether nothing of it can have arrived, so that it may go out by another way. */
  boolean isUnsaid() {
    return state != State.OPEN && (mode == Mode.PUSH || !maybe);
  }
}
