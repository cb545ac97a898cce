package tsunagu.simulator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.linecorp.bot.jackson.ModelObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads a request into the model records of LINE's SDK, and nothing that is not in them: a misspelt
 * property, a number where words belong or broken JSON is refused with the place. Thread-safe.
 */
final class StrictReader {
  private static final ObjectMapper MAPPER = mapper();

  private StrictReader() {}

  /** The request as a record; values LINE does not know are {@code UNDEFINED} or {@code null}. */
  static <T> T read(String body, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree(body), type);
    } catch (JsonMappingException e) {
      throw Refused.because(List.of(new Problem(path(e), "Unknown property or invalid value")));
    } catch (JsonProcessingException e) {
      throw Refused.because("The request body could not be parsed as JSON");
    }
  }

  /** The same request as a tree, where sizes are measured. */
  static JsonNode tree(String body) {
    try {
      var tree = MAPPER.readTree(body);
      if (!tree.isObject()) {
        throw Refused.because("The request body could not be parsed as JSON");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw Refused.because("The request body could not be parsed as JSON");
    }
  }

  private static ObjectMapper mapper() {
    var mapper =
        ModelObjectMapper.createNewObjectMapper()
            .copy()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .addHandler(new OnlyTypeMayBeMore());
    for (var shape :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    for (var kind : List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
      mapper
          .coercionConfigFor(kind)
          .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
          .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    }
    return mapper;
  }

  private static String path(JsonMappingException problem) {
    return problem.getPath().stream()
        .map(step -> step.getIndex() < 0 ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  /** The records do not carry {@code type}; what is of an unknown kind is judged by the rules. */
  private static final class OnlyTypeMayBeMore extends DeserializationProblemHandler {
    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        JsonDeserializer<?> reader,
        Object beanOrClass,
        String name)
        throws IOException {
      var type = beanOrClass instanceof Class<?> itself ? itself : beanOrClass.getClass();
      if (name.equals("type") || type.getSimpleName().startsWith("Unknown")) {
        parser.skipChildren();
        return true;
      }
      return false;
    }
  }
}
