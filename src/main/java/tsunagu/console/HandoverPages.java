package tsunagu.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
  private static final String GONE = "redirect:/console/people?gone";
  private static final String AWAITING = "?awaiting=take";

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
   * @param mine whether it was the coordinator who looks
   */
  record Visitor(String hash, String who, String desk, String since, String by, boolean mine) {}

  /** A line of the chat with its time. */
  record Said(String at, String from, String text) {}

  @GetMapping("/console/people")
  String list(
      @AuthenticationPrincipal Coordinator me,
      @RequestParam(defaultValue = "") String left,
      Model model) {
    // whoever was just handed back is still in the list until their turn has run
    model.addAttribute(
        "visitors",
        bench.guests(me).stream()
            .map(guest -> visitor(me, guest))
            .filter(visitor -> !visitor.hash().equals(left))
            .toList());
    return "console/people";
  }

  @GetMapping("/console/people/{hash}")
  String show(
      @AuthenticationPrincipal Coordinator me,
      @PathVariable String hash,
      @RequestParam(required = false) @Nullable String awaiting,
      Model model) {
    var guest = found(me, hash);
    audit.write(me, "chat-read", guest.person().toString());
    lines(guest, model);
    hand(me, guest, awaiting == null ? 0 : 1, model);
    return "console/person";
  }

  /** New lines, or nothing while there are none; asked every two seconds. */
  @GetMapping("/console/people/{hash}/lines")
  String lines(
      @AuthenticationPrincipal Coordinator me,
      @PathVariable String hash,
      @RequestParam(defaultValue = "") String seen,
      HttpServletResponse response,
      Model model) {
    if (seen.equals(lines(found(me, hash), model))) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
    }
    return "console/person :: lines";
  }

  /** Who has the conversation; asked again after taking it over, until the turn has run. */
  @GetMapping("/console/people/{hash}/hand")
  String hand(
      @AuthenticationPrincipal Coordinator me,
      @PathVariable String hash,
      @RequestParam(defaultValue = "1") int looked,
      Model model) {
    hand(me, found(me, hash), Math.clamp(looked, 1, 1_000) + 1, model);
    return "console/person :: hand";
  }

  private void hand(Coordinator me, Guest guest, int looked, Model model) {
    var awaiting = looked > 0 && guest.hand().by() == null;
    model.addAttribute("visitor", visitor(me, guest));
    model.addAttribute("looked", awaiting ? looked : 0);
    model.addAttribute("came", looked > 0);
    model.addAttribute("once", UUID.randomUUID().toString());
    model.addAttribute("longest", LONGEST);
  }

  @PostMapping("/console/people/{hash}/take")
  String take(
      @AuthenticationPrincipal Coordinator me,
      @PathVariable String hash,
      @RequestParam String once) {
    if (bench.withBot(hash)) {
      return GONE;
    }
    var guest = found(me, hash);
    if (guest.hand().by() == null) {
      // a colleague who was quicker has been announced already
      audit.write(me, "chat-taken", guest.person().toString());
      hallway.put(
          once,
          guest.person(),
          new Incoming.What.CoordinatorCame(me.name(), guest.hand().organisation()));
    }
    return "redirect:/console/people/" + hash + AWAITING;
  }

  @PostMapping("/console/people/{hash}/say")
  String say(
      @AuthenticationPrincipal Coordinator me,
      @PathVariable String hash,
      @RequestParam String once,
      @RequestParam String text) {
    if (bench.withBot(hash)) {
      return GONE;
    }
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
    return "redirect:/console/people/" + hash + AWAITING;
  }

  @PostMapping("/console/people/{hash}/leave")
  String leave(
      @AuthenticationPrincipal Coordinator me,
      @PathVariable String hash,
      @RequestParam String once) {
    if (bench.withBot(hash)) {
      return GONE;
    }
    var guest = found(me, hash);
    audit.write(me, "chat-left", guest.person().toString());
    hallway.put(
        once,
        guest.person(),
        new Incoming.What.CoordinatorLeft(me.name(), guest.hand().organisation()));
    return "redirect:/console/people?left=" + guest.person().hash();
  }

  private Guest found(Coordinator me, String hash) {
    return bench
        .guest(me, hash)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Visitor visitor(Coordinator me, Guest guest) {
    var by = guest.hand().by();
    return new Visitor(
        guest.person().hash(),
        guest.person().hash().substring(0, 4),
        bench.name(guest.hand().organisation()),
        Ages.ago(guest.hand().since(), Instant.now()),
        by == null ? "" : Coordinator.shown(by),
        me.name().equals(by));
  }

  /** Shows the lines and answers which state of them this is. */
  private String lines(Guest guest, Model model) {
    var lines =
        bench.lines(guest).stream()
            .map(line -> new Said(time(line.at()), line.from(), line.text()))
            .toList();
    var seen = lines.size() + "-" + Integer.toHexString(lines.hashCode());
    model.addAttribute("lines", lines);
    model.addAttribute("seen", seen);
    return seen;
  }

  private static String time(String iso) {
    try {
      return Ages.exact(Instant.parse(iso));
    } catch (DateTimeParseException strange) {
      return "";
    }
  }
}
