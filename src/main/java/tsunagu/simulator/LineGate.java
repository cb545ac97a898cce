package tsunagu.simulator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives each call of LINE's API a request id and turns away those without the bearer token. */
final class LineGate implements HandlerInterceptor, WebMvcConfigurer {
  static final String REQUEST_ID = "x-line-request-id";

  private final byte[] expected;

  LineGate(ChannelSettings channel) {
    expected = ("Bearer " + channel.channelToken()).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/v2/bot/**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    var id = UUID.randomUUID().toString();
    request.setAttribute(REQUEST_ID, id);
    response.setHeader(REQUEST_ID, id);
    if (isRight(request.getHeader("Authorization"))) {
      return true;
    }
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setContentType("application/json");
    response
        .getOutputStream()
        .write(
            "{\"message\":\"Authentication failed. Confirm that the access token is valid.\"}"
                .getBytes(StandardCharsets.UTF_8));
    return false;
  }

  private boolean isRight(@Nullable String shown) {
    return shown != null && MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.UTF_8));
  }
}
