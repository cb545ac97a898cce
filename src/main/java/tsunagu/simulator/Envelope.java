package tsunagu.simulator;

import com.linecorp.bot.webhook.model.DeliveryContext;
import com.linecorp.bot.webhook.model.Event;
import com.linecorp.bot.webhook.model.EventMode;
import com.linecorp.bot.webhook.model.FollowDetail;
import com.linecorp.bot.webhook.model.FollowEvent;
import com.linecorp.bot.webhook.model.LocationMessageContent;
import com.linecorp.bot.webhook.model.MessageContent;
import com.linecorp.bot.webhook.model.MessageEvent;
import com.linecorp.bot.webhook.model.PostbackContent;
import com.linecorp.bot.webhook.model.PostbackEvent;
import com.linecorp.bot.webhook.model.StickerMessageContent;
import com.linecorp.bot.webhook.model.TextMessageContent;
import com.linecorp.bot.webhook.model.UnfollowEvent;
import com.linecorp.bot.webhook.model.UnsendDetail;
import com.linecorp.bot.webhook.model.UnsendEvent;
import com.linecorp.bot.webhook.model.UserSource;
import java.time.Instant;
import java.util.List;

/**
 * A deed in an envelope: what becomes LINE's webhook event. Ids, time and reply token stay the same
 * however often it is delivered.
 *
 * @param name names the deed within the chat
 * @param unblocked whether a follow ends a block
 */
record Envelope(
    String user, String name, Instant at, Deed deed, String replyToken, boolean unblocked) {
  /** The id of the message this deed is, if it is one. */
  String messageId() {
    return Ids.message(user + " " + name);
  }

  /** The event as LINE words it. */
  Event event(boolean again) {
    var source = new UserSource(user);
    var time = at.toEpochMilli();
    var id = Ids.event(at, user + " " + name);
    var context = new DeliveryContext(again);
    return switch (deed) {
      case Deed.Follow _ ->
          new FollowEvent(
              source, time, EventMode.ACTIVE, id, context, replyToken, new FollowDetail(unblocked));
      case Deed.Unfollow _ -> new UnfollowEvent(source, time, EventMode.ACTIVE, id, context);
      case Deed.Tap tap ->
          new PostbackEvent(
              source,
              time,
              EventMode.ACTIVE,
              id,
              context,
              replyToken,
              new PostbackContent(tap.data(), tap.params()));
      case Deed.Unsend unsend ->
          new UnsendEvent(
              source, time, EventMode.ACTIVE, id, context, new UnsendDetail(unsend.message()));
      case Deed.Say say -> message(source, id, context, content(say));
      case Deed.Place place -> message(source, id, context, content(place));
      case Deed.Sticker _ -> message(source, id, context, sticker());
    };
  }

  private Event message(
      UserSource source, String id, DeliveryContext context, MessageContent content) {
    return new MessageEvent(
        source, at.toEpochMilli(), EventMode.ACTIVE, id, context, replyToken, content);
  }

  private MessageContent content(Deed.Say say) {
    return new TextMessageContent(messageId(), say.text(), null, null, quoteToken(), null, null);
  }

  private MessageContent content(Deed.Place place) {
    return new LocationMessageContent(
        messageId(), place.title(), place.address(), place.latitude(), place.longitude(), null);
  }

  private MessageContent sticker() {
    return new StickerMessageContent(
        messageId(),
        "446",
        "1988",
        StickerMessageContent.StickerResourceType.STATIC,
        List.of(),
        null,
        quoteToken(),
        null,
        null);
  }

  private String quoteToken() {
    return "q" + messageId();
  }
}
