package tsunagu.pages;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a resident types to be reached: personal data, so nothing of it is ever printed.
 *
 * @param channel {@code phone} or {@code mail}
 * @param address number or mail address
 * @param message at most 300 characters
 */
record ReferForm(String name, String channel, String address, String message) {
  static final int LONGEST_NAME = 60;
  static final int LONGEST_MESSAGE = 300;
  private static final int LONGEST_MAIL = 254;
  private static final int MOST = 2_000;

  ReferForm(
      @Nullable String name,
      @Nullable String channel,
      @Nullable String address,
      @Nullable String message) {
    this.name = line(name);
    this.channel = line(channel);
    this.address = line(address);
    this.message = clean(message).strip();
  }

  /** An empty form. */
  static ReferForm empty() {
    return new ReferForm("", "", "", "");
  }

  /** What is wrong: keys of the messages by field, in the order of the form. */
  Map<String, String> wrong() {
    var wrong = new LinkedHashMap<String, String>();
    if (name.isEmpty()) {
      wrong.put("name", "refer.error.name");
    } else if (length(name) > LONGEST_NAME) {
      wrong.put("name", "refer.error.name.long");
    }
    if (!channel.equals("phone") && !channel.equals("mail")) {
      wrong.put("channel", "refer.error.channel");
    }
    if (address.isEmpty()) {
      wrong.put("address", "refer.error.address");
    } else if (channel.equals("phone") && !phone(number())) {
      wrong.put("address", "refer.error.phone");
    } else if (channel.equals("mail") && !mail(address)) {
      wrong.put("address", "refer.error.mail");
    }
    if (length() > LONGEST_MESSAGE) {
      wrong.put("message", "refer.error.message.long");
    }
    return wrong;
  }

  /** Characters of the message as a reader counts them. */
  int length() {
    return length(message);
  }

  /** The fields as a referral keeps them. */
  Map<String, String> fields() {
    return Map.of(
        "name", name,
        "channel", channel,
        "address", channel.equals("phone") ? number() : address,
        "message", message);
  }

  @Override
  public String toString() {
    return "ReferForm";
  }

  /** The number in ASCII digits without spaces, hyphens and the country's +81. */
  private String number() {
    var digits = new StringBuilder();
    for (var at = 0; at < address.length(); at++) {
      var letter = address.charAt(at);
      if (" -()‐‑–−ー.".indexOf(letter) < 0) {
        digits.append(letter);
      }
    }
    var text = digits.toString();
    return text.startsWith("+81") ? "0" + text.substring(3) : text;
  }

  private static boolean phone(String number) {
    var digits = number.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    return digits && number.startsWith("0") && (number.length() == 10 || number.length() == 11);
  }

  /** One @ between a name and a domain with a dot; only sending would tell more. */
  private static boolean mail(String address) {
    var at = address.indexOf('@');
    var dot = address.lastIndexOf('.');
    return at > 0
        && at == address.lastIndexOf('@')
        && dot > at + 1
        && dot < address.length() - 1
        && address.length() <= LONGEST_MAIL
        && address.chars().noneMatch(letter -> letter <= ' ' || letter == '<' || letter == '>');
  }

  private static String line(@Nullable String text) {
    return Normalizer.normalize(clean(text), Normalizer.Form.NFKC).replace('\n', ' ').strip();
  }

  /** Without control characters, and never so long that it would burden a lane. */
  private static String clean(@Nullable String text) {
    var kept = new StringBuilder();
    (text == null ? "" : text)
        .replace("\r\n", "\n")
        .codePoints()
        .filter(point -> point == '\n' || !Character.isISOControl(point))
        .limit(MOST)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
