package tsunagu.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tsunagu.inbox.Inbox;
import tsunagu.message.Incoming;

/**
 * Where LINE knocks. An event is stored before LINE hears 200; when it cannot be stored LINE hears
 * 503 and, with redelivery switched on in its console, comes again.
 */
@RestController
class CallbackController {
  /** LINE: "request body size". */
  private static final int LARGEST = 2 * 1024 * 1024;

  /** Who drips a body keeps a thread of ours busy; LINE itself waits two seconds for all. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private static final int PIECE = 16 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(CallbackController.class);

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
    var body = read(request.getInputStream());
    if (body == null) {
      return answer(HttpStatus.REQUEST_TIMEOUT, "too-slow");
    }
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

  /** The body, or more than is allowed of it; null when it does not come in time. */
  private static byte @Nullable [] read(InputStream in) throws IOException {
    var end = System.nanoTime() + LONGEST.toNanos();
    var whole = new ByteArrayOutputStream(PIECE);
    var piece = new byte[PIECE];
    try {
      for (var size = in.read(piece); size >= 0; size = in.read(piece)) {
        whole.write(piece, 0, size);
        if (whole.size() > LARGEST) {
          break;
        }
        if (System.nanoTime() > end) {
          return null;
        }
      }
      return whole.toByteArray();
    } catch (SocketTimeoutException _) {
      return null;
    }
  }

  private ResponseEntity<Void> genuine(byte[] body) {
    try {
      var incomings =
          Body.read(body).stream().flatMap(read -> events.incoming(read).stream()).toList();
      return incomings.isEmpty() ? answer(HttpStatus.OK, "ok") : stored(incomings);
    } catch (BrokenBody _) {
      return answer(HttpStatus.BAD_REQUEST, "broken-json");
    }
  }

  /** LINE comes again for anything but 200, so nothing is lost by saying that we could not. */
  private ResponseEntity<Void> stored(List<Incoming> incomings) {
    try {
      return switch (inbox.put(incomings)) {
        case Inbox.Put.Stored _ -> answer(HttpStatus.OK, "ok");
        case Inbox.Put.Refused(var reason) -> answer(HttpStatus.SERVICE_UNAVAILABLE, reason);
      };
    } catch (RuntimeException e) {
      LOG.error("The inbox failed: {}", e.getClass().getName());
      return answer(HttpStatus.SERVICE_UNAVAILABLE, "failed");
    }
  }

  private ResponseEntity<Void> answer(HttpStatus status, String outcome) {
    counts.request(outcome);
    return ResponseEntity.status(status).build();
  }
}
