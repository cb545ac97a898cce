package tsunagu.inbox;

/**
 * What is to be done with an event next.
 *
 * @param failed how many tries of a turn failed before
 * @param trouble what the last failure was, without its words; empty where there was none
 */
record Stage(What what, int failed, String trouble) {
  /** What can be done with an event. */
  enum What {
    /** Take it through its turn. */
    TURN,
    /** Ask the person to wait, who writes too fast. */
    SLOW_DOWN,
    /** Take it away in silence. */
    LEAVE,
    /** Say sorry and move it aside, in one commit. */
    SAY_SORRY,
    /** Move it aside without a word. */
    BURY
  }

  static Stage first(What what) {
    return new Stage(what, 0, "");
  }

  /** What comes after a failure; the last resort is tried until it stands. */
  Stage after(String failure, int tries) {
    return switch (what) {
      case TURN -> new Stage(failed + 1 < tries ? What.TURN : What.SAY_SORRY, failed + 1, failure);
      case SLOW_DOWN, LEAVE -> new Stage(What.LEAVE, failed + 1, failure);
      case SAY_SORRY -> new Stage(What.BURY, failed, trouble);
      case BURY -> new Stage(What.BURY, failed + 1, trouble);
    };
  }
}
