package tsunagu.flow;

import java.util.List;
import java.util.Map;
import tsunagu.flow.Flow.Option;

/**
 * Words all flows share, from {@code common.yaml}.
 *
 * @param more label for the next page of cards
 * @param resting offered when no question is open
 */
record Common(Option yes, Option no, Wording more, List<Option> resting) {
  Common {
    resting = List.copyOf(resting);
  }

  static final Common NONE =
      new Common(
          new Option("yes", Wording.EMPTY, List.of(), Map.of(), null, 0),
          new Option("no", Wording.EMPTY, List.of(), Map.of(), null, 0),
          Wording.EMPTY,
          List.of());

  static Common read(YamlPart part) {
    part.text("common");
    part.number("version", 1, 1);
    var common =
        new Common(
            option(part, "yes"),
            option(part, "no"),
            part.wording("more"),
            part.parts("resting").stream().map(QuestionReader::option).toList());
    part.nothingElse();
    return common;
  }

  private static Option option(YamlPart part, String key) {
    var inner = part.part(key);
    if (inner == null) {
      part.report(part.line(), "\"" + key + "\" is missing.", "Add it with label and words.");
      return new Option(key, Wording.EMPTY, List.of(), Map.of(), null, 0);
    }
    var option =
        new Option(key, inner.wording("label"), inner.words("words"), Map.of(), null, inner.line());
    inner.nothingElse();
    return option;
  }
}
