package tsunagu.console;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tsunagu.console.AccountStore.Invitation;
import tsunagu.referral.Organisations;

/** Administrators invite coordinators, remove them, and see who read what. */
@Controller
class AccountPages {
  private static final int SHOWN = 200;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Tokyo"));

  private final AccountStore accounts;
  private final AuditStore audit;
  private final Organisations organisations;
  private final String address;

  AccountPages(
      AccountStore accounts,
      AuditStore audit,
      Organisations organisations,
      @Value("${tsunagu.pages.address}") String address) {
    this.address = address.replaceAll("/+$", "");
    this.accounts = accounts;
    this.audit = audit;
    this.organisations = organisations;
  }

  @GetMapping("/console/accounts")
  String list(Model model) {
    model.addAttribute("accounts", accounts.list());
    model.addAttribute("organisations", organisations.list());
    return "console/accounts";
  }

  /** Shows the invitation once; only its hash is kept. */
  @PostMapping("/console/accounts/invite")
  String invite(
      @AuthenticationPrincipal Coordinator me, @RequestParam String organisation, Model model) {
    if (!organisation.equals(Coordinator.ALL) && organisations.find(organisation).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    audit.write(me, "account-invited", organisation);
    model.addAttribute(
        "link",
        address + "/console/welcome/" + accounts.invite(new Invitation(organisation, false)));
    return list(model);
  }

  /** Asks first: an account that is gone cannot be brought back. */
  @PostMapping("/console/accounts/remove")
  String remove(
      @AuthenticationPrincipal Coordinator me,
      @RequestParam String name,
      @RequestParam(defaultValue = "false") boolean sure,
      Model model) {
    if (name.equalsIgnoreCase(me.name())) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    if (!sure) {
      model.addAttribute("leaving", name);
      return list(model);
    }
    audit.write(me, "account-removed", name);
    accounts.remove(name);
    return "redirect:/console/accounts";
  }

  /** An entry of the audit as the page shows it. */
  record Line(long number, String at, String by, String organisation, String what, String of) {}

  private static Line line(AuditStore.Entry entry) {
    return new Line(
        entry.number(),
        SECONDS.format(entry.at()),
        Coordinator.shown(entry.by()),
        entry.organisation().equals(Coordinator.ALL) ? "全体の管理者" : entry.organisation(),
        Deeds.words(entry.what()),
        entry.of());
  }

  @GetMapping("/console/audit")
  String audit(Model model) {
    model.addAttribute("entries", audit.list(SHOWN).stream().map(AccountPages::line).toList());
    model.addAttribute("broken", audit.broken());
    return "console/audit";
  }
}
