package tsunagu.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.bot.messaging.model.FlexBlockStyle;
import com.linecorp.bot.messaging.model.FlexBox;
import com.linecorp.bot.messaging.model.FlexBubble;
import com.linecorp.bot.messaging.model.FlexCarousel;
import com.linecorp.bot.messaging.model.FlexComponent;
import com.linecorp.bot.messaging.model.FlexContainer;
import com.linecorp.bot.messaging.model.FlexImage;
import com.linecorp.bot.messaging.model.FlexVideo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tsunagu.simulator.ActionRules.Where;

/** What LINE demands of a Flex message: its bubbles, their blocks and their weight. */
final class FlexRules {
  /** A colour, with or without transparency. */
  static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?");

  private static final int BUBBLES = 12;
  // LINE writes 30 kB and 50 kB; the smaller reading is the safe one
  private static final int BUBBLE_BYTES = 30_000;
  private static final int CAROUSEL_BYTES = 50_000;

  private FlexRules() {}

  static void check(@Nullable FlexContainer container, Spot spot) {
    switch (container) {
      case FlexBubble bubble -> bubble(bubble, spot);
      case FlexCarousel carousel -> {
        spot.in("contents").each(carousel.contents(), 1, BUBBLES, FlexRules::bubble);
        oneWidth(carousel.contents(), spot.in("contents"));
      }
      case null -> spot.wrong("May not be empty");
      default -> {}
    }
  }

  private static void oneWidth(@Nullable List<FlexBubble> bubbles, Spot spot) {
    if (bubbles != null
        && bubbles.stream()
                .filter(bubble -> bubble != null)
                .map(bubble -> bubble.size() == null ? FlexBubble.Size.MEGA : bubble.size())
                .distinct()
                .count()
            > 1) {
      spot.wrong("All bubbles of a carousel must have the same size");
    }
  }

  private static void bubble(FlexBubble bubble, Spot spot) {
    if (bubble.header() == null
        && bubble.hero() == null
        && bubble.body() == null
        && bubble.footer() == null) {
      spot.wrong("At least one block must be specified");
    }
    block(bubble.header(), spot.in("header"));
    block(bubble.body(), spot.in("body"));
    block(bubble.footer(), spot.in("footer"));
    hero(bubble.hero(), spot.in("hero"));
    if (bubble.action() != null) {
      ActionRules.check(bubble.action(), spot.in("action"), Where.FLEX_AREA);
    }
    if (bubble.styles() != null) {
      style(bubble.styles().header(), spot.in("styles").in("header"));
      style(bubble.styles().hero(), spot.in("styles").in("hero"));
      style(bubble.styles().body(), spot.in("styles").in("body"));
      style(bubble.styles().footer(), spot.in("styles").in("footer"));
    }
  }

  private static void block(@Nullable FlexBox box, Spot spot) {
    if (box != null) {
      FlexParts.check(box, spot);
    }
  }

  private static void hero(@Nullable FlexComponent hero, Spot spot) {
    if (hero == null) {
      return;
    }
    switch (hero) {
      case FlexBox _, FlexImage _, FlexVideo _ -> FlexParts.check(hero, spot);
      default -> spot.in("type").wrong("Must be one of the following values: [box, image, video]");
    }
  }

  private static void style(@Nullable FlexBlockStyle style, Spot spot) {
    if (style != null) {
      spot.in("backgroundColor").form(style.backgroundColor(), COLOR);
      spot.in("separatorColor").form(style.separatorColor(), COLOR);
    }
  }

  /** Weighs the Flex messages among all messages, as compact JSON in UTF-8. */
  static void sizes(JsonNode messages, Spot spot) {
    for (int i = 0; i < messages.size(); i++) {
      var contents = messages.path(i).path("contents");
      var here = spot.at(i).in("contents");
      if (contents.path("type").asText().equals("carousel")) {
        weigh(contents, here, CAROUSEL_BYTES);
        var bubbles = contents.path("contents");
        for (int j = 0; j < bubbles.size(); j++) {
          weigh(bubbles.path(j), here.in("contents").at(j), BUBBLE_BYTES);
        }
      } else {
        weigh(contents, here, BUBBLE_BYTES);
      }
    }
  }

  private static void weigh(JsonNode node, Spot spot, int most) {
    if (node.toString().getBytes(StandardCharsets.UTF_8).length > most) {
      spot.wrong("The size must be at most " + most + " bytes");
    }
  }
}
