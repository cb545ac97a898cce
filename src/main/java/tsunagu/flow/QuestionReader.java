package tsunagu.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tsunagu.flow.Flow.CardWords;
import tsunagu.flow.Flow.Option;
import tsunagu.flow.Flow.Patience;
import tsunagu.flow.Flow.Question;
import tsunagu.flow.Flow.Range;
import tsunagu.flow.Flow.Sort;
import tsunagu.flow.Flow.Timeout;

/** Reads the question of a step. */
final class QuestionReader {
  private static final int MOST = 13;
  private static final int MOST_TEXT = 200;
  private static final int MOST_NUMBER = 9999;

  private final Common common;
  private final Wording yes;
  private final Wording no;

  QuestionReader(Common common, Wording yes, Wording no) {
    this.common = common;
    this.yes = yes;
    this.no = no;
  }

  Question ask(YamlPart part) {
    var type = type(part);
    var yesNo = type == Sort.YES_NO;
    var choices = new ArrayList<Option>();
    if (yesNo) {
      choices.addAll(yesNo(part.text("yes"), part.text("no"), part.line()));
    }
    part.parts("choices").forEach(choice -> choices.add(option(choice)));
    var into = part.text("into", yesNo ? "" : defaultSlot(type));
    return new Question(
        type, into, part.wording("text"), choices, patience(type, part), cards(type, part));
  }

  /** A question for consent: the text stands under the verb, yes goes on, no leads elsewhere. */
  Question consent(YamlPart part, String verb) {
    var choices = yesNo(part.text("then"), part.text("no"), part.line());
    return new Question(
        Sort.YES_NO, "", part.wording(verb), choices, patience(Sort.YES_NO, part), null);
  }

  private List<Option> yesNo(String then, String otherwise, int line) {
    return List.of(
        new Option("yes", yes, common.yes().words(), Map.of(), then, line),
        new Option("no", no, common.no().words(), Map.of(), otherwise, line));
  }

  private static String defaultSlot(Sort type) {
    return switch (type) {
      case WARD -> "wish.wards";
      case DATE -> "wish.when";
      case SKILLS -> "wish.skills";
      case WISH -> "wish";
      case OFFER -> "listing";
      case DESK -> "desk";
      case INTRODUCTION -> "introduction";
      case KEPT -> "kept";
      case CHOICE, TAP, YES_NO, TEXT, NUMBER, LOCATION, OTHER_WISH -> "";
    };
  }

  private static Sort type(YamlPart part) {
    var words = Arrays.stream(Sort.values()).map(QuestionReader::word).toList();
    var name = part.oneOf("ask", word(Sort.CHOICE), words);
    return Sort.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static String word(Sort type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Patience patience(Sort type, YamlPart part) {
    return new Patience(
        part.wording("again"),
        part.number("tries", 2, 5),
        part.text("otherwise", "unclear"),
        part.text("default", ""),
        timeout(part),
        type != Sort.TAP && part.yes("interruptible", true),
        part.yes("open", false),
        part.yes("skip-known", false),
        part.yes("many", false),
        range(type, part));
  }

  private static @Nullable Timeout timeout(YamlPart part) {
    var inner = part.part("timeout");
    if (inner == null) {
      return null;
    }
    var timeout = new Timeout(inner.duration("after"), inner.text("then"));
    inner.nothingElse();
    return timeout;
  }

  private static Range range(Sort type, YamlPart part) {
    return switch (type) {
      case NUMBER ->
          new Range(part.count("least", 0, MOST_NUMBER), part.count("most", 9999, MOST_NUMBER));
      case TEXT -> new Range(part.count("least", 1, MOST_TEXT), part.count("most", 200, MOST_TEXT));
      case CHOICE -> new Range(part.count("least", 1, MOST), part.count("most", MOST, MOST));
      default -> new Range(1, 1);
    };
  }

  static Option option(YamlPart part) {
    var value = part.text("value", part.text("then", ""));
    if (value.isEmpty() || value.length() > 60) {
      part.report(part.line(), "選択肢に値がありません。", "「value: ことば」を60字までで書いてください。");
    }
    var option =
        new Option(
            value,
            part.wording("label"),
            part.words("words"),
            part.pairs("set"),
            part.target("then"),
            part.line());
    part.nothingElse();
    return option;
  }

  private @Nullable CardWords cards(Sort type, YamlPart part) {
    if (type == Sort.LOCATION) {
      return new CardWords(part.wording("button"), Wording.EMPTY, Wording.EMPTY, Map.of(), 1);
    }
    if (type == Sort.OTHER_WISH) {
      return new CardWords(Wording.EMPTY, Wording.EMPTY, common.without(), Map.of(), 1);
    }
    if (type != Sort.OFFER && type != Sort.DESK) {
      return null;
    }
    Map<String, Wording> relaxed = new LinkedHashMap<>();
    var given = part.part("relaxed");
    if (given != null) {
      given.keys().forEach(code -> relaxed.put(code, given.wording(code)));
    }
    return new CardWords(
        part.wording("button"),
        part.wordingOr("more", common.more()),
        common.without(),
        relaxed,
        part.number("page", 5, 10));
  }
}
