package tsunagu.console;

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

  @PostMapping("/console/accounts/remove")
  String remove(@AuthenticationPrincipal Coordinator me, @RequestParam String name) {
    if (name.equalsIgnoreCase(me.name())) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    audit.write(me, "account-removed", name);
    accounts.remove(name);
    return "redirect:/console/accounts";
  }

  @GetMapping("/console/audit")
  String audit(Model model) {
    model.addAttribute("entries", audit.list(SHOWN));
    model.addAttribute("broken", audit.broken());
    return "console/audit";
  }
}
