package tsunagu.outbox;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * What is said when nobody can tell whether LINE had delivered an answer: it is repeated with a
 * sentence that says so if the person needs it, and dropped otherwise.
 */
final class Overlap {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Map<String, String> SENTENCES =
      Map.of(
          "ja", "前のメッセージと重なっていたら、ごめんなさい。",
          "ja-easy", "おなじ ことを 2回（かい） いっていたら、ごめんなさい。",
          "en", "Sorry if you have already read this.");
  private static final Map<String, String> APOLOGIES =
      Map.of(
          "ja", "ごめんなさい。うまくお答えできませんでした。「メニュー」か「人と話したい」と送ってください。",
          "ja-easy", "ごめんなさい。こたえることが できませんでした。「メニュー」と おくってください。",
          "en", "Sorry, I could not answer that. Please send \"menu\" or \"talk to a person\".");

  private Overlap() {}

  /**
   * The messages with the sentence in front; the same input gives the same body, as a key demands.
   */
  static String again(String messages, String language) {
    var all = (ArrayNode) JSON.readTree(messages);
    var sentence = SENTENCES.getOrDefault(language, SENTENCES.get("ja"));
    var first = all.get(0);
    if (all.size() == 5 && "text".equals(first.path("type").asString())) {
      ((tools.jackson.databind.node.ObjectNode) first)
          .put("text", sentence + "\n" + first.path("text").asString());
    } else if (all.size() < 5) {
      all.insertObject(0).put("type", "text").put("text", sentence);
    }
    return JSON.writeValueAsString(all);
  }

  /** A plain text for a person whose answer LINE refused. */
  static String apology(String language) {
    var text = APOLOGIES.getOrDefault(language, APOLOGIES.get("ja"));
    var all = JSON.createArrayNode();
    all.addObject().put("type", "text").put("text", text);
    return JSON.writeValueAsString(all);
  }
}
