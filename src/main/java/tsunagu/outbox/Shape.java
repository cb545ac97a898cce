package tsunagu.outbox;

import com.linecorp.bot.messaging.model.Action;
import com.linecorp.bot.messaging.model.FlexBox;
import com.linecorp.bot.messaging.model.FlexBubble;
import com.linecorp.bot.messaging.model.FlexButton;
import com.linecorp.bot.messaging.model.FlexCarousel;
import com.linecorp.bot.messaging.model.FlexComponent;
import com.linecorp.bot.messaging.model.FlexContainer;
import com.linecorp.bot.messaging.model.FlexMessage;
import com.linecorp.bot.messaging.model.FlexText;
import com.linecorp.bot.messaging.model.LocationAction;
import com.linecorp.bot.messaging.model.Message;
import com.linecorp.bot.messaging.model.PostbackAction;
import com.linecorp.bot.messaging.model.QuickReply;
import com.linecorp.bot.messaging.model.QuickReplyItem;
import com.linecorp.bot.messaging.model.TextMessage;
import com.linecorp.bot.messaging.model.URIAction;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Choice;
import tsunagu.message.Outgoing.Line;
import tsunagu.message.Outgoing.Part;

/** Gives words LINE's shape: text and Flex messages, quick replies under the last one. */
final class Shape {
  private static final String GREEN = "#06693A";
  private static final String GREY = "#595959";
  private static final int ALTERNATIVE = 1_500;

  private Shape() {}

  /**
   * The message objects of several breaths, in order; the last choices stand under the last one.
   */
  static List<Message> messages(List<Outgoing> words) {
    var messages = new ArrayList<Message>();
    var choices = List.<Choice>of();
    for (var breath : words) {
      for (var part : breath.parts()) {
        messages.add(message(part, breath.manner().large()));
      }
      choices = breath.choices().isEmpty() ? choices : breath.choices();
    }
    if (!choices.isEmpty() && !messages.isEmpty()) {
      messages.add(withQuickReply(messages.removeLast(), quickReply(choices)));
    }
    return messages;
  }

  private static Message message(Part part, boolean large) {
    return switch (part) {
      case Part.Text(var text) -> large ? largeText(text) : new TextMessage(text);
      case Part.Cards(var instead, var cards) ->
          new FlexMessage(cut(instead, ALTERNATIVE), container(cards, large));
    };
  }

  /**
   * LINE has no letter size for plain text, so larger letters are a bubble with nothing else in it.
   */
  private static Message largeText(String text) {
    var words = new FlexText.Builder().text(text).size("xl").wrap(true).build();
    var body = new FlexBox.Builder(FlexBox.Layout.VERTICAL, List.<FlexComponent>of(words)).build();
    return new FlexMessage(
        cut(text, ALTERNATIVE),
        new FlexBubble.Builder().size(FlexBubble.Size.GIGA).body(body).build());
  }

  private static FlexContainer container(List<Card> cards, boolean large) {
    var bubbles = cards.stream().map(card -> bubble(card, large)).toList();
    return bubbles.size() == 1 ? bubbles.getFirst() : new FlexCarousel(bubbles);
  }

  private static FlexBubble bubble(Card card, boolean large) {
    var rows = new ArrayList<FlexComponent>();
    if (!card.badge().isEmpty()) {
      rows.add(text(card.badge(), large ? "lg" : "sm").color(GREEN).weight(bold()).build());
    }
    rows.add(text(card.title(), large ? "xxl" : "lg").weight(bold()).build());
    for (var line : card.lines()) {
      rows.add(line(line, large));
    }
    var body = new FlexBox.Builder(FlexBox.Layout.VERTICAL, rows).spacing("md").build();
    var bubble =
        new FlexBubble.Builder()
            .size(large ? FlexBubble.Size.GIGA : FlexBubble.Size.MEGA)
            .body(body);
    if (!card.buttons().isEmpty()) {
      bubble.footer(buttons(card.buttons()));
    }
    return bubble.build();
  }

  private static FlexComponent line(Line line, boolean large) {
    var label = text(line.label(), large ? "lg" : "xs").color(GREY).build();
    if (line.text().isEmpty()) {
      return label;
    }
    var text = text(line.text(), large ? "xl" : "md").build();
    if (line.label().isEmpty()) {
      return text;
    }
    return new FlexBox.Builder(FlexBox.Layout.VERTICAL, List.<FlexComponent>of(label, text))
        .build();
  }

  private static FlexText.Builder text(String text, String size) {
    return new FlexText.Builder().text(text).size(size).wrap(true);
  }

  private static FlexText.Weight bold() {
    return FlexText.Weight.BOLD;
  }

  private static FlexBox buttons(List<Choice> choices) {
    var buttons = new ArrayList<FlexComponent>();
    for (var choice : choices) {
      var first = buttons.isEmpty();
      buttons.add(
          new FlexButton.Builder(action(choice))
              .style(first ? FlexButton.Style.PRIMARY : FlexButton.Style.LINK)
              .color(GREEN)
              .height(FlexButton.Height.SM)
              .build());
    }
    return new FlexBox.Builder(FlexBox.Layout.VERTICAL, buttons).spacing("sm").build();
  }

  private static QuickReply quickReply(List<Choice> choices) {
    return new QuickReply(
        choices.stream().map(choice -> new QuickReplyItem(action(choice))).toList());
  }

  private static Action action(Choice choice) {
    return switch (choice.act()) {
      case Act.Post(var data, var shown) ->
          new PostbackAction(choice.label(), data, blankToNull(shown), null, null, null);
      case Act.Open(var address) -> new URIAction(choice.label(), URI.create(address), null);
      case Act.Where() -> new LocationAction(choice.label());
    };
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }

  private static Message withQuickReply(Message message, QuickReply quickReply) {
    return switch (message) {
      case TextMessage text -> new TextMessage(quickReply, null, text.text(), null, null);
      case FlexMessage flex -> new FlexMessage(quickReply, null, flex.altText(), flex.contents());
      default -> throw new IllegalStateException("no such message is made here");
    };
  }

  /** Cuts to UTF-16 units without splitting a character. */
  private static String cut(String text, int units) {
    if (text.length() <= units) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(units - 2)) ? units - 2 : units - 1;
    return text.substring(0, end) + "…";
  }
}
