package tsunagu;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

/** Before the simulated LINE: fails the next reply, when told to, as a LINE in trouble does. */
final class Stumble extends HttpFilter {
  private static final long serialVersionUID = 1;

  private final AtomicBoolean next = new AtomicBoolean();

  /** The next reply meets a 500. */
  void once() {
    next.set(true);
  }

  /** In its place. */
  FilterRegistrationBean<Stumble> inPlace() {
    var place = new FilterRegistrationBean<>(this);
    place.addUrlPatterns("/v2/bot/message/reply");
    place.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return place;
  }

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse answer, FilterChain rest)
      throws IOException, ServletException {
    if (next.compareAndSet(true, false)) {
      answer.setStatus(500);
    } else {
      rest.doFilter(request, answer);
    }
  }
}
