package tsunagu.webhook;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import tsunagu.inbox.Inbox;
import tsunagu.message.Incoming;

/**
 * Where LINE knocks. An event is stored before LINE hears 200; when it cannot be stored LINE hears
 * 503 and, with redelivery switched on in its console, comes again.
 *
 * <p>It stands before every other filter: no page, session or form is behind it, and what it costs
 * to go through theirs was a tenth of a turn.
 */
final class CallbackDoor extends HttpFilter {
  static final String PATH = "/callback";

  /** LINE: "request body size". */
  private static final int LARGEST = 2 * 1024 * 1024;

  /** Who drips a body keeps a thread of ours busy; LINE itself waits two seconds for all. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /** What is believed at once of the length a sender claims. */
  private static final int PIECE = 16 * 1024;

  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(CallbackDoor.class);

  private final transient Signature signature;
  private final transient LineEvents events;
  private final transient Inbox inbox;
  private final transient WebhookCounts counts;

  CallbackDoor(Signature signature, LineEvents events, Inbox inbox, WebhookCounts counts) {
    this.signature = signature;
    this.events = events;
    this.inbox = inbox;
    this.counts = counts;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain others)
      throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      response.setStatus(HttpStatus.METHOD_NOT_ALLOWED.value());
      return;
    }
    var answer = answer(request);
    counts.request(answer.outcome());
    response.setStatus(answer.status().value());
  }

  private Answer answer(HttpServletRequest request) throws IOException {
    var header = request.getHeader(Signature.HEADER);
    if (request.getContentLengthLong() > LARGEST) {
      return new Answer(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    }
    var body = read(request.getInputStream(), request.getContentLength());
    if (body == null) {
      return new Answer(HttpStatus.REQUEST_TIMEOUT, "too-slow");
    }
    if (body.length > LARGEST) {
      return new Answer(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    }
    return switch (signature.judge(body, header)) {
      case MISSING -> new Answer(HttpStatus.UNAUTHORIZED, "missing-signature");
      case MALFORMED -> new Answer(HttpStatus.UNAUTHORIZED, "malformed-signature");
      case WRONG -> new Answer(HttpStatus.UNAUTHORIZED, "wrong-signature");
      case GENUINE -> genuine(body);
    };
  }

  /** The body, or more than is allowed of it; null when it does not come in time. */
  private static byte @Nullable [] read(InputStream in, int claimed) throws IOException {
    var end = System.nanoTime() + LONGEST.toNanos();
    var whole = new byte[claimed < 0 ? PIECE : Math.min(claimed, PIECE) + 1];
    var filled = 0;
    try {
      for (var size = in.read(whole);
          size >= 0;
          size = in.read(whole, filled, room(whole, filled))) {
        filled += size;
        if (filled > LARGEST) {
          break;
        }
        if (System.nanoTime() > end) {
          return null;
        }
        if (filled == whole.length) {
          whole = Arrays.copyOf(whole, 2 * filled);
        }
      }
      return Arrays.copyOf(whole, filled);
    } catch (SocketTimeoutException _) {
      return null;
    }
  }

  private static int room(byte[] whole, int filled) {
    return whole.length - filled;
  }

  private Answer genuine(byte[] body) {
    try {
      var incomings =
          Body.read(body).stream().flatMap(read -> events.incoming(read).stream()).toList();
      return incomings.isEmpty() ? new Answer(HttpStatus.OK, "ok") : stored(incomings);
    } catch (BrokenBody _) {
      return new Answer(HttpStatus.BAD_REQUEST, "broken-json");
    }
  }

  /** LINE comes again for anything but 200, so nothing is lost by saying that we could not. */
  private Answer stored(List<Incoming> incomings) {
    try {
      return switch (inbox.put(incomings)) {
        case Inbox.Put.Stored _ -> new Answer(HttpStatus.OK, "ok");
        case Inbox.Put.Refused(var reason) -> new Answer(HttpStatus.SERVICE_UNAVAILABLE, reason);
      };
    } catch (RuntimeException e) {
      LOG.error("The inbox failed: {}", e.getClass().getName());
      return new Answer(HttpStatus.SERVICE_UNAVAILABLE, "failed");
    }
  }

  /** What LINE hears, and as what it is counted. */
  private record Answer(HttpStatus status, String outcome) {}
}
