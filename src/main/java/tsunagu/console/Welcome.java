package tsunagu.console;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tsunagu.console.AccountStore.Account;
import tsunagu.console.AccountStore.Invitation;

/** Where an invited coordinator chooses name and password; the link is used up on submit only. */
@Controller
class Welcome {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

  private final AccountStore accounts;
  private final Login login;
  private final AuditStore audit;

  Welcome(AccountStore accounts, Login login, AuditStore audit) {
    this.accounts = accounts;
    this.login = login;
    this.audit = audit;
  }

  /** What is typed; never printed. */
  record Choice(String name, String password, String again) {
    @Override
    public String toString() {
      return "Choice";
    }
  }

  @GetMapping("/console/welcome/{token}")
  String show(@PathVariable String token, Model model) {
    return form(invitation(token), "", "", model);
  }

  @PostMapping("/console/welcome/{token}")
  String choose(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String again,
      Model model) {
    var invitation = invitation(token);
    var choice = new Choice(name.strip().toLowerCase(Locale.ROOT), password, again);
    var wrong = wrong(choice);
    if (!wrong.isEmpty()) {
      return form(invitation, choice.name(), wrong, model);
    }
    var hash = login.hash(password);
    var used = accounts.use(token).orElseThrow(Welcome::unknown);
    var account = new Account(choice.name(), used.organisation(), hash, Instant.now());
    if (!accounts.add(account)) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    audit.write(new Coordinator(account.name(), account.organisation()), "account-made", "");
    return "redirect:/console/login?made";
  }

  private Invitation invitation(String token) {
    return accounts.invitation(token).orElseThrow(Welcome::unknown);
  }

  private String wrong(Choice choice) {
    if (!NAME.matcher(choice.name()).matches()) {
      return "アカウント名は、半角の英小文字・数字・記号（. _ -）で2字から40字にしてください。";
    }
    if (accounts.find(choice.name()).isPresent()) {
      return "このアカウント名は使えません。ほかの名前にしてください。";
    }
    return Login.wrong(choice.name(), choice.password(), choice.again());
  }

  private static String form(Invitation invitation, String name, String wrong, Model model) {
    model.addAttribute("organisation", invitation.organisation());
    model.addAttribute("name", name);
    model.addAttribute("wrong", wrong);
    return "console/welcome";
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
