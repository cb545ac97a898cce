package tsunagu.flow;

/** What becomes of a timer that could not fire in time because nobody was there to fire it. */
public enum Late {
  /** It does what it was set for. */
  DO,
  /** Nothing: what it was set for is over. */
  SKIP,
  /** The flow of the event {@code due-late-} and its name asks first. */
  ASK
}
