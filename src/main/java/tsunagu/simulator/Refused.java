package tsunagu.simulator;

import java.util.List;

/** LINE's no to a call: a status, a sentence and, for a bad body, where. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Problem> details;

  Refused(int status, String message, List<Problem> details) {
    super(message, null, false, false);
    this.status = status;
    this.details = List.copyOf(details);
  }

  /** 400 with one sentence. */
  static Refused because(String message) {
    return new Refused(400, message, List.of());
  }

  /** 400 that names each wrong place. */
  static Refused because(List<Problem> problems) {
    return new Refused(400, "The request body has " + problems.size() + " error(s)", problems);
  }

  int status() {
    return status;
  }

  List<Problem> details() {
    return details;
  }
}
