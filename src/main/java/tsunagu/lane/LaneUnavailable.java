package tsunagu.lane;

/** Redis did not answer in time, refused to write, or is full; nothing half was written. */
public final class LaneUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Why.
   *
   * @param reason {@code unreachable}, {@code timeout}, {@code full}, {@code read-only}, {@code
   *     lane-full}, {@code unconfirmed} or {@code interrupted}
   */
  public LaneUnavailable(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** A word for counters. */
  public String reason() {
    return reason;
  }
}
