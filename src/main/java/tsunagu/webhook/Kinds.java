package tsunagu.webhook;

import com.linecorp.bot.webhook.model.Event;
import com.linecorp.bot.webhook.model.FollowEvent;
import com.linecorp.bot.webhook.model.LocationMessageContent;
import com.linecorp.bot.webhook.model.MessageContent;
import com.linecorp.bot.webhook.model.MessageEvent;
import com.linecorp.bot.webhook.model.PostbackContent;
import com.linecorp.bot.webhook.model.PostbackEvent;
import com.linecorp.bot.webhook.model.TextMessageContent;
import com.linecorp.bot.webhook.model.UnfollowEvent;
import com.linecorp.bot.webhook.model.UnknownEvent;
import com.linecorp.bot.webhook.model.UnsendEvent;
import java.util.HashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tsunagu.message.Incoming.What;

/**
 * What an event means. LINE's model promises nothing about absent values, so each is looked at;
 * what is not known or not whole becomes {@link What.Unreadable}.
 */
final class Kinds {
  /** LINE's own limits; a copy kept longer than that helps nobody. */
  private static final int LONGEST_TEXT = 5000;

  private static final int LONGEST_DATA = 300;

  private Kinds() {}

  static What of(Event event) {
    return switch (event) {
      case MessageEvent message -> said(message.message());
      case PostbackEvent tap when tap.postback() != null -> tapped(tap.postback());
      case FollowEvent follow ->
          new What.Followed(
              follow.follow() != null && Boolean.TRUE.equals(follow.follow().isUnblocked()));
      case UnfollowEvent _ -> new What.Unfollowed();
      case UnsendEvent unsend when unsend.unsend() != null && unsend.unsend().messageId() != null ->
          new What.Unsent(unsend.unsend().messageId());
      case UnknownEvent _ -> new What.Unreadable("event:unknown");
      default -> new What.Unreadable("event:" + name(event, "Event"));
    };
  }

  private static What said(@Nullable MessageContent content) {
    return switch (content) {
      case TextMessageContent text when text.text() != null && text.id() != null ->
          new What.Said(bounded(text.text(), LONGEST_TEXT), text.id());
      case LocationMessageContent place
          when place.latitude() != null && place.longitude() != null ->
          new What.Shared(place.latitude(), place.longitude());
      case null -> new What.Unreadable("broken");
      default -> new What.Unreadable(name(content, "MessageContent"));
    };
  }

  private static What tapped(PostbackContent tap) {
    var params = new HashMap<String, String>();
    if (tap.params() != null) {
      tap.params().forEach((name, value) -> params.put(name, bounded(value, LONGEST_DATA)));
    }
    return new What.Tapped(bounded(tap.data(), LONGEST_DATA), params);
  }

  /** Cuts after so many UTF-16 units, but never through a character; nothing is an empty text. */
  static String bounded(@Nullable String text, int longest) {
    if (text == null || text.length() <= longest) {
      return text == null ? "" : text;
    }
    var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }

  private static String name(Object part, String ending) {
    return part.getClass().getSimpleName().replace(ending, "").toLowerCase(Locale.ROOT);
  }
}
