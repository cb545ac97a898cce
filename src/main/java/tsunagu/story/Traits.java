package tsunagu.story;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.flow.Event;
import tsunagu.flow.Progress;
import tsunagu.message.Incoming.What;

/** Watches what really happens in a story, so that it cannot claim to show what it does not. */
final class Traits {
  /** An answer given earlier is taken back or replaced. */
  static final String CORRECTION = "correction";

  /** The open question is left for something else and is open again afterwards. */
  static final String DIGRESSION = "digression";

  /** An answer does not fit, or cannot be read. */
  static final String UNCLEAR = "unclear";

  /** A button of an earlier message is tapped. */
  static final String OLD_BUTTON = "old-button";

  /** Time goes by and a timer rings. */
  static final String TIMEOUT = "timeout";

  /** Other flow files come while a question is open. */
  static final String FLOW_CHANGE = "flow-change";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Set<String> seen = new LinkedHashSet<>();
  private final Set<String> asked = new HashSet<>();

  Set<String> seen() {
    return seen;
  }

  void changed(Progress progress) {
    if (!progress.question().isEmpty()) {
      seen.add(FLOW_CHANGE);
    }
  }

  void watch(Stage.Done done) {
    var before = done.before().question();
    var old = isOld(done, before);
    if (done.walk().missed() || unreadable(done.event())) {
      seen.add(UNCLEAR);
    }
    if (old) {
      seen.add(OLD_BUTTON);
    }
    if (done.event() instanceof Event.Heard(var in) && in.what() instanceof What.Due) {
      seen.add(TIMEOUT);
    } else if (done.walk().backed() || replaced(done)) {
      seen.add(CORRECTION);
    } else if (returned(done, before) && !old) {
      seen.add(DIGRESSION);
    }
    asked.add(done.after().question());
  }

  private static boolean unreadable(Event event) {
    return event instanceof Event.Heard(var in) && in.what() instanceof What.Unreadable;
  }

  private static boolean isOld(Stage.Done done, String open) {
    return done.event() instanceof Event.Heard(var in)
        && in.what() instanceof What.Tapped(var data, _)
        && data.startsWith("a:")
        && !open.endsWith("#" + data.split(":", 3)[1]);
  }

  /** The same question is open as earlier, and another flow spoke meanwhile. */
  private boolean returned(Stage.Done done, String before) {
    var after = done.after().question();
    if (after.isEmpty() || done.event() instanceof Event.Happened) {
      return false;
    }
    var flow = after.substring(0, after.indexOf('/') + 1);
    var strayed = done.walk().steps().stream().anyMatch(step -> !step.startsWith(flow));
    return after.equals(before) ? strayed : asked.contains(after);
  }

  private static boolean replaced(Stage.Done done) {
    JsonNode before = JSON.valueToTree(done.before());
    JsonNode after = JSON.valueToTree(done.after());
    return done.event() instanceof Event.Heard
        && (replaced(before.path("mine"), after.path("mine"))
            || replaced(before.path("wish"), after.path("wish")));
  }

  private static boolean replaced(JsonNode before, JsonNode after) {
    if (before.isObject()) {
      // other words alone are another wish, not a correction
      return before
          .propertyStream()
          .filter(entry -> !entry.getKey().equals("words"))
          .anyMatch(entry -> replaced(entry.getValue(), after.path(entry.getKey())));
    }
    return !empty(before) && !empty(after) && !before.equals(after);
  }

  private static boolean empty(JsonNode node) {
    return node.isNull() || node.isMissingNode() || (node.isArray() && node.isEmpty());
  }
}
