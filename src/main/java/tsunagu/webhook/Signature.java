package tsunagu.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.linecorp.bot.parser.LineSignatureValidator;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells whether a body comes from LINE, before anybody reads it. Thread-safe. */
final class Signature {
  /** The header, in any case (LINE: "Verify webhook signature"). */
  static final String HEADER = "x-line-signature";

  private final Function<Instant, List<String>> secrets;
  private volatile Validators known = new Validators(List.of(), List.of());

  Signature(Function<Instant, List<String>> secrets) {
    this.secrets = secrets;
  }

  /** Compares in constant time over the raw bytes: LINE may write an emoji as an escape. */
  Verdict judge(byte[] body, @Nullable String signature) {
    if (signature == null || signature.isBlank()) {
      return Verdict.MISSING;
    }
    try {
      return validators().stream().anyMatch(each -> each.validateSignature(body, signature))
          ? Verdict.GENUINE
          : Verdict.WRONG;
    } catch (IllegalArgumentException _) {
      return Verdict.MALFORMED;
    }
  }

  private List<LineSignatureValidator> validators() {
    var good = secrets.apply(Instant.now());
    var ready = known;
    if (!ready.secrets().equals(good)) {
      ready =
          new Validators(
              good,
              good.stream()
                  .map(secret -> new LineSignatureValidator(secret.getBytes(UTF_8)))
                  .toList());
      known = ready;
    }
    return ready.all();
  }

  private record Validators(List<String> secrets, List<LineSignatureValidator> all) {}

  enum Verdict {
    GENUINE,
    MISSING,
    MALFORMED,
    WRONG
  }
}
