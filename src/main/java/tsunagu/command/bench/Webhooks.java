package tsunagu.command.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bodies as LINE sends them, signed (LINE Messaging API: "Webhook event objects"). Not thread-safe.
 */
final class Webhooks {
  private final Mac mac;

  Webhooks(String secret) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One thing one person says. */
  record Said(String person, String token, String text) {
    private String json() {
      var id = "01" + token.substring(0, 24); // as long as LINE's own
      var number = Long.toString(Math.abs((long) token.hashCode()) + 500_000_000_000L);
      return """
      {"type":"message","message":{"type":"text","id":"%s","quoteToken":"q","text":"%s"},\
      "webhookEventId":"%s","deliveryContext":{"isRedelivery":false},"timestamp":%d,\
      "source":{"type":"user","userId":"%s"},"replyToken":"%s","mode":"active"}\
      """
          .formatted(number, text, id, System.currentTimeMillis(), person, token);
    }
  }

  byte[] body(List<Said> said) {
    var events = said.stream().map(Said::json).collect(Collectors.joining(","));
    return ("{\"destination\":\"U0\",\"events\":[" + events + "]}").getBytes(UTF_8);
  }

  String signature(byte[] body) {
    return Base64.getEncoder().encodeToString(mac.doFinal(body));
  }
}
