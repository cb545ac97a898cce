package tsunagu.conversation;

import java.util.List;
import java.util.stream.Collectors;
import tsunagu.search.Why;

/** Why a listing was shown and what of the wish it is not, in a person's language. */
final class WhyWords {
  /** More reasons are no better reason. */
  private static final int MOST = 4;

  private final Names names;

  WhyWords(Names names) {
    this.names = names;
  }

  /** The most telling reasons, in one line; empty when there is none. */
  String why(List<Why> why) {
    return why.stream()
        .map(this::one)
        .filter(text -> !text.isEmpty())
        .distinct()
        .limit(MOST)
        .collect(Collectors.joining("・"));
  }

  /** What is not as it was wished. */
  String unlike(List<String> codes) {
    return codes.stream()
        .map(code -> names.words().of("unlike", code))
        .distinct()
        .collect(Collectors.joining("・"));
  }

  private String one(Why why) {
    return switch (why) {
      case Why.Word(var said, var exact) ->
          exact ? quoted(names.word(said)) : names.with("why-sounds", names.word(said));
      case Why.Concept(var id, var word) -> quoted(names.concept(id, word));
      case Why.Field(var number) -> quoted(names.field(number));
      case Why.Skill(var code) -> quoted(names.skill(code));
      case Why.Ward(var name) -> names.ward(name);
      case Why.NextWard(var name) -> names.with("why-next", names.ward(name));
      case Why.City _ -> names.words().of("ward", "city");
      case Why.Online _ -> names.words().of("ward", "online");
      case Why.Day(var date) -> names.day(date);
      case Why.Part(var code) -> names.part(code);
      case Why.Audience(var code) -> names.with("why-audience", names.audience(code));
      case Why.Language(var code) -> names.words().of("language", code);
      case Why.Access(var need) -> names.access(need);
      case Why.Beginner _ -> names.words().label("why-beginner");
      case Why.Free _ -> names.words().label("free");
      case Why.OneDay _ -> names.words().label("why-one-day");
      case Why.Effort(var hours, var weeks) -> names.with("why-effort", hours, weeks);
    };
  }

  private String quoted(String text) {
    return names.words().label("quoted").formatted(text).strip();
  }
}
