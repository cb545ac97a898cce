package tsunagu.command;

import java.util.List;
import java.util.Map;
import tsunagu.search.Why;

/**
 * Reasons and weights of a search in plain words, for people at a terminal. The console keeps a
 * table of its own for what the audit tells: the two have no word in common, and their rooms no
 * reason to know each other.
 */
final class PlainWords {
  private static final String WORD = "word:";
  private static final Map<String, String> PARTS =
      Map.ofEntries(
          Map.entry("own-ward", "希望の区"),
          Map.entry("near", "となりの区・市内どこでも・オンライン"),
          Map.entry("audience", "対象の人"),
          Map.entry("everybody", "だれでも"),
          Map.entry("any-age", "若い人だけのものではない"),
          Map.entry("language", "ことば"),
          Map.entry("beginner", "はじめての人も"),
          Map.entry("free", "無料"),
          Map.entry("field", "同じ分野"),
          Map.entry("soon", "日が近い"),
          Map.entry("checked", "最近たしかめた"),
          Map.entry("places", "空き"),
          Map.entry("effort", "手間が少ない"),
          Map.entry("draw", "日ごとのくじ"));
  private static final Map<String, String> UNLIKE =
      Map.of(
          "part", "時間帯",
          "date", "日にち",
          "ward", "区（となりの区かオンライン）",
          "city", "区（はなれた区）",
          "kind", "種類",
          "audience", "対象の人",
          "text", "内容の一部",
          "topic", "求めたもの（近いもの）");

  private PlainWords() {}

  /** What a part of an order is called. */
  static String part(String part) {
    return part.startsWith(WORD)
        ? "「" + part.substring(WORD.length()) + "」"
        : PARTS.getOrDefault(part, part);
  }

  /** What was given up. */
  static List<String> unlike(List<String> codes) {
    return codes.stream().map(code -> UNLIKE.getOrDefault(code, code)).toList();
  }

  /** Why something was found. */
  static List<String> why(List<Why> why) {
    return why.stream().map(PlainWords::one).toList();
  }

  private static String one(Why why) {
    return switch (why) {
      case Why.Word(var said, var exact) -> "「" + said + "」" + (exact ? "" : "に近いことば");
      case Why.Concept(var id, var word) ->
          "「" + (word.isEmpty() ? id.substring(id.indexOf('/') + 1) : word) + "」";
      case Why.Field(var number) -> "分野 " + number;
      case Why.Skill(var code) -> "スキル " + code;
      case Why.Ward(var name) -> name;
      case Why.NextWard(var name) -> "となりの" + name;
      case Why.City _ -> "市内どこでも";
      case Why.Online _ -> "オンライン";
      case Why.Day(var date) -> date.toString();
      case Why.Part(var code) -> code;
      case Why.Audience(var code) -> "対象 " + code;
      case Why.Language(var code) -> "ことば " + code;
      case Why.Access(var need) -> need;
      case Why.Beginner _ -> "はじめての方も";
      case Why.Free _ -> "無料";
      case Why.OneDay _ -> "1日だけ";
      case Why.Effort(var hours, var weeks) -> hours + "時間・" + weeks + "週間ほど";
    };
  }
}
