package tsunagu.console;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tsunagu.conversation.Replays;
import tsunagu.message.PersonId;

/**
 * The recent conversation of someone who was introduced or who talks with a human, played against
 * the flows of today: where would the answers be others? What people wrote is masked, and that it
 * was looked at is written down first.
 */
@Controller
class ReplayPages {
  private static final String READ = "replay-read";

  private final Workbench bench;
  private final AuditStore audit;
  private final ObjectProvider<Replays> replays;

  ReplayPages(Workbench bench, AuditStore audit, ObjectProvider<Replays> replays) {
    this.bench = bench;
    this.audit = audit;
    this.replays = replays;
  }

  /**
   * A turn as the page shows it.
   *
   * @param differs whether the answer would be another now
   */
  record Line(String at, String heard, String then, String now, String verdict, boolean differs) {}

  @GetMapping("/console/referrals/{id}/replay")
  String ofReferral(
      @AuthenticationPrincipal Coordinator me,
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean all,
      Model model) {
    var referral = bench.referral(me, id).orElseThrow(ReplayPages::unknown);
    audit.write(me, READ, referral.id());
    model.addAttribute("tab", "work");
    model.addAttribute("from", "/console/referrals/" + referral.id());
    return show(referral.person(), all, model);
  }

  /** Someone who was never introduced, by the keyed hash the console knows them by. */
  @GetMapping("/console/people/{hash}/replay")
  String ofGuest(
      @AuthenticationPrincipal Coordinator me,
      @PathVariable String hash,
      @RequestParam(defaultValue = "false") boolean all,
      Model model) {
    var guest = bench.guest(me, hash).orElseThrow(ReplayPages::unknown);
    audit.write(me, READ, guest.person().toString());
    model.addAttribute("tab", "people");
    model.addAttribute("from", "/console/people/" + guest.person().hash());
    return show(guest.person(), all, model);
  }

  private String show(PersonId person, boolean all, Model model) {
    var turns =
        replays.stream().flatMap(each -> each.of(person).stream()).map(ReplayPages::line).toList();
    var differing = turns.stream().filter(Line::differs).toList();
    model.addAttribute("count", turns.size());
    model.addAttribute("differing", differing.size());
    model.addAttribute("all", all);
    model.addAttribute("turns", all ? turns : List.copyOf(differing));
    return "console/replay";
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private static Line line(Replays.Turn turn) {
    var differs = turn.same() == Replays.Same.WORDS || turn.same() == Replays.Same.PLACE;
    return new Line(
        Ages.exact(turn.at()),
        turn.heard(),
        turn.saidThen(),
        turn.saidNow(),
        verdict(turn.same()),
        differs);
  }

  private static String verdict(Replays.Same same) {
    return switch (same) {
      case SAME -> "同じ";
      case WORDS -> "ことばがちがう";
      case PLACE -> "進む先がちがう";
      case WITHHELD -> "残していないので、演じられない";
    };
  }
}
