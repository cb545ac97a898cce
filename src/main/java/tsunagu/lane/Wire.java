package tsunagu.lane;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tsunagu.message.Incoming;

/** An event as JSON. Thread-safe. */
final class Wire {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addMixIn(Incoming.What.class, Kinds.class)
          .registerSubtypes(
              Arrays.stream(Incoming.What.class.getPermittedSubclasses())
                  .map(kind -> new NamedType(kind, kind.getSimpleName()))
                  .toArray(NamedType[]::new))
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();
  private static final ObjectWriter WRITER = JSON.writerFor(Incoming.class);

  private Wire() {}

  static String write(Incoming incoming) {
    return WRITER.writeValueAsString(incoming);
  }

  static Incoming read(String json) {
    return JSON.readValue(json, Incoming.class);
  }

  /** The name of an event's kind: a word for counters and keys, never what was said. */
  static String kind(Incoming incoming) {
    return incoming.what().getClass().getSimpleName();
  }

  /** The kinds stand in the JSON by name: a closed set, so no class is ever loaded by its name. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Kinds {}
}
