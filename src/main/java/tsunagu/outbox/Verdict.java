package tsunagu.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an answer of LINE means, told by its status and, where LINE has several meanings for one
 * status, by its words; a body that is not JSON changes nothing (LINE: "Messaging API reference",
 * "Status codes" and "Error responses").
 *
 * @param reason for logs, counters and dead letters; never a text of ours or of a resident
 * @param request LINE's request id, for a repeated key that of the call that was accepted
 * @param atLeast how long to wait before another attempt
 * @param refused places in a multicast's list that LINE does not know
 */
record Verdict(Kind kind, String reason, String request, Duration atLeast, List<Integer> refused) {
  private static final Pattern PROPERTY =
      Pattern.compile("\"property\"\\s*:\\s*\"([^\"]{1,120})\"");
  private static final Pattern RECIPIENT = Pattern.compile("\\bto\\[(\\d{1,3})]");
  private static final Duration CROWDED = Duration.ofSeconds(60);

  Verdict {
    refused = List.copyOf(refused);
  }

  /** The meanings. */
  enum Kind {
    /** Any 2xx. */
    ACCEPTED,
    /** 409: an earlier attempt with this key was accepted. */
    ALREADY,
    /** 400: the reply token was used, is too old, or was never good. */
    TOKEN_SPENT,
    /** 400: this person cannot be sent to. */
    UNSENDABLE,
    /** 400: some people of a multicast are unknown; nobody got it. */
    UNKNOWN_PEOPLE,
    /** 400 for another reason, 415 and any other 4xx: our mistake. */
    BAD,
    /** 401. */
    TOKEN_REFUSED,
    /** 403. */
    FORBIDDEN,
    /** 404, 410. */
    GONE,
    /** 413. */
    TOO_LARGE,
    /** 429: too many calls. */
    RATE,
    /** 429: the month's messages are used up. */
    QUOTA,
    /** 429: too much for one person or at once. */
    CROWDED,
    /** 5xx, and what is never followed: 3xx, 1xx. */
    BROKEN,
    /** Bytes may have left, and no answer came. */
    UNCLEAR,
    /** No byte can have left: not connected, or held back by us. */
    NOT_SENT;

    /** As it stands in counters. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether LINE is in trouble, as far as a circuit is concerned. */
    boolean isTrouble() {
      return this == BROKEN || this == UNCLEAR || this == NOT_SENT;
    }
  }

  static Verdict of(OneShot.Reply reply) {
    return switch (reply) {
      case OneShot.Reply.NotSent() -> plain(Kind.NOT_SENT, "not connected", "");
      case OneShot.Reply.Unclear() -> plain(Kind.UNCLEAR, "no answer", "");
      case OneShot.Reply.Answered(var status, var body, var request) ->
          answered(status, body, request);
    };
  }

  /** Held back by us for so long. */
  static Verdict held(String reason, Duration wait) {
    return new Verdict(Kind.NOT_SENT, reason, "", wait, List.of());
  }

  private static Verdict answered(int status, String body, String request) {
    var kind = kind(status, body);
    var wait = kind == Kind.CROWDED ? CROWDED : Duration.ZERO;
    return new Verdict(
        kind,
        reason(kind, status, body),
        request,
        wait,
        kind == Kind.UNKNOWN_PEOPLE ? places(body) : List.of());
  }

  private static Kind kind(int status, String body) {
    if (status >= 200 && status < 300) {
      return Kind.ACCEPTED;
    }
    return switch (status) {
      case 400 -> badRequest(body);
      case 401 -> Kind.TOKEN_REFUSED;
      case 403 -> Kind.FORBIDDEN;
      case 404, 410 -> Kind.GONE;
      case 409 -> Kind.ALREADY;
      case 413 -> Kind.TOO_LARGE;
      case 429 -> tooMany(body);
      default -> status >= 400 && status < 500 ? Kind.BAD : Kind.BROKEN;
    };
  }

  private static Kind badRequest(String body) {
    if (body.contains("Invalid reply token")) {
      return Kind.TOKEN_SPENT;
    }
    if (body.contains("Failed to send messages")) {
      return Kind.UNSENDABLE;
    }
    return RECIPIENT.matcher(body).find() ? Kind.UNKNOWN_PEOPLE : Kind.BAD;
  }

  private static Kind tooMany(String body) {
    if (body.contains("monthly limit")) {
      return Kind.QUOTA;
    }
    return body.contains("rate limit") ? Kind.RATE : Kind.CROWDED;
  }

  private static String reason(Kind kind, int status, String body) {
    return switch (kind) {
      case QUOTA -> "monthly limit";
      case RATE -> "rate limit";
      case CROWDED -> "too much at once";
      case TOKEN_REFUSED -> "channel token refused";
      case TOKEN_SPENT -> "reply token refused";
      case UNSENDABLE -> "this person cannot be sent to";
      default -> "LINE answered " + status + place(body);
    };
  }

  /** Which property LINE did not like: a path such as {@code messages[0].text}, no content. */
  private static String place(String body) {
    var property = PROPERTY.matcher(body);
    return property.find() ? " at " + property.group(1) : "";
  }

  private static List<Integer> places(String body) {
    return RECIPIENT
        .matcher(body)
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .distinct()
        .toList();
  }

  private static Verdict plain(Kind kind, String reason, String request) {
    return new Verdict(kind, reason, request, Duration.ZERO, List.of());
  }
}
