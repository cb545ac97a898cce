package tsunagu.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** LINE's sending calls, each made exactly once. Thread-safe. */
@Component
final class LineAccess implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** How long a setting is taken as it was read. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Environment environment;
  private final OneShot client;
  private volatile @Nullable Where where;

  LineAccess(Environment environment, OutboxSettings settings) {
    this.environment = environment;
    this.client = new OneShot(settings);
  }

  OneShot.Reply reply(String token, String messages) {
    return post(Endpoint.REPLY, null, body("replyToken", token, messages));
  }

  OneShot.Reply push(UUID key, String address, String messages) {
    return post(Endpoint.PUSH, key, body("to", address, messages));
  }

  OneShot.Reply multicast(UUID key, List<String> addresses, String messages) {
    return post(Endpoint.MULTICAST, key, body("to", addresses, messages));
  }

  /** The messages are JSON already and go in as they are. */
  private static String body(String name, Object whom, String messages) {
    return "{\"" + name + "\":" + JSON.writeValueAsString(whom) + ",\"messages\":" + messages + "}";
  }

  /** LINE refused our channel token; true when there is another one in the settings by now. */
  boolean hasNewToken() {
    var used = where;
    where = null;
    return used != null && !used.token().equals(where().token());
  }

  /** The month's messages as LINE says; null when it does not answer. */
  Outbox.@Nullable Quota quota() {
    var limit = ask("/v2/bot/message/quota");
    var used = limit == null ? null : ask("/v2/bot/message/quota/consumption");
    return limit == null || used == null
        ? null
        : new Outbox.Quota(
            limit.path("value").asLong(-1), Math.max(0, used.path("totalUsage").asLong(0)));
  }

  private @Nullable JsonNode ask(String path) {
    var from = where();
    if (from.endPoint() == null
        || !(client.get(from.endPoint() + path, headers(from, null))
            instanceof OneShot.Reply.Answered answered)
        || answered.status() != 200) {
      return null;
    }
    try {
      return JSON.readTree(answered.body());
    } catch (JacksonException e) {
      return null;
    }
  }

  private OneShot.Reply post(Endpoint endpoint, @Nullable UUID key, String body) {
    var to = where();
    return to.endPoint() == null
        ? new OneShot.Reply.NotSent()
        : client.post(to.endPoint() + endpoint.path(), headers(to, key), body);
  }

  private static Map<String, String> headers(Where to, @Nullable UUID key) {
    var bearer = "Bearer " + to.token();
    return key == null
        ? Map.of("Authorization", bearer)
        : Map.of("Authorization", bearer, "X-Line-Retry-Key", key.toString());
  }

  /**
   * Where to call and with what; the settings may change under us.
   *
   * @param endPoint null while the simulator's port is not known yet: nothing can have been sent
   */
  private record Where(@Nullable String endPoint, String token, long read) {}

  private Where where() {
    var last = where;
    if (last == null || System.nanoTime() - last.read() > FRESH.toNanos()) {
      last = new Where(endPoint(), token(), System.nanoTime());
      where = last;
    }
    return last;
  }

  private @Nullable String endPoint() {
    var endPoint = environment.getProperty("line.bot.api-end-point", "https://api.line.me");
    if (endPoint.contains("${")) {
      return null;
    }
    return endPoint.endsWith("/") ? endPoint.substring(0, endPoint.length() - 1) : endPoint;
  }

  private String token() {
    return environment.getProperty("line.bot.channel-token", "");
  }

  @Override
  public void close() throws java.io.IOException {
    client.close();
  }
}
