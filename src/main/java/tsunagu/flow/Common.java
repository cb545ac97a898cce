package tsunagu.flow;

import java.util.List;
import java.util.Map;
import tsunagu.flow.Flow.Option;

/**
 * Words all flows share, from {@code common.yaml}.
 *
 * @param more label for the next page of cards
 * @param without what stands before the conditions that can be taken off
 * @param resting offered when no question is open
 * @param beside offered below every question
 */
record Common(
    Option yes,
    Option no,
    Wording more,
    Wording without,
    List<Option> resting,
    List<Option> beside) {
  Common {
    resting = List.copyOf(resting);
    beside = List.copyOf(beside);
  }

  static final Common NONE =
      new Common(
          new Option("yes", Wording.EMPTY, List.of(), Map.of(), null, 0),
          new Option("no", Wording.EMPTY, List.of(), Map.of(), null, 0),
          Wording.EMPTY,
          Wording.EMPTY,
          List.of(),
          List.of());

  static Common read(YamlPart part) {
    part.text("common");
    part.number("version", Migration.VERSION, Migration.VERSION);
    var common =
        new Common(
            option(part, "yes"),
            option(part, "no"),
            part.wording("more"),
            part.wordingOr("without", Wording.EMPTY),
            part.parts("resting").stream().map(QuestionReader::option).toList(),
            part.parts("beside").stream().map(QuestionReader::option).toList());
    part.nothingElse();
    return common;
  }

  private static Option option(YamlPart part, String key) {
    var inner = part.part(key);
    if (inner == null) {
      part.report(part.line(), "「" + key + "」がありません。", "label と words を書いてください。");
      return new Option(key, Wording.EMPTY, List.of(), Map.of(), null, 0);
    }
    var option =
        new Option(key, inner.wording("label"), inner.words("words"), Map.of(), null, inner.line());
    inner.nothingElse();
    return option;
  }
}
