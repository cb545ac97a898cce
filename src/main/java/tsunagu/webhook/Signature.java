package tsunagu.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.linecorp.bot.parser.LineSignatureValidator;
import org.jspecify.annotations.Nullable;

/** Tells whether a body comes from LINE, before anybody reads it. Thread-safe. */
final class Signature {
  /** The header, in any case (LINE: "Verify webhook signature"). */
  static final String HEADER = "x-line-signature";

  private final LineSignatureValidator validator;

  Signature(String secret) {
    validator = new LineSignatureValidator(secret.getBytes(UTF_8));
  }

  /** Compares in constant time over the raw bytes: LINE may write an emoji as an escape. */
  Verdict judge(byte[] body, @Nullable String signature) {
    if (signature == null || signature.isBlank()) {
      return Verdict.MISSING;
    }
    try {
      return validator.validateSignature(body, signature) ? Verdict.GENUINE : Verdict.WRONG;
    } catch (IllegalArgumentException _) {
      return Verdict.MALFORMED;
    }
  }

  enum Verdict {
    GENUINE,
    MISSING,
    MALFORMED,
    WRONG
  }
}
