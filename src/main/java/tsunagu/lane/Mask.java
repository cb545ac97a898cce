package tsunagu.lane;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.message.Incoming.What;

/** The outline of what was said, for those who look after the program: never a letter of it. */
final class Mask {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST = 20;

  private Mask() {}

  /**
   * An outline such as {@code ●●●● (4)}.
   *
   * @param body null when it cannot be opened
   */
  static String of(@Nullable String body, String kind) {
    if (body == null) {
      return "";
    }
    try {
      return kind.equals("parcel") ? parcel(body) : event(body);
    } catch (JacksonException _) {
      return "";
    }
  }

  private static String event(String body) {
    return switch (Wire.read(body).what()) {
      case What.Said(var text, _) -> dots(text);
      case What.CoordinatorSaid said -> dots(said.text());
      default -> "";
    };
  }

  /**
   * How many calls and messages a parcel has; its texts are not looked at. The messages of a call
   * stand on a line of their own, or, where an older version wrote them, in the call.
   */
  private static String parcel(String body) {
    var lines = body.split("\n", -1);
    var calls = JSON.readTree(lines[0]).path("calls");
    var messages = 0;
    for (var call : calls) {
      var inside = call.path("messages").asString("");
      messages += inside.isEmpty() ? 0 : JSON.readTree(inside).size();
    }
    for (var call = 1; call < lines.length; call++) {
      messages += JSON.readTree(lines[call]).size();
    }
    return calls.size() + " × (" + messages + ")";
  }

  private static String dots(String text) {
    var letters = text.codePointCount(0, text.length());
    return "●".repeat(Math.min(letters, LONGEST))
        + (letters > LONGEST ? "…" : "")
        + " ("
        + letters
        + ")";
  }
}
