package tsunagu.simulator;

import com.linecorp.bot.messaging.model.Action;
import com.linecorp.bot.messaging.model.ButtonsTemplate;
import com.linecorp.bot.messaging.model.CarouselColumn;
import com.linecorp.bot.messaging.model.CarouselTemplate;
import com.linecorp.bot.messaging.model.ConfirmTemplate;
import com.linecorp.bot.messaging.model.ImageCarouselColumn;
import com.linecorp.bot.messaging.model.ImageCarouselTemplate;
import com.linecorp.bot.messaging.model.Template;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tsunagu.simulator.ActionRules.Where;

/** What LINE demands of the four templates: buttons, confirm, carousel, image carousel. */
final class TemplateRules {
  private static final Pattern RATIO = Pattern.compile("rectangle|square");
  private static final Pattern FIT = Pattern.compile("cover|contain");
  private static final int TITLE = 40;
  private static final int COLUMNS = 10;

  private TemplateRules() {}

  static void check(@Nullable Template template, Spot spot) {
    switch (template) {
      case ButtonsTemplate buttons -> buttons(buttons, spot);
      case ConfirmTemplate confirm -> {
        words(confirm.text(), spot.in("text"), 240);
        actions(confirm.actions(), spot.in("actions"), 2, 2);
      }
      case CarouselTemplate carousel -> carousel(carousel, spot);
      case ImageCarouselTemplate images ->
          spot.in("columns").each(images.columns(), 1, COLUMNS, TemplateRules::picture);
      case null -> spot.wrong("May not be empty");
      default -> {}
    }
  }

  private static void buttons(ButtonsTemplate buttons, Spot spot) {
    boolean crowded = buttons.thumbnailImageUrl() != null || buttons.title() != null;
    words(buttons.text(), spot.in("text"), crowded ? 60 : 160);
    spot.in("title").letters(buttons.title(), TITLE);
    spot.in("thumbnailImageUrl").form(buttons.thumbnailImageUrl(), MessageRules.MEDIA);
    spot.in("imageAspectRatio").form(buttons.imageAspectRatio(), RATIO);
    spot.in("imageSize").form(buttons.imageSize(), FIT);
    spot.in("imageBackgroundColor").form(buttons.imageBackgroundColor(), FlexRules.COLOR);
    whole(buttons.defaultAction(), spot.in("defaultAction"));
    actions(buttons.actions(), spot.in("actions"), 1, 4);
  }

  private static void carousel(CarouselTemplate carousel, Spot spot) {
    spot.in("imageAspectRatio").form(carousel.imageAspectRatio(), RATIO);
    spot.in("imageSize").form(carousel.imageSize(), FIT);
    var columns = spot.in("columns");
    columns.each(carousel.columns(), 1, COLUMNS, TemplateRules::column);
    if (carousel.columns() != null && unequal(carousel.columns())) {
      columns.wrong("All columns need the same number of actions, and all or none an image");
    }
  }

  private static void column(CarouselColumn column, Spot spot) {
    boolean crowded = column.thumbnailImageUrl() != null || column.title() != null;
    words(column.text(), spot.in("text"), crowded ? 60 : 120);
    spot.in("title").letters(column.title(), TITLE);
    spot.in("thumbnailImageUrl").form(column.thumbnailImageUrl(), MessageRules.MEDIA);
    spot.in("imageBackgroundColor").form(column.imageBackgroundColor(), FlexRules.COLOR);
    whole(column.defaultAction(), spot.in("defaultAction"));
    actions(column.actions(), spot.in("actions"), 1, 3);
  }

  private static boolean unequal(List<CarouselColumn> columns) {
    return columns.stream()
            .filter(column -> column != null)
            .map(column ->
                List.of(
                    column.actions() == null ? 0 : column.actions().size(),
                    column.thumbnailImageUrl() != null,
                    column.title() != null))
            .distinct()
            .count()
        > 1;
  }

  private static void picture(ImageCarouselColumn column, Spot spot) {
    spot.in("imageUrl").needs(column.imageUrl());
    spot.in("imageUrl").form(column.imageUrl(), MessageRules.MEDIA);
    ActionRules.check(column.action(), spot.in("action"), Where.IMAGE_COLUMN);
  }

  private static void words(@Nullable String text, Spot spot, int most) {
    spot.needs(text);
    spot.letters(text, most);
  }

  private static void actions(@Nullable List<Action> actions, Spot spot, int least, int most) {
    spot.each(actions, least, most, (action, at) -> ActionRules.check(action, at, Where.TEMPLATE));
  }

  private static void whole(@Nullable Action action, Spot spot) {
    if (action != null) {
      ActionRules.check(action, spot, Where.WHOLE_TEMPLATE);
    }
  }
}
