package tsunagu.simulator;

import com.linecorp.bot.messaging.model.Action;
import com.linecorp.bot.messaging.model.FlexBox;
import com.linecorp.bot.messaging.model.FlexBoxLinearGradient;
import com.linecorp.bot.messaging.model.FlexButton;
import com.linecorp.bot.messaging.model.FlexComponent;
import com.linecorp.bot.messaging.model.FlexFiller;
import com.linecorp.bot.messaging.model.FlexIcon;
import com.linecorp.bot.messaging.model.FlexImage;
import com.linecorp.bot.messaging.model.FlexSeparator;
import com.linecorp.bot.messaging.model.FlexSpan;
import com.linecorp.bot.messaging.model.FlexText;
import com.linecorp.bot.messaging.model.FlexVideo;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tsunagu.simulator.ActionRules.Where;

/** What LINE demands of the parts a Flex bubble is built of. */
final class FlexParts {
  private static final Pattern COLOR = FlexRules.COLOR;
  private static final Pattern LETTERS =
      Pattern.compile("xxs|xs|sm|md|lg|xl|xxl|[345]xl|\\d+(\\.\\d+)?px");
  private static final Pattern PICTURE =
      Pattern.compile("xxs|xs|sm|md|lg|xl|xxl|[345]xl|full|\\d+(\\.\\d+)?(px|%)");
  private static final Pattern GAP = Pattern.compile("none|xs|sm|md|lg|xl|xxl|\\d+(\\.\\d+)?px");
  private static final Pattern PADDING =
      Pattern.compile("none|xs|sm|md|lg|xl|xxl|\\d+(\\.\\d+)?(px|%)");
  private static final Pattern OFFSET =
      Pattern.compile("none|xs|sm|md|lg|xl|xxl|-?\\d+(\\.\\d+)?(px|%)");
  private static final Pattern LENGTH = Pattern.compile("\\d+(\\.\\d+)?(px|%)");
  private static final Pattern BORDER =
      Pattern.compile("none|light|normal|medium|semi-bold|bold|\\d+(\\.\\d+)?px");
  private static final Pattern RATIO = Pattern.compile("[1-9]\\d{0,4}:[1-9]\\d{0,4}");
  private static final Pattern ANGLE = Pattern.compile("\\d{1,3}(\\.\\d+)?deg");
  private static final Pattern PIXELS = Pattern.compile("\\d+(\\.\\d+)?px");

  private FlexParts() {}

  static void check(FlexComponent part, Spot spot) {
    switch (part) {
      case FlexBox box -> box(box, spot);
      case FlexText text -> text(text, spot);
      case FlexButton button -> button(button, spot);
      case FlexImage image -> image(image, spot);
      case FlexSeparator line -> {
        spot.in("margin").form(line.margin(), GAP);
        spot.in("color").form(line.color(), COLOR);
      }
      case FlexIcon icon -> {
        address(icon.url(), spot.in("url"));
        spot.in("size").form(icon.size(), PICTURE);
        spot.in("margin").form(icon.margin(), GAP);
      }
      case FlexFiller filler -> flex(filler.flex(), spot);
      case FlexSpan span -> span(span, spot);
      case FlexVideo video -> {
        address(video.url(), spot.in("url"));
        address(video.previewUrl(), spot.in("previewUrl"));
        spot.in("altContent").needs(video.altContent());
      }
      default -> {}
    }
  }

  private static void box(FlexBox box, Spot spot) {
    spot.in("layout").needs(box.layout());
    if (box.contents() == null) {
      spot.in("contents").wrong("May not be empty");
    } else {
      spot.in("contents")
          .each(box.contents(), 0, Integer.MAX_VALUE, (part, at) -> inside(box, part, at));
    }
    flex(box.flex(), spot);
    spot.in("spacing").form(box.spacing(), GAP);
    spot.in("margin").form(box.margin(), GAP);
    spot.in("backgroundColor").form(box.backgroundColor(), COLOR);
    spot.in("borderColor").form(box.borderColor(), COLOR);
    spot.in("borderWidth").form(box.borderWidth(), BORDER);
    spot.in("cornerRadius").form(box.cornerRadius(), GAP);
    spot.in("width").form(box.width(), LENGTH);
    spot.in("maxWidth").form(box.maxWidth(), LENGTH);
    spot.in("height").form(box.height(), LENGTH);
    spot.in("maxHeight").form(box.maxHeight(), LENGTH);
    edges(box, spot);
    area(box.action(), spot.in("action"));
    if (box.background() instanceof FlexBoxLinearGradient shade) {
      shade(shade, spot.in("background"));
    }
  }

  private static void edges(FlexBox box, Spot spot) {
    spot.in("paddingAll").form(box.paddingAll(), PADDING);
    spot.in("paddingTop").form(box.paddingTop(), PADDING);
    spot.in("paddingBottom").form(box.paddingBottom(), PADDING);
    spot.in("paddingStart").form(box.paddingStart(), PADDING);
    spot.in("paddingEnd").form(box.paddingEnd(), PADDING);
    spot.in("offsetTop").form(box.offsetTop(), OFFSET);
    spot.in("offsetBottom").form(box.offsetBottom(), OFFSET);
    spot.in("offsetStart").form(box.offsetStart(), OFFSET);
    spot.in("offsetEnd").form(box.offsetEnd(), OFFSET);
  }

  /** A baseline box lines up letters, so it holds only what has letters' height. */
  private static void inside(FlexBox box, FlexComponent part, Spot spot) {
    boolean fits =
        switch (part) {
          case FlexText _, FlexFiller _ -> true;
          case FlexIcon _ -> box.layout() == FlexBox.Layout.BASELINE;
          case FlexSpan _, FlexVideo _ -> false;
          default -> box.layout() != FlexBox.Layout.BASELINE;
        };
    if (!fits) {
      spot.in("type").wrong("Not allowed in this box");
    }
    check(part, spot);
  }

  private static void text(FlexText text, Spot spot) {
    if (text.contents() == null || text.contents().isEmpty()) {
      spot.in("text").needs(text.text());
    } else {
      spot.in("contents").each(text.contents(), 1, Integer.MAX_VALUE, FlexParts::span);
    }
    flex(text.flex(), spot);
    spot.in("size").form(text.size(), LETTERS);
    spot.in("margin").form(text.margin(), GAP);
    spot.in("color").form(text.color(), COLOR);
    spot.in("lineSpacing").form(text.lineSpacing(), PIXELS);
    if (text.maxLines() != null && text.maxLines() < 0) {
      spot.in("maxLines").wrong("Must be 0 or more");
    }
    area(text.action(), spot.in("action"));
  }

  private static void span(FlexSpan span, Spot spot) {
    spot.in("text").needs(span.text());
    spot.in("size").form(span.size(), LETTERS);
    spot.in("color").form(span.color(), COLOR);
  }

  private static void button(FlexButton button, Spot spot) {
    ActionRules.check(button.action(), spot.in("action"), Where.FLEX_BUTTON);
    flex(button.flex(), spot);
    spot.in("margin").form(button.margin(), GAP);
    spot.in("color").form(button.color(), COLOR);
  }

  private static void image(FlexImage image, Spot spot) {
    address(image.url(), spot.in("url"));
    flex(image.flex(), spot);
    spot.in("size").form(image.size(), PICTURE);
    spot.in("margin").form(image.margin(), GAP);
    spot.in("aspectRatio").form(image.aspectRatio(), RATIO);
    spot.in("backgroundColor").form(image.backgroundColor(), COLOR);
    area(image.action(), spot.in("action"));
  }

  private static void shade(FlexBoxLinearGradient shade, Spot spot) {
    spot.in("angle").needs(shade.angle());
    spot.in("angle").form(shade.angle(), ANGLE);
    spot.in("startColor").needs(shade.startColor());
    spot.in("startColor").form(shade.startColor(), COLOR);
    spot.in("endColor").needs(shade.endColor());
    spot.in("endColor").form(shade.endColor(), COLOR);
    spot.in("centerColor").form(shade.centerColor(), COLOR);
  }

  private static void address(@Nullable Object url, Spot spot) {
    spot.needs(url);
    spot.form(url, MessageRules.MEDIA);
  }

  private static void area(@Nullable Action action, Spot spot) {
    if (action != null) {
      ActionRules.check(action, spot, Where.FLEX_AREA);
    }
  }

  private static void flex(@Nullable Integer flex, Spot spot) {
    if (flex != null && flex < 0) {
      spot.in("flex").wrong("Must be 0 or more");
    }
  }
}
