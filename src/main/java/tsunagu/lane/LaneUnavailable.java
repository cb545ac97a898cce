package tsunagu.lane;

import java.util.List;

/** Redis did not answer in time, refused to write, or is full; nothing half was written. */
public final class LaneUnavailable extends RuntimeException {
  /** All reasons there are. */
  public static final List<String> REASONS =
      List.of(
          "unreachable", "timeout", "full", "read-only", "lane-full", "unconfirmed", "interrupted");

  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Why.
   *
   * @param reason one of {@link #REASONS}
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
