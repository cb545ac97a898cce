package tsunagu.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tsunagu.inbox.Inbox;

/**
 * Where LINE knocks. An event is stored before LINE hears 200; when it cannot be stored LINE hears
 * 503 and, with redelivery switched on in its console, comes again.
 */
@RestController
class CallbackController {
  /** LINE: "request body size". */
  private static final int LARGEST = 2 * 1024 * 1024;

  private final Signature signature;
  private final LineEvents events;
  private final Inbox inbox;
  private final WebhookCounts counts;

  CallbackController(Signature signature, LineEvents events, Inbox inbox, WebhookCounts counts) {
    this.signature = signature;
    this.events = events;
    this.inbox = inbox;
    this.counts = counts;
  }

  @PostMapping("/callback")
  ResponseEntity<Void> callback(HttpServletRequest request) throws IOException {
    var header = request.getHeader(Signature.HEADER);
    if (request.getContentLengthLong() > LARGEST) {
      return answer(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    }
    var body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      return answer(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    }
    return switch (signature.judge(body, header)) {
      case MISSING -> answer(HttpStatus.UNAUTHORIZED, "missing-signature");
      case MALFORMED -> answer(HttpStatus.UNAUTHORIZED, "malformed-signature");
      case WRONG -> answer(HttpStatus.UNAUTHORIZED, "wrong-signature");
      case GENUINE -> genuine(body);
    };
  }

  private ResponseEntity<Void> genuine(byte[] body) {
    try {
      var incomings =
          Body.read(body).stream().flatMap(read -> events.incoming(read).stream()).toList();
      if (!incomings.isEmpty() && inbox.put(incomings) instanceof Inbox.Put.Refused) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
      }
      return answer(HttpStatus.OK, "ok");
    } catch (BrokenBody _) {
      return answer(HttpStatus.BAD_REQUEST, "broken-json");
    }
  }

  private ResponseEntity<Void> answer(HttpStatus status, String outcome) {
    counts.request(outcome);
    return ResponseEntity.status(status).build();
  }
}
