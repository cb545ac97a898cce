package tsunagu.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns an address away that asks the residents' pages for too much: 429 with a sentence. LINE's
 * door, the simulator, the console (which counts logins) and plain files are not counted.
 */
@Component
final class VisitFilter extends OncePerRequestFilter {
  private static final List<String> COUNTED =
      List.of("/listings/", "/refer/", "/me/", "/open-data");

  private final Visits visits;

  VisitFilter(VisitSettings settings) {
    this.visits = new Visits(settings);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return COUNTED.stream().noneMatch(request.getRequestURI()::startsWith);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    var address = request.getRemoteAddr();
    var now = Instant.now();
    var reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (reading ? visits.mayRead(address, now) : visits.mayChange(address, now)) {
      rest.doFilter(request, response);
    } else {
      response.setHeader("Retry-After", "60");
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
  }
}
