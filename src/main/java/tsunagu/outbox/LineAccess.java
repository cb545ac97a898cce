package tsunagu.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** LINE's sending calls, each made exactly once. Thread-safe. */
@Component
final class LineAccess implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Environment environment;
  private final OneShot client;

  LineAccess(Environment environment, OutboxSettings settings) {
    this.environment = environment;
    this.client = new OneShot(settings);
  }

  OneShot.Reply reply(String token, String messages) {
    var body = JSON.createObjectNode().put("replyToken", token);
    body.set("messages", JSON.readTree(messages));
    return post("/v2/bot/message/reply", null, body);
  }

  OneShot.Reply push(UUID key, String address, String messages) {
    var body = JSON.createObjectNode().put("to", address);
    body.set("messages", JSON.readTree(messages));
    return post("/v2/bot/message/push", key, body);
  }

  OneShot.Reply multicast(UUID key, Iterable<String> addresses, String messages) {
    var body = JSON.createObjectNode();
    var to = body.putArray("to");
    addresses.forEach(to::add);
    body.set("messages", JSON.readTree(messages));
    return post("/v2/bot/message/multicast", key, body);
  }

  /** A number LINE knows, or -1 when it does not say. */
  long number(String path, String property) {
    var endPoint = endPoint();
    if (endPoint == null
        || !(client.get(endPoint + path, headers(null)) instanceof OneShot.Reply.Answered answered)
        || answered.status() != 200) {
      return -1;
    }
    return JSON.readTree(answered.body()).path(property).asLong(-1);
  }

  private OneShot.Reply post(String path, @Nullable UUID key, JsonNode body) {
    var endPoint = endPoint();
    return endPoint == null
        ? new OneShot.Reply.NotSent()
        : client.post(endPoint + path, headers(key), JSON.writeValueAsString(body));
  }

  private Map<String, String> headers(@Nullable UUID key) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Authorization", "Bearer " + environment.getProperty("line.bot.channel-token", ""));
    if (key != null) {
      headers.put("X-Line-Retry-Key", key.toString());
    }
    return headers;
  }

  /** Null while the simulator's port is not known yet: then nothing can have been sent. */
  private @Nullable String endPoint() {
    var endPoint = environment.getProperty("line.bot.api-end-point", "https://api.line.me");
    if (endPoint.contains("${")) {
      return null;
    }
    return endPoint.endsWith("/") ? endPoint.substring(0, endPoint.length() - 1) : endPoint;
  }

  @Override
  public void close() throws java.io.IOException {
    client.close();
  }
}
