package tsunagu.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.bot.messaging.model.AudioMessage;
import com.linecorp.bot.messaging.model.FlexMessage;
import com.linecorp.bot.messaging.model.ImageMessage;
import com.linecorp.bot.messaging.model.LocationMessage;
import com.linecorp.bot.messaging.model.Message;
import com.linecorp.bot.messaging.model.QuickReply;
import com.linecorp.bot.messaging.model.QuickReplyItem;
import com.linecorp.bot.messaging.model.Sender;
import com.linecorp.bot.messaging.model.StickerMessage;
import com.linecorp.bot.messaging.model.TemplateMessage;
import com.linecorp.bot.messaging.model.TextMessage;
import com.linecorp.bot.messaging.model.TextMessageV2;
import com.linecorp.bot.messaging.model.ValidateMessageRequest;
import com.linecorp.bot.messaging.model.VideoMessage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything LINE demands of message objects, as far as its documentation says (August 2026): which
 * properties exist, which are needed, and how long or how many they may be. Lengths are UTF-16
 * units, but grapheme clusters for what stands on a button. Image and video sizes cannot be seen
 * here and are not checked. Thread-safe.
 */
public final class MessageRules {
  /** An address of a picture or a film: HTTPS, at most 2,000 characters. */
  static final Pattern MEDIA = Pattern.compile("https://.{1,1992}");

  private static final int MESSAGES = 5;
  private static final int TEXT = 5000;
  private static final int ALT_TEXT = 1500;
  private static final int QUICK_REPLIES = 13;

  private MessageRules() {}

  /**
   * What LINE would not take; empty when it would take all of it.
   *
   * @param body {@code {"messages": […]}} as JSON
   */
  public static List<Problem> check(String body) {
    try {
      var request = StrictReader.read(body, ValidateMessageRequest.class);
      return check(request.messages(), StrictReader.tree(body).path("messages"));
    } catch (Refused e) {
      return e.details().isEmpty()
          ? List.of(new Problem("", String.valueOf(e.getMessage())))
          : e.details();
    }
  }

  /** The same for messages that were read already, with the tree they were read from. */
  static List<Problem> check(@Nullable List<Message> messages, JsonNode raw) {
    var problems = new ArrayList<Problem>();
    var all = new Spot("messages", problems);
    all.each(messages, 1, MESSAGES, MessageRules::message);
    Vocabulary.check(messages, all);
    FlexRules.sizes(raw, all);
    return List.copyOf(problems);
  }

  private static void message(Message message, Spot spot) {
    switch (message) {
      case TextMessage text -> {
        text(text.text(), spot.in("text"));
        if (text.emojis() != null) {
          spot.in("emojis").each(text.emojis(), 0, 20, (_, _) -> {});
        }
      }
      case TextMessageV2 text -> text(text.text(), spot.in("text"));
      case FlexMessage flex -> {
        altText(flex.altText(), spot.in("altText"));
        FlexRules.check(flex.contents(), spot.in("contents"));
      }
      case TemplateMessage template -> {
        altText(template.altText(), spot.in("altText"));
        TemplateRules.check(template.template(), spot.in("template"));
      }
      default -> media(message, spot);
    }
    quickReply(message.quickReply(), spot.in("quickReply"));
    sender(message.sender(), spot.in("sender"));
  }

  private static void media(Message message, Spot spot) {
    switch (message) {
      case LocationMessage place -> location(place, spot);
      case StickerMessage sticker -> {
        spot.in("packageId").needs(sticker.packageId());
        spot.in("stickerId").needs(sticker.stickerId());
      }
      case ImageMessage image -> {
        address(image.originalContentUrl(), spot.in("originalContentUrl"));
        address(image.previewImageUrl(), spot.in("previewImageUrl"));
      }
      case VideoMessage video -> {
        address(video.originalContentUrl(), spot.in("originalContentUrl"));
        address(video.previewImageUrl(), spot.in("previewImageUrl"));
      }
      case AudioMessage audio -> {
        address(audio.originalContentUrl(), spot.in("originalContentUrl"));
        spot.in("duration").needs(audio.duration());
      }
      default -> {}
    }
  }

  private static void text(@Nullable String text, Spot spot) {
    spot.needs(text);
    spot.units(text, TEXT);
  }

  private static void altText(@Nullable String text, Spot spot) {
    spot.needs(text);
    spot.units(text, ALT_TEXT);
  }

  private static void address(@Nullable URI address, Spot spot) {
    spot.needs(address);
    spot.form(address, MEDIA);
  }

  private static void location(LocationMessage place, Spot spot) {
    spot.in("title").needs(place.title());
    spot.in("title").units(place.title(), 100);
    spot.in("address").needs(place.address());
    spot.in("address").units(place.address(), 100);
    spot.in("latitude").needs(place.latitude());
    spot.in("longitude").needs(place.longitude());
  }

  private static void quickReply(@Nullable QuickReply quickReply, Spot spot) {
    if (quickReply != null) {
      spot.in("items").each(quickReply.items(), 1, QUICK_REPLIES, MessageRules::item);
    }
  }

  private static void item(QuickReplyItem item, Spot spot) {
    if (item.type() != null && !item.type().equals("action")) {
      spot.in("type").wrong("Must be one of the following values: [action]");
    }
    spot.in("imageUrl").form(item.imageUrl(), MEDIA);
    ActionRules.check(item.action(), spot.in("action"), ActionRules.Where.QUICK_REPLY);
  }

  private static void sender(@Nullable Sender sender, Spot spot) {
    if (sender == null) {
      return;
    }
    spot.in("name").units(sender.name(), 20);
    spot.in("iconUrl").form(sender.iconUrl(), MEDIA);
    if (sender.name() != null && sender.name().toUpperCase(Locale.ROOT).contains("LINE")) {
      spot.in("name").wrong("May not contain LINE");
    }
  }
}
