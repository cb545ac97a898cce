package tsunagu.flow;

import java.util.List;
import java.util.Set;

/** The events a flow may answer, and those that somebody must answer. */
final class Events {
  /** Without an answer a person would be left alone with these. */
  static final List<String> REQUIRED =
      List.of(
          "followed",
          "unreadable",
          "old-button",
          "flow-changed",
          "place-unknown",
          "sorry",
          "forgotten",
          "wish-volunteer",
          "wish-probono-offer",
          "wish-probono-ask",
          "wish-event",
          "wish-group",
          "wish-consultation",
          "wish-give-resource",
          "wish-need-members",
          "wish-other",
          "safety-crisis",
          "safety-emergency",
          "safety-abuse",
          "safety-personal-data",
          "safety-insult",
          "safety-injection",
          "safety-other-city",
          "safety-spam",
          "safety-empty",
          "safety-meta",
          "coordinator-came",
          "coordinator-said",
          "coordinator-left",
          "referral-submitted",
          "referral-received",
          "referral-in-contact",
          "referral-introduced",
          "referral-matched",
          "referral-completed",
          "referral-refused",
          "referral-closed-no-match",
          "referral-withdrawn",
          "referral-expired");

  /** May be answered; without an answer the usual thing is done. */
  static final List<String> OPTIONAL =
      List.of(
          "unsure",
          "brake",
          "too-fast",
          "flow-renewed",
          "wish-matched",
          "referral-consented",
          "referral-transferred");

  static final String DUE = "due-";
  private static final Set<String> KNOWN = known();

  private Events() {}

  private static Set<String> known() {
    var known = new java.util.HashSet<>(REQUIRED);
    known.addAll(OPTIONAL);
    return Set.copyOf(known);
  }

  static boolean known(String event) {
    return KNOWN.contains(event) || event.startsWith(DUE);
  }

  /** Whether one of these is said beside the open question, whatever the flow itself says. */
  static boolean beside(List<String> events) {
    return events.stream()
        .anyMatch(event ->
            event.startsWith("referral-")
                || event.startsWith("coordinator-")
                || event.equals("sorry")
                || event.equals("wish-matched")
                || event.equals("forgotten"));
  }
}
