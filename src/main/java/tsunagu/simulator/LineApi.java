package tsunagu.simulator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** LINE's Messaging API on its own paths, as far as a bot in one-to-one chats needs it. */
@WhenSimulating
@RestController
@RequestMapping("/v2/bot")
final class LineApi {
  private static final String KEY = "X-Line-Retry-Key";
  private static final int LARGEST = 2 * 1024 * 1024;

  private final Calls calls;
  private final Chats chats;
  private final Quota quota;
  private final SimulatorSettings settings;

  LineApi(Calls calls, Chats chats, Quota quota, SimulatorSettings settings) {
    this.calls = calls;
    this.chats = chats;
    this.quota = quota;
    this.settings = settings;
  }

  @PostMapping("/message/reply")
  Map<String, Object> reply(
      @RequestBody byte[] body, @RequestHeader(name = KEY, required = false) @Nullable String key) {
    if (key != null) {
      throw Refused.because("The retry key can't be used with this endpoint");
    }
    return sent(calls.reply(text(body)));
  }

  @PostMapping("/message/push")
  ResponseEntity<Map<String, Object>> push(
      @RequestBody byte[] body,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestAttribute(LineGate.REQUEST_ID) String requestId) {
    return once(key, known -> sent(calls.push(text(body), known, requestId)));
  }

  @PostMapping("/message/multicast")
  ResponseEntity<Map<String, Object>> multicast(
      @RequestBody byte[] body,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestAttribute(LineGate.REQUEST_ID) String requestId) {
    return once(
        key,
        known -> {
          calls.multicast(text(body), known, requestId);
          return Map.of();
        });
  }

  @PostMapping({"/message/validate/reply", "/message/validate/push", "/message/validate/multicast"})
  Map<String, Object> validate(@RequestBody byte[] body) {
    calls.validate(text(body));
    return Map.of();
  }

  @GetMapping("/message/quota")
  Map<String, Object> quota() {
    return quota.limit() < 0
        ? Map.of("type", "none")
        : Map.of("type", "limited", "value", quota.limit());
  }

  @GetMapping("/message/quota/consumption")
  Map<String, Object> consumption() {
    return Map.of("totalUsage", quota.used());
  }

  @GetMapping("/profile/{user}")
  Map<String, Object> profile(@PathVariable String user) {
    var name = chats.nameOf(user).orElseThrow(() -> new Refused(404, "Not found", List.of()));
    return Map.of("userId", user, "displayName", name, "language", "ja");
  }

  @GetMapping("/info")
  Map<String, Object> info() {
    return Map.of(
        "userId", Webhook.BOT,
        "basicId", "@simulator",
        "displayName", settings.botName(),
        "chatMode", "bot",
        "markAsReadMode", "auto");
  }

  /** The rest of LINE is not here. */
  @SuppressWarnings("DoNotCallSuggester") // Spring calls it, and an exception is its answer
  @RequestMapping("/**")
  void nothingElse() {
    throw new Refused(404, "Not found", List.of());
  }

  private ResponseEntity<Map<String, Object>> once(
      @Nullable String key, Function<Optional<UUID>, Map<String, Object>> call) {
    synchronized (calls) {
      var known = Optional.ofNullable(key).map(LineApi::uuid);
      var earlier = known.flatMap(calls::earlier);
      return earlier.isEmpty() ? ResponseEntity.ok(call.apply(known)) : accepted(earlier.get());
    }
  }

  private static ResponseEntity<Map<String, Object>> accepted(RetryKeys.Accepted earlier) {
    var body = new LinkedHashMap<String, Object>();
    body.put("message", "The retry key is already accepted");
    if (!earlier.sent().isEmpty()) {
      body.putAll(sent(earlier.sent()));
    }
    return ResponseEntity.status(409)
        .header("x-line-accepted-request-id", earlier.request())
        .body(body);
  }

  private static Map<String, Object> sent(List<String> ids) {
    return Map.of("sentMessages", ids.stream().map(id -> Map.of("id", id)).toList());
  }

  private static UUID uuid(String key) {
    try {
      return UUID.fromString(key);
    } catch (IllegalArgumentException _) {
      throw Refused.because("The retry key must be a UUID");
    }
  }

  private static String text(byte[] body) {
    if (body.length > LARGEST) {
      throw new Refused(413, "Request body too large", List.of());
    }
    return new String(body, StandardCharsets.UTF_8);
  }
}
