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

/**
 * The recent conversation of someone who was introduced, played against the flows of today: where
 * would the answers be others? What people wrote is masked, and that it was looked at is written
 * down first.
 */
@Controller
class ReplayPages {
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
  String show(
      @AuthenticationPrincipal Coordinator me,
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean all,
      Model model) {
    var referral =
        bench.referral(me, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    audit.write(me, "replay-read", referral.id());
    var turns =
        replays.stream()
            .flatMap(each -> each.of(referral.person()).stream())
            .map(ReplayPages::line)
            .toList();
    var differing = turns.stream().filter(Line::differs).toList();
    model.addAttribute("id", referral.id());
    model.addAttribute("count", turns.size());
    model.addAttribute("differing", differing.size());
    model.addAttribute("all", all);
    model.addAttribute("turns", all ? turns : List.copyOf(differing));
    return "console/replay";
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
