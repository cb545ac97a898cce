package tsunagu.simulator;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the chat page asks of the simulator. It plays residents, so it answers callers on this
 * machine only, and JSON only, so that no other site's page can call it.
 */
@WhenSimulating
@RestController
@RequestMapping(path = "/chat/api", consumes = "application/json")
final class ChatApi {
  private final Chats chats;
  private final Doings doings;
  private final Webhook webhook;

  /** Another one after every start; by it the page sees that the program was restarted. */
  private final String boot = Ids.secret();

  ChatApi(Chats chats, Doings doings, Webhook webhook) {
    this.chats = chats;
    this.doings = doings;
    this.webhook = webhook;
  }

  /** A page is open for a resident, and how the page remembers them to stand to the bot. */
  record Hello(String as, Chats.Friend friend) {}

  /** A page asks for what the bot said after a number, and which deeds have reached the bot. */
  record Ask(String as, long after, List<String> pending) {}

  /** A resident does something; the page names the deed and its time (milliseconds). */
  record Do(String as, String name, long at, Deed deed) {}

  /** What is new. */
  record News(
      String boot, Chats.Friend friend, List<Chats.Entry> entries, List<String> delivered) {}

  @ModelAttribute
  void onlyFromThisMachine(HttpServletRequest request) throws UnknownHostException {
    boolean near = InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    if (!near
        || request.getHeader("X-Forwarded-For") != null
        || request.getHeader("Forwarded") != null) {
      throw new Refused(403, "only from this machine", List.of());
    }
  }

  @PostMapping("/hello")
  News hello(@RequestBody Hello hello) {
    var friend = chats.hello(Ids.user(hello.as()), hello.as(), hello.friend());
    return new News(boot, friend, List.of(), List.of());
  }

  @PostMapping("/news")
  News news(@RequestBody Ask ask) {
    var user = Ids.user(ask.as());
    return new News(
        boot,
        chats.friend(user),
        chats.after(user, ask.after()),
        chats.delivered(user, ask.pending()));
  }

  @PostMapping("/do")
  Map<String, String> act(@RequestBody Do done) {
    var user = Ids.user(done.as());
    var envelope = doings.envelope(user, done.name(), Instant.ofEpochMilli(done.at()), done.deed());
    if (chats.isNew(user, done.name())) {
      webhook.send(envelope);
    }
    return Map.of("messageId", envelope.messageId());
  }

  @ExceptionHandler
  ResponseEntity<Map<String, String>> refused(Refused refused) {
    return ResponseEntity.status(refused.status())
        .body(Map.of("message", String.valueOf(refused.getMessage())));
  }
}
