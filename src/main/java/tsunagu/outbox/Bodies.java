package tsunagu.outbox;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Arrays of message objects as JSON. */
final class Bodies {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Bodies() {}

  static int size(String messages) {
    return JSON.readTree(messages).size();
  }

  /** One array of all; LINE shows only the last one's quick replies. */
  static String joined(List<String> arrays) {
    var all = JSON.createArrayNode();
    arrays.forEach(array -> JSON.readTree(array).forEach(all::add));
    return JSON.writeValueAsString(all);
  }
}
