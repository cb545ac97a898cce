package tsunagu.pages;

import jakarta.servlet.RequestDispatcher;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/**
 * What an error page and an error's JSON say: the status, a number that finds the log line, and
 * whether it happened to a coordinator. Neither the address (it may hold a link's token) nor the
 * message (it may hold anything) goes out.
 */
@Component
class Mishaps extends DefaultErrorAttributes {
  private static final Logger LOG = LoggerFactory.getLogger(Mishaps.class);
  private static final String NUMBER = "tsunagu.mishap";

  private final SecureRandom random = new SecureRandom();

  @Override
  public Map<String, @Nullable Object> getErrorAttributes(
      WebRequest request, ErrorAttributeOptions options) {
    var status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE, RequestAttributes.SCOPE_REQUEST)
                instanceof Integer code
            ? code
            : 500;
    var desk =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI, RequestAttributes.SCOPE_REQUEST)
                instanceof String address
            && address.startsWith("/console");
    return Map.of("status", status, "number", number(request, status), "desk", desk);
  }

  private String number(WebRequest request, int status) {
    if (request.getAttribute(NUMBER, RequestAttributes.SCOPE_REQUEST) instanceof String known) {
      return known;
    }
    var bytes = new byte[4];
    random.nextBytes(bytes);
    var number = HexFormat.of().formatHex(bytes);
    request.setAttribute(NUMBER, number, RequestAttributes.SCOPE_REQUEST);
    var error = getError(request);
    var what = error == null ? "-" : error.getClass().getName() + at(error);
    LOG.info("error page {}: status {}, {}", number, status, what);
    return number;
  }

  private static String at(Throwable error) {
    for (var frame : error.getStackTrace()) {
      if (frame.getClassName().startsWith("tsunagu.")) {
        return " at " + frame;
      }
    }
    return "";
  }
}
