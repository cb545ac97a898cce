package tsunagu.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.bot.webhook.model.ReplyEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tsunagu.message.Incoming;
import tsunagu.message.MessageId;
import tsunagu.message.PersonId;
import tsunagu.message.ReplyTicket;

/** Makes each of LINE's events an {@link Incoming}, or counts why it is none. Thread-safe. */
final class LineEvents {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
  private static final int LONGEST_ADDRESS = 100;
  private static final Instant EARLIEST = Instant.parse("2015-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private final Function<String, PersonId> people;
  private final WebhookCounts counts;

  LineEvents(Function<String, PersonId> people, WebhookCounts counts) {
    this.people = people;
    this.counts = counts;
  }

  /** The incoming an event is for us; empty for groups, standby, and events of nobody. */
  Optional<Incoming> incoming(Body.Read read) {
    var what =
        read.event() == null ? new Incoming.What.Unreadable("broken") : Kinds.of(read.event());
    var reason = whyNot(read.raw(), what);
    if (!reason.isEmpty()) {
      counts.ignored(reason);
      return Optional.empty();
    }
    var address = address(read.raw());
    return Optional.of(
        new Incoming(
            id(read.raw()), people.apply(address), address, at(read.raw()), ticket(read), what));
  }

  private static String whyNot(JsonNode raw, Incoming.What what) {
    var source = raw.path("source").path("type").asText("none");
    if (!source.equals("user")) {
      return switch (source) {
        case "group", "room", "none" -> source;
        default -> "unknown-source";
      };
    }
    var address = address(raw);
    if (address.isEmpty() || address.length() > LONGEST_ADDRESS) {
      return "no-user";
    }
    return raw.path("mode").asText("").equals("standby") && !countsInStandby(what) ? "standby" : "";
  }

  /** While another system has the chat nothing may be said, but these two are told to be obeyed. */
  private static boolean countsInStandby(Incoming.What what) {
    return what instanceof Incoming.What.Unfollowed || what instanceof Incoming.What.Unsent;
  }

  private static String address(JsonNode raw) {
    return raw.path("source").path("userId").asText("");
  }

  private static MessageId id(JsonNode raw) {
    var given = raw.path("webhookEventId").asText("");
    return new MessageId(ID.matcher(given).matches() ? given : made(raw));
  }

  /** An event without a usable id is known again by its content. */
  private static String made(JsonNode raw) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(raw.toString().getBytes(UTF_8));
      return "made-" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instant at(JsonNode raw) {
    var told = Instant.ofEpochMilli(raw.path("timestamp").asLong(0));
    return told.isAfter(EARLIEST) && told.isBefore(LATEST) ? told : Instant.now();
  }

  /** A standby event has no token, and one that has is not ours to use. */
  private static @Nullable ReplyTicket ticket(Body.Read read) {
    if (!(read.event() instanceof ReplyEvent)
        || read.raw().path("mode").asText("").equals("standby")) {
      return null;
    }
    var token = read.raw().path("replyToken").asText("");
    return token.isEmpty() ? null : new ReplyTicket(token);
  }
}
