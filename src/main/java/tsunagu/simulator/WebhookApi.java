package tsunagu.simulator;

import com.linecorp.bot.messaging.model.SetWebhookEndpointRequest;
import com.linecorp.bot.messaging.model.TestWebhookEndpointRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How a bot's webhook is asked for, set and tried (LINE: "Get webhook endpoint information", "Set
 * webhook endpoint URL", "Test webhook endpoint"). Unlike LINE it also takes addresses without TLS.
 */
@WhenSimulating
@RestController
@RequestMapping("/v2/bot/channel/webhook")
final class WebhookApi {
  private static final int LONGEST = 500;

  private final WebhookAddress address;
  private final Webhook webhook;

  WebhookApi(WebhookAddress address, Webhook webhook) {
    this.address = address;
    this.webhook = webhook;
  }

  @GetMapping("/endpoint")
  Map<String, Object> endpoint() {
    return Map.of("endpoint", address.get().toString(), "active", true);
  }

  @PutMapping("/endpoint")
  Map<String, Object> endpoint(@RequestBody byte[] body) {
    address.set(usable(StrictReader.read(text(body), SetWebhookEndpointRequest.class).endpoint()));
    return Map.of();
  }

  @PostMapping("/test")
  Map<String, Object> test(@RequestBody(required = false) byte @Nullable [] body) {
    var asked = StrictReader.read(text(body), TestWebhookEndpointRequest.class).endpoint();
    var tried = webhook.test(asked == null ? address.get() : usable(asked));
    return Map.of(
        "success", tried.reason().equals("OK"),
        "timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
        "statusCode", tried.status(),
        "reason", tried.reason(),
        "detail", tried.detail());
  }

  private static String text(byte @Nullable [] body) {
    return body == null || body.length == 0 ? "{}" : new String(body, StandardCharsets.UTF_8);
  }

  private static URI usable(@Nullable URI endpoint) {
    if (endpoint == null
        || endpoint.toString().length() > LONGEST
        || endpoint.getHost() == null
        || !(endpoint.getScheme().equals("https") || endpoint.getScheme().equals("http"))) {
      throw Refused.because("Invalid webhook endpoint URL");
    }
    return endpoint;
  }
}
