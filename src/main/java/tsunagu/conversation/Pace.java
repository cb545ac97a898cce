package tsunagu.conversation;

import java.time.Instant;

/**
 * How fast a conversation goes, for the brakes.
 *
 * @param last when the person last did something
 * @param turns of this session
 * @param starts of flows by our own timers since then
 * @param text a number made of the last text; the text itself is not kept
 * @param same how often that text came since {@code sameSince}
 */
record Pace(Instant last, int turns, int starts, int text, int same, Instant sameSince) {
  static final Pace START = new Pace(Instant.EPOCH, 0, 0, 0, 0, Instant.EPOCH);

  Pace withTurns(int counted) {
    return new Pace(last, counted, starts, text, same, sameSince);
  }

  Pace withStarts(int counted) {
    return new Pace(last, turns, counted, text, same, sameSince);
  }

  /** After something the person did. */
  Pace at(Instant moment) {
    return new Pace(moment, turns + 1, 0, text, same, sameSince);
  }

  Pace said(int heard, int counted, Instant since) {
    return new Pace(last, turns, starts, heard, counted, since);
  }
}
