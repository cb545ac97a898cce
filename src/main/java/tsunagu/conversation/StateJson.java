package tsunagu.conversation;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads a person's state; fields added by a newer version are tolerated. */
final class StateJson {
  private static final int REFUSED = 64 * 1024;
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private StateJson() {}

  /**
   * The state as JSON.
   *
   * @throws IllegalStateException when it is larger than 64 KB
   */
  static String write(State state) {
    var json = JSON.writeValueAsString(state);
    if (json.length() > REFUSED) {
      throw new IllegalStateException("a state of " + json.length() + " characters is too large");
    }
    return json;
  }

  /**
   * The state of a JSON.
   *
   * @throws IllegalStateException when it cannot be read; its text is not part of the message
   */
  static State read(String json) {
    try {
      return JSON.readValue(json, State.class);
    } catch (JacksonException e) {
      throw new IllegalStateException("a state cannot be read: " + e.getClass().getSimpleName());
    }
  }
}
