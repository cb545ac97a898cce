package tsunagu.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session after twelve hours, and as soon as its account is gone or has changed. */
final class StillWelcome extends OncePerRequestFilter {
  private static final Duration LONGEST = Duration.ofHours(12);

  private final AccountStore accounts;

  StillWelcome(AccountStore accounts) {
    this.accounts = accounts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    var session = request.getSession(false);
    var signed = SecurityContextHolder.getContext().getAuthentication();
    if (session != null
        && signed != null
        && signed.getPrincipal() instanceof Coordinator who
        && (old(session.getCreationTime()) || gone(who, session.getCreationTime()))) {
      session.invalidate();
      SecurityContextHolder.clearContext();
    }
    rest.doFilter(request, response);
  }

  private static boolean old(long created) {
    return System.currentTimeMillis() - created > LONGEST.toMillis();
  }

  /** A session from before the password was changed is as good as none. */
  private boolean gone(Coordinator who, long created) {
    return !who.sample()
        && accounts
            .find(who.name())
            .filter(account -> account.organisation().equals(who.organisation()))
            .filter(account -> account.since().toEpochMilli() <= created)
            .isEmpty();
  }
}
