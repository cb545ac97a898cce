package tsunagu.command;

import java.util.List;

/** The doctor's visit to LINE, for tests of what plays LINE. */
public final class Visit {
  private Visit() {}

  /** All that was looked at, each with whether it is well. */
  public static List<String> to(String endPoint, String token) {
    try (var visit = new LineVisit(endPoint, token)) {
      return visit.look().stream().map(check -> check.well() + " " + check.what()).toList();
    }
  }
}
