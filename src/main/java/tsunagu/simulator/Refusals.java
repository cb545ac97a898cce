package tsunagu.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How LINE says no. */
@WhenSimulating
@RestControllerAdvice(assignableTypes = {LineApi.class, WebhookApi.class})
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> refused(Refused refused) {
    LOG.warn(
        "The simulated LINE refused a call: {} {} {}",
        refused.status(),
        refused.getMessage(),
        refused.details());
    var body = new LinkedHashMap<String, Object>();
    body.put("message", String.valueOf(refused.getMessage()));
    if (!refused.details().isEmpty()) {
      body.put("details", refused.details());
    }
    return ResponseEntity.status(refused.status()).body(body);
  }
}
