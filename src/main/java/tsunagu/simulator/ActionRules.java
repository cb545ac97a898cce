package tsunagu.simulator;

import com.linecorp.bot.messaging.model.Action;
import com.linecorp.bot.messaging.model.CameraAction;
import com.linecorp.bot.messaging.model.CameraRollAction;
import com.linecorp.bot.messaging.model.ClipboardAction;
import com.linecorp.bot.messaging.model.DatetimePickerAction;
import com.linecorp.bot.messaging.model.LocationAction;
import com.linecorp.bot.messaging.model.MessageAction;
import com.linecorp.bot.messaging.model.PostbackAction;
import com.linecorp.bot.messaging.model.RichMenuSwitchAction;
import com.linecorp.bot.messaging.model.URIAction;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What LINE demands of a tap, depending on where it stands. */
final class ActionRules {
  private static final Set<String> SCHEMES = Set.of("http", "https", "line", "tel");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");
  private static final Pattern DATETIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}");

  private ActionRules() {}

  /** Where a tap stands, how long its label may be there, and whether it needs one. */
  enum Where {
    QUICK_REPLY(20, true),
    TEMPLATE(20, true),
    IMAGE_COLUMN(12, false),
    FLEX_BUTTON(40, true),
    FLEX_AREA(40, false),
    WHOLE_TEMPLATE(20, false);

    private final int letters;
    private final boolean labelled;

    Where(int letters, boolean labelled) {
      this.letters = letters;
      this.labelled = labelled;
    }
  }

  static void check(@Nullable Action action, Spot spot, Where where) {
    switch (action) {
      case PostbackAction post -> postback(post, spot);
      case MessageAction say -> {
        spot.in("text").needs(say.text());
        spot.in("text").letters(say.text(), 300);
      }
      case URIAction open -> uri(open, spot);
      case DatetimePickerAction when -> datetime(when, spot);
      case ClipboardAction copy -> {
        spot.in("clipboardText").needs(copy.clipboardText());
        spot.in("clipboardText").units(copy.clipboardText(), 1000);
      }
      case CameraAction _, CameraRollAction _, LocationAction _ -> onlyUnderMessages(spot, where);
      case RichMenuSwitchAction _ -> spot.in("type").wrong("Only allowed in rich menus");
      case null -> spot.wrong("May not be empty");
      default -> {}
    }
    if (action != null) {
      label(action.label(), spot.in("label"), where);
    }
  }

  private static void label(@Nullable String label, Spot spot, Where where) {
    if (where.labelled) {
      spot.needs(label);
    }
    spot.letters(label, where.letters);
  }

  private static void onlyUnderMessages(Spot spot, Where where) {
    if (where != Where.QUICK_REPLY) {
      spot.in("type").wrong("Only allowed in quick replies");
    }
  }

  private static void postback(PostbackAction post, Spot spot) {
    spot.in("data").needs(post.data());
    spot.in("data").units(post.data(), 300);
    spot.in("displayText").letters(post.displayText(), 300);
    spot.in("text").letters(post.text(), 300);
    spot.in("fillInText").letters(post.fillInText(), 300);
    if (post.displayText() != null && post.text() != null) {
      spot.in("displayText").wrong("Can't be used together with text");
    }
    if (post.fillInText() != null
        && post.inputOption() != PostbackAction.InputOption.OPEN_KEYBOARD) {
      spot.in("fillInText").wrong("Only allowed with inputOption openKeyboard");
    }
  }

  private static void uri(URIAction open, Spot spot) {
    var uri = spot.in("uri");
    uri.needs(open.uri());
    if (open.uri() != null) {
      uri.needs(open.uri().toString());
      uri.units(open.uri().toString(), 1000);
      var scheme = open.uri().getScheme();
      if (scheme == null || !SCHEMES.contains(scheme)) {
        uri.wrong("Must be a valid HTTP, HTTPS, LINE or TEL scheme");
      }
    }
  }

  private static void datetime(DatetimePickerAction when, Spot spot) {
    spot.in("data").needs(when.data());
    spot.in("data").units(when.data(), 300);
    spot.in("mode").needs(when.mode());
    var form =
        switch (when.mode()) {
          case DATE -> DATE;
          case TIME -> TIME;
          case DATETIME -> DATETIME;
          case null, default -> Pattern.compile(".*");
        };
    spot.in("initial").form(when.initial(), form);
    spot.in("max").form(when.max(), form);
    spot.in("min").form(when.min(), form);
  }
}
