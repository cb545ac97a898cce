package tsunagu.console;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tsunagu.console.Workbench.Guest;
import tsunagu.message.Incoming;

/** People who asked for a human: take over, write, hand back to the bot. */
@Controller
class HandoverPages {
  private static final int LONGEST = 1_000;

  private final Workbench bench;
  private final Hallway hallway;
  private final AuditStore audit;

  HandoverPages(Workbench bench, Hallway hallway, AuditStore audit) {
    this.bench = bench;
    this.hallway = hallway;
    this.audit = audit;
  }

  /**
   * A person as the list shows them.
   *
   * @param who the first letters of the hash, enough to tell two apart
   * @param by empty while nobody has taken over
   */
  record Visitor(String hash, String who, String desk, String since, String by) {}

  /** A line of the chat with its time. */
  record Said(String at, String from, String text) {}

  @GetMapping("/console/people")
  String list(@AuthenticationPrincipal Coordinator me, Model model) {
    model.addAttribute("visitors", bench.guests(me).stream().map(this::visitor).toList());
    return "console/people";
  }

  @GetMapping("/console/people/{hash}")
  String show(@AuthenticationPrincipal Coordinator me, @PathVariable String hash, Model model) {
    var guest = found(me, hash);
    audit.write(me, "chat-read", guest.person().toString());
    model.addAttribute("visitor", visitor(guest));
    model.addAttribute("lines", lines(guest));
    model.addAttribute("once", UUID.randomUUID().toString());
    model.addAttribute("longest", LONGEST);
    return "console/person";
  }

  /** New lines; asked every two seconds while the page is open. */
  @GetMapping("/console/people/{hash}/lines")
  String lines(@AuthenticationPrincipal Coordinator me, @PathVariable String hash, Model model) {
    model.addAttribute("lines", lines(found(me, hash)));
    return "console/person :: lines";
  }

  @PostMapping("/console/people/{hash}/take")
  String take(
      @AuthenticationPrincipal Coordinator me,
      @PathVariable String hash,
      @RequestParam String once) {
    var guest = found(me, hash);
    audit.write(me, "chat-taken", guest.person().toString());
    hallway.put(
        once,
        guest.person(),
        new Incoming.What.CoordinatorCame(me.name(), guest.hand().organisation()));
    return "redirect:/console/people/" + hash;
  }

  @PostMapping("/console/people/{hash}/say")
  String say(
      @AuthenticationPrincipal Coordinator me,
      @PathVariable String hash,
      @RequestParam String once,
      @RequestParam String text) {
    var guest = found(me, hash);
    var words = text.strip();
    if (words.isEmpty() || words.length() > LONGEST) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    if (guest.hand().by() == null) {
      // whoever writes has taken over; its own id follows from the form's, so it is once as well
      hallway.put(
          UUID.nameUUIDFromBytes(("take " + once).getBytes(java.nio.charset.StandardCharsets.UTF_8))
              .toString(),
          guest.person(),
          new Incoming.What.CoordinatorCame(me.name(), guest.hand().organisation()));
    }
    audit.write(me, "chat-written", guest.person().toString());
    hallway.put(
        once,
        guest.person(),
        new Incoming.What.CoordinatorSaid(me.name(), guest.hand().organisation(), words));
    return "redirect:/console/people/" + hash;
  }

  @PostMapping("/console/people/{hash}/leave")
  String leave(
      @AuthenticationPrincipal Coordinator me,
      @PathVariable String hash,
      @RequestParam String once) {
    var guest = found(me, hash);
    audit.write(me, "chat-left", guest.person().toString());
    hallway.put(
        once,
        guest.person(),
        new Incoming.What.CoordinatorLeft(me.name(), guest.hand().organisation()));
    return "redirect:/console/people?left";
  }

  private Guest found(Coordinator me, String hash) {
    return bench
        .guest(me, hash)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Visitor visitor(Guest guest) {
    var by = guest.hand().by();
    return new Visitor(
        guest.person().hash(),
        guest.person().hash().substring(0, 4),
        bench.name(guest.hand().organisation()),
        Ages.ago(guest.hand().since(), Instant.now()),
        by == null ? "" : by);
  }

  private List<Said> lines(Guest guest) {
    return bench.lines(guest).stream()
        .map(line -> new Said(time(line.at()), line.from(), line.text()))
        .toList();
  }

  private static String time(String iso) {
    try {
      return Ages.exact(Instant.parse(iso));
    } catch (DateTimeParseException strange) {
      return "";
    }
  }
}
