package tsunagu;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The content of a YAML file as YAML 1.2 has it, and editors: only true and false are no words. */
public final class YamlContent {
  private YamlContent() {}

  /** Maps, lists and values; the function reads whatever stands without quotes. */
  public static Object of(Node node, Function<String, Object> plain) {
    return switch (node) {
      case MappingNode mapping -> {
        Map<String, Object> map = new LinkedHashMap<>();
        mapping
            .getValue()
            .forEach(one ->
                map.put(((ScalarNode) one.getKeyNode()).getValue(), of(one.getValueNode(), plain)));
        yield map;
      }
      case SequenceNode list -> list.getValue().stream().map(one -> of(one, plain)).toList();
      case ScalarNode scalar -> value(scalar, plain);
      default -> throw new IllegalArgumentException("no content: " + node.getNodeId());
    };
  }

  private static Object value(ScalarNode scalar, Function<String, Object> plain) {
    var text = scalar.getValue();
    if (!scalar.isPlain()) {
      return text;
    }
    boolean truth = text.equals("true") || text.equals("false");
    return truth ? Boolean.valueOf(text) : plain.apply(text);
  }
}
