package tsunagu.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a parcel has come; kept in the lane as soon as it is not trivial.
 *
 * @param call index of the call that is next
 * @param mode {@code reply} or {@code push}; a change to push is written before the first push
 * @param maybe whether bytes of an earlier reply may have left without a clear refusal
 * @param count attempts of the present call
 * @param firstPush when the present call was first pushed; a retry key is good for 24 hours
 */
record Attempt(int call, Mode mode, boolean maybe, int count, @Nullable Instant firstPush) {
  enum Mode {
    REPLY,
    PUSH
  }

  static Attempt first(Parcel parcel) {
    return new Attempt(0, parcel.token() == null ? Mode.PUSH : Mode.REPLY, false, 0, null);
  }

  /** After a restart nobody knows whether the first attempt had left. */
  static Attempt afterTakeover(Parcel parcel) {
    var first = first(parcel);
    return new Attempt(0, first.mode, first.mode == Mode.REPLY, 0, null);
  }

  Attempt next() {
    return new Attempt(call + 1, Mode.PUSH, false, 0, null);
  }

  Attempt push() {
    return new Attempt(call, Mode.PUSH, maybe, 0, null);
  }

  Attempt tried(boolean mayHaveLeft) {
    return new Attempt(call, mode, maybe || mayHaveLeft, count + 1, firstPush);
  }

  Attempt pushedAt(Instant at) {
    return new Attempt(call, mode, maybe, count, firstPush == null ? at : firstPush);
  }
}
