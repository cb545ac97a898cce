package tsunagu;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A sample coordinator at the console, without a browser. */
final class Desk extends Reader {
  private static final Pattern ROW = Pattern.compile("data-id=\"([^\"]+)\"");
  private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Desk(String base) {
    super(base);
  }

  /** Comes in from the start page. */
  static Desk of(String base, String organisation) {
    var desk = new Desk(base);
    var start = desk.opens("/");
    var id =
        Pattern.compile("<option value=\"([^\"]+)\">" + Pattern.quote(organisation) + "</option>")
            .matcher(start);
    if (!id.find()) {
      throw new AssertionError("not offered at the start page: " + organisation);
    }
    desk.sends("/console/sample", Map.of("organisation", id.group(1)));
    return desk;
  }

  /** The ids of the referrals in the list. */
  Set<String> referrals() {
    return ids("/console");
  }

  /** The ids of those who want to talk to a person. */
  Set<String> visitors() {
    return ids("/console/people");
  }

  private Set<String> ids(String page) {
    return ROW.matcher(opens(page)).results().map(row -> row.group(1)).collect(Collectors.toSet());
  }

  /** Accepts a referral; answers its page with the contact. */
  String accepts(String referral) {
    var page = "/console/referrals/" + referral;
    sends(page + "/move", Map.of("once", once(opens(page)), "status", "received"));
    await().atMost(PATIENCE).until(() -> opens(page).contains("contact-name"));
    return opens(page);
  }

  void takes(String visitor) {
    var page = "/console/people/" + visitor;
    sends(page + "/take", Map.of("once", once(opens(page))));
    await().atMost(PATIENCE).until(() -> opens(page).contains("chat-say"));
  }

  void says(String visitor, String text) {
    var page = "/console/people/" + visitor;
    sends(page + "/say", Map.of("once", once(opens(page)), "text", text));
  }

  private static String once(String page) {
    var found = ONCE.matcher(page);
    if (!found.find()) {
      throw new AssertionError("no form on this page");
    }
    return found.group(1);
  }
}
