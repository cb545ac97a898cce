package tsunagu.console;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tsunagu.message.Incoming;
import tsunagu.referral.Referral;
import tsunagu.referral.Referral.Actor;
import tsunagu.referral.Referral.Status;
import tsunagu.referral.Referrals;

/** The work list, and one referral with what can be done about it. */
@Controller
class ReferralPages {
  private static final int LONGEST = 300;
  private static final String LATEST = "1000000";

  private final Workbench bench;
  private final Referrals referrals;
  private final Hallway hallway;
  private final AuditStore audit;

  ReferralPages(Workbench bench, Referrals referrals, Hallway hallway, AuditStore audit) {
    this.bench = bench;
    this.referrals = referrals;
    this.hallway = hallway;
    this.audit = audit;
  }

  /**
   * A referral as the list shows it: nothing personal.
   *
   * @param number the end of the id, to tell two of the same listing apart
   */
  record Row(
      String id,
      String number,
      String title,
      String status,
      String desk,
      String wards,
      String age,
      boolean late) {}

  @GetMapping("/console")
  String list(@AuthenticationPrincipal Coordinator me, Model model) {
    var now = Instant.now();
    var open = bench.open(me);
    model.addAttribute("fresh", rows(open, true, now));
    model.addAttribute("others", rows(open, false, now));
    model.addAttribute(
        "guests", bench.guests(me).stream().filter(it -> it.hand().by() == null).count());
    return "console/work";
  }

  /** What has ended, all of it or what ended in one way. */
  @GetMapping("/console/closed")
  String closed(
      @AuthenticationPrincipal Coordinator me,
      @RequestParam(defaultValue = "") String ended,
      Model model) {
    var now = Instant.now();
    var all = bench.closed(me);
    model.addAttribute(
        "rows",
        all.stream()
            .filter(referral -> ended.isEmpty() || code(referral.status()).equals(ended))
            .map(referral -> row(referral, now))
            .toList());
    model.addAttribute("ways", ways(all));
    model.addAttribute("ended", ended);
    return "console/closed";
  }

  /** The ways in which referrals ended, by code, with their name and number. */
  private static Map<String, String> ways(List<Referral> all) {
    var ways = new TreeMap<String, String>();
    for (var status : Status.values()) {
      var count = all.stream().filter(referral -> referral.status() == status).count();
      if (count > 0) {
        ways.put(code(status), Move.word(status) + "（" + count + "）");
      }
    }
    return ways;
  }

  private static String code(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private List<Row> rows(List<Referral> open, boolean fresh, Instant now) {
    return open.stream()
        .filter(referral -> (referral.status() == Status.SUBMITTED) == fresh)
        .map(referral -> row(referral, now))
        .toList();
  }

  private Row row(Referral referral, Instant now) {
    var last = referral.history().getLast().at();
    var late =
        referral.status() == Status.SUBMITTED && Ages.workingDays(last, now) >= Ages.PATIENCE;
    return new Row(
        referral.id(),
        referral.id().substring(Math.max(0, referral.id().length() - 4)),
        title(referral),
        Move.word(referral.status()),
        bench.name(referral.organisation()),
        String.join("・", referral.wards()),
        Ages.ago(last, now),
        late);
  }

  private static String title(Referral referral) {
    return referral.title().isBlank() ? "相談・紹介" : referral.title();
  }

  @GetMapping("/console/referrals/{id}")
  String show(
      @AuthenticationPrincipal Coordinator me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String awaiting,
      @RequestParam(defaultValue = LATEST) int after,
      Model model) {
    return page(me, found(me, id), new Awaited(awaiting, after), model);
  }

  /**
   * A move under way.
   *
   * @param code of the state it leads to, empty when there is none
   * @param after how long the history was before: when it has grown, something has happened, be it
   *     this move or one of somebody who was quicker
   */
  private record Awaited(String code, int after) {
    static final Awaited NOTHING = new Awaited("", 0);

    boolean arrived(Referral referral) {
      return Move.of(code).stream()
          .allMatch(it -> it.to() == referral.status() || referral.history().size() > after);
    }

    boolean done(Referral referral) {
      return Move.of(code).stream()
          .anyMatch(it -> referral.history().stream().anyMatch(step -> step.status() == it.to()));
    }
  }

  private String page(Coordinator me, Referral referral, Awaited awaited, Model model) {
    var arrived = awaited.arrived(referral);
    model.addAttribute("row", row(referral, Instant.now()));
    model.addAttribute("over", referrals.next(referral.status(), Actor.ORGANISATION).isEmpty());
    model.addAttribute("referral", referral);
    model.addAttribute(
        "history",
        referral.history().stream()
            .filter(step -> step.status() != Status.DRAFT)
            .map(ReferralPages::step)
            .toList());
    model.addAttribute("moves", Move.among(referrals.next(referral.status(), Actor.ORGANISATION)));
    model.addAttribute("once", UUID.randomUUID().toString());
    model.addAttribute("awaiting", arrived ? "" : awaited.code());
    model.addAttribute("after", awaited.after());
    model.addAttribute("before", referral.history().size());
    model.addAttribute("moved", awaited.done(referral));
    model.addAttribute(
        "overtaken", !awaited.code().isEmpty() && arrived && !awaited.done(referral));
    contact(me, referral, model);
    return "console/referral";
  }

  /** Reading is written down before it is shown; the way to reach them only after accepting. */
  private void contact(Coordinator me, Referral referral, Model model) {
    var contact = referral.contact();
    var accepted = referral.status() != Status.SUBMITTED;
    model.addAttribute("accepted", accepted);
    if (contact == null) {
      return;
    }
    audit.write(me, accepted ? "contact-read" : "message-read", referral.id());
    model.addAttribute("message", contact.fields().getOrDefault("message", ""));
    if (accepted) {
      model.addAttribute("name", contact.fields().getOrDefault("name", ""));
      model.addAttribute("channel", contact.fields().getOrDefault("channel", ""));
      model.addAttribute("address", contact.fields().getOrDefault("address", ""));
    }
  }

  /** A step of the past as the page shows it. */
  record Past(String at, String word, String by, String note) {}

  private static Past step(Referral.Step step) {
    var by =
        switch (step.actor()) {
          case RESIDENT -> "本人";
          case CLOCK -> "自動";
          case ORGANISATION -> Coordinator.shown(step.by());
        };
    return new Past(Ages.exact(step.at()), Move.past(step.status()), by, step.note());
  }

  /** Asked after a move until it has arrived; then the page loads anew. */
  @GetMapping("/console/referrals/{id}/state")
  ResponseEntity<String> state(
      @AuthenticationPrincipal Coordinator me,
      @PathVariable String id,
      @RequestParam String awaiting,
      @RequestParam(defaultValue = LATEST) int after) {
    var answer = ResponseEntity.noContent();
    return new Awaited(awaiting, after).arrived(found(me, id))
        ? answer.header("HX-Refresh", "true").build()
        : answer.build();
  }

  @PostMapping("/console/referrals/{id}/move")
  String move(
      @AuthenticationPrincipal Coordinator me,
      @PathVariable String id,
      @RequestParam String once,
      @RequestParam String status,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "-1") int after,
      Model model) {
    var referral = found(me, id);
    var move =
        Move.of(status).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    var changed = after >= 0 && after != referral.history().size();
    if (changed || !referrals.next(referral.status(), Actor.ORGANISATION).contains(move.to())) {
      // a second click, or somebody else was quicker: the page says so and shows how it stands
      return "redirect:/console/referrals/"
          + referral.id()
          + "?awaiting="
          + move.code()
          + "&after=0";
    }
    var words = note.strip();
    if (words.length() > LONGEST || (move.needsNote() && words.isEmpty())) {
      model.addAttribute("wrong", move.code());
      model.addAttribute("typed", words);
      return page(me, referral, Awaited.NOTHING, model);
    }
    audit.write(me, "referral-" + move.code(), referral.id());
    hallway.put(
        once,
        referral.person(),
        new Incoming.What.Moved(referral.id(), move.code(), me.name(), words));
    return "redirect:/console/referrals/"
        + referral.id()
        + "?awaiting="
        + move.code()
        + "&after="
        + referral.history().size();
  }

  private Referral found(Coordinator me, String id) {
    return bench
        .referral(me, id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
