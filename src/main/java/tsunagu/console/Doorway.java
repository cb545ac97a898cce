package tsunagu.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tsunagu.referral.Organisations;

/** The login page, and the way in as a sample coordinator. */
@Controller
class Doorway {
  private static final Pattern FORWARDED =
      Pattern.compile("(?i)forwarded|x-forwarded-.*|via|x-real-ip");

  private final Organisations organisations;
  private final SecurityContextRepository sessions;
  private final boolean simulator;

  Doorway(
      Organisations organisations,
      SecurityContextRepository consoleSessions,
      @Value("${tsunagu.simulator.enabled:false}") boolean simulator) {
    this.organisations = organisations;
    this.sessions = consoleSessions;
    this.simulator = simulator;
  }

  @GetMapping("/console/login")
  String login() {
    return "console/login";
  }

  /** Only while the simulator is on, and only for whoever sits at this very machine. */
  @PostMapping("/console/sample")
  String sample(
      @RequestParam String organisation, HttpServletRequest request, HttpServletResponse response) {
    if (!simulator || !here(request) || organisations.find(organisation).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var old = request.getSession(false);
    if (old != null) {
      old.invalidate();
    }
    request.getSession(true);
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        Login.signed(new Coordinator(Coordinator.SAMPLE + organisation, organisation)));
    SecurityContextHolder.setContext(context);
    sessions.saveContext(context, request, response);
    return "redirect:/console";
  }

  private static boolean here(HttpServletRequest request) {
    var headers = request.getHeaderNames();
    while (headers.hasMoreElements()) {
      if (FORWARDED.matcher(headers.nextElement()).matches()) {
        return false;
      }
    }
    return loopback(request.getRemoteAddr());
  }

  private static boolean loopback(@Nullable String address) {
    try {
      return address != null && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException strange) {
      return false;
    }
  }
}
