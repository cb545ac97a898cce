package tsunagu.simulator;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words LINE does not know: an unknown {@code type} was read as an {@code Unknown…}
 * record, an unknown word of an enumeration as {@code UNDEFINED}.
 */
final class Vocabulary {
  private Vocabulary() {}

  static void check(@Nullable Object value, Spot spot) {
    switch (value) {
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          check(list.get(i), spot.at(i));
        }
      }
      case Map<?, ?> map -> map.forEach((key, inner) -> check(inner, spot.in(key.toString())));
      case Enum<?> word when word.name().equals("UNDEFINED") -> spot.wrong("Invalid value");
      case Record unknown when isUnknown(unknown) ->
          spot.in("type").wrong("Must be one of the following values: " + kinds(unknown));
      case Record whole -> {
        for (var part : whole.getClass().getRecordComponents()) {
          check(read(whole, part), spot.in(name(part)));
        }
      }
      case null, default -> {}
    }
  }

  static boolean isUnknown(Record value) {
    return value.getClass().getSimpleName().startsWith("Unknown");
  }

  private static List<String> kinds(Record unknown) {
    return Arrays.stream(unknown.getClass().getInterfaces())
        .map(face -> face.getAnnotation(JsonSubTypes.class))
        .flatMap(
            kinds -> kinds == null ? java.util.stream.Stream.of() : Arrays.stream(kinds.value()))
        .map(JsonSubTypes.Type::name)
        .toList();
  }

  private static String name(RecordComponent part) {
    var name = part.getAccessor().getAnnotation(JsonProperty.class);
    return name == null ? part.getName() : name.value();
  }

  private static @Nullable Object read(Record whole, RecordComponent part) {
    try {
      return part.getAccessor().invoke(whole);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + part.getName(), e);
    }
  }
}
