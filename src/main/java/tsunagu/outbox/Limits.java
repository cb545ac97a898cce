package tsunagu.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.bot.jackson.ModelObjectMapper;
import com.linecorp.bot.messaging.model.Message;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * LINE's limits for what we send (LINE: "Messaging API reference", message objects); found before
 * LINE finds them.
 */
final class Limits {
  private static final ObjectMapper LINE = ModelObjectMapper.createNewObjectMapper();
  private static final Pattern GRAPHEME = Pattern.compile("\\X");
  private static final Set<String> SCHEMES = Set.of("http", "https", "line", "tel");

  private final List<String> problems = new ArrayList<>();

  private Limits() {}

  /** What LINE would refuse in one call's messages, each with its place; empty when all is well. */
  static List<String> problems(List<Message> messages) {
    var limits = new Limits();
    limits.require(messages.size() >= 1 && messages.size() <= 5, "messages", "1 to 5 in a call");
    for (var i = 0; i < messages.size(); i++) {
      limits.message(LINE.valueToTree(messages.get(i)), "messages[" + i + "]");
    }
    return List.copyOf(limits.problems);
  }

  private void message(JsonNode message, String at) {
    switch (message.path("type").asText()) {
      case "text" -> units(message, at, "text", 5_000);
      case "flex" -> flex(message, at);
      default -> problems.add(at + ": not a kind we send");
    }
    var items = message.path("quickReply").path("items");
    require(items.size() <= 13, at + ".quickReply", "at most 13 items");
    for (var i = 0; i < items.size(); i++) {
      action(items.get(i).path("action"), at + ".quickReply.items[" + i + "]", 20);
    }
  }

  private void flex(JsonNode message, String at) {
    units(message, at, "altText", 1_500);
    var contents = message.path("contents");
    var carousel = "carousel".equals(contents.path("type").asText());
    bytes(contents, at, carousel ? 50_000 : 30_000);
    if (carousel) {
      var bubbles = contents.path("contents");
      require(bubbles.size() >= 1 && bubbles.size() <= 12, at + ".contents", "1 to 12 bubbles");
      bubbles.forEach(bubble -> bytes(bubble, at + ".contents", 30_000));
    }
    inside(contents, at + ".contents");
  }

  private void inside(JsonNode node, String at) {
    if ("text".equals(node.path("type").asText())) {
      require(!node.path("text").asText().isEmpty(), at, "a Flex text must not be empty");
    }
    if (node.has("action")) {
      action(node.get("action"), at, 40);
    }
    node.properties().forEach(entry -> inside(entry.getValue(), at));
    if (node.isArray()) {
      node.forEach(child -> inside(child, at));
    }
  }

  private void action(JsonNode action, String at, int label) {
    var letters = graphemes(action.path("label").asText());
    require(letters >= 1 && letters <= label, at + ".label", "1 to " + label + " characters");
    switch (action.path("type").asText()) {
      case "postback" -> {
        units(action, at, "data", 300);
        require(graphemes(action.path("displayText").asText()) <= 300, at, "displayText 300");
      }
      case "uri" -> address(action.path("uri").asText(), at);
      case "location" -> {}
      default -> problems.add(at + ": not an action we use");
    }
  }

  private void address(String address, String at) {
    require(address.length() <= 1_000, at + ".uri", "at most 1,000 characters");
    var scheme = URI.create(address).getScheme();
    require(scheme != null && SCHEMES.contains(scheme), at + ".uri", "http, https, line or tel");
  }

  private void units(JsonNode node, String at, String property, int most) {
    var length = node.path(property).asText().length();
    require(length >= 1 && length <= most, at + "." + property, "1 to " + most + " UTF-16 units");
  }

  private void bytes(JsonNode node, String at, int most) {
    var size = node.toString().getBytes(StandardCharsets.UTF_8).length;
    require(size <= most, at, "at most " + most + " bytes, not " + size);
  }

  private void require(boolean kept, String at, String rule) {
    if (!kept) {
      problems.add(at + ": " + rule);
    }
  }

  private static int graphemes(String text) {
    return (int) GRAPHEME.matcher(text).results().count();
  }
}
