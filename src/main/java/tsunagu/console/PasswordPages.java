package tsunagu.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tsunagu.console.AccountStore.Account;

/** A coordinator changes their own password; whoever is in with the old one has to come in anew. */
@Controller
class PasswordPages {
  private final AccountStore accounts;
  private final Login login;
  private final AuditStore audit;

  PasswordPages(AccountStore accounts, Login login, AuditStore audit) {
    this.accounts = accounts;
    this.login = login;
    this.audit = audit;
  }

  @GetMapping("/console/password")
  String show(@AuthenticationPrincipal Coordinator me, Model model) {
    account(me);
    model.addAttribute("wrong", "");
    return "console/password";
  }

  @PostMapping("/console/password")
  String change(
      @AuthenticationPrincipal Coordinator me,
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String again,
      HttpServletRequest request,
      Model model) {
    var account = account(me);
    var wrong =
        right(account, current, request)
            ? Login.wrong(account.name(), password, again)
            : "いまのパスワードがちがいます。";
    if (!wrong.isEmpty()) {
      model.addAttribute("wrong", wrong);
      return "console/password";
    }
    audit.write(me, "password-changed", "");
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    accounts.change(new Account(account.name(), account.organisation(), login.hash(password), now));
    return "redirect:/console/login?changed";
  }

  private boolean right(Account account, String current, HttpServletRequest request) {
    try {
      return login.knows(account, current, request.getRemoteAddr());
    } catch (LockedException tooOften) {
      throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
  }

  /** Sample coordinators have no password. */
  private Account account(Coordinator me) {
    return accounts
        .find(me.name())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
