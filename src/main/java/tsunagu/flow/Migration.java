package tsunagu.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads files written in an older version of the language as if they were written today. The files
 * stay as they are, and every line keeps its number.
 */
final class Migration {
  /** The version the language has today. */
  static final int VERSION = 2;

  private static final String VERSION_WORD = "version";
  private static final String ASIDE = "aside";
  private static final Map<String, String> KINDS = Map.of(ASIDE, "asking", "quiet", "quiet");

  private Migration() {}

  /** The file as it would be written today; says so under notes when it was not. */
  static Node today(String file, Node node, List<Finding> notes) {
    if (node instanceof MappingNode mapping && version(mapping) == 1) {
      notes.add(
          new Finding(
              file,
              line(mapping),
              "",
              "古い書きかた（version: 1）のファイルなので、いまの書きかたになおして読みました。",
              "「aside: true」は「aside: asking」に、「quiet: true」は「aside: quiet」にして、「version:"
                  + " 2」と書いてください。"));
      mapping.setValue(second(mapping.getValue()));
    }
    return node;
  }

  private static int version(MappingNode mapping) {
    return mapping.getValue().stream()
        .filter(entry -> text(entry.getKeyNode()).equals(VERSION_WORD))
        .map(entry -> text(entry.getValueNode()))
        .filter(text -> text.matches("[0-9]{1,4}"))
        .map(Integer::parseInt)
        .findFirst()
        .orElse(VERSION);
  }

  private static int line(MappingNode mapping) {
    return mapping.getValue().stream()
        .filter(entry -> text(entry.getKeyNode()).equals(VERSION_WORD))
        .map(entry -> YamlPart.lineOf(entry.getKeyNode()))
        .findFirst()
        .orElse(1);
  }

  /** From 1 to 2: two flags for the two ways to come back became one word. */
  private static List<NodeTuple> second(List<NodeTuple> entries) {
    var today = new ArrayList<NodeTuple>();
    boolean quiet = entries.stream().anyMatch(entry -> flag(entry, "quiet"));
    for (var entry : entries) {
      var key = text(entry.getKeyNode());
      if (key.equals(VERSION_WORD)) {
        today.add(new NodeTuple(entry.getKeyNode(), scalar(entry.getValueNode(), "2")));
      } else if (!KINDS.containsKey(key)) {
        today.add(entry);
      } else if (flag(entry, key) && !(quiet && key.equals(ASIDE))) {
        var word = KINDS.getOrDefault(key, "");
        today.add(
            new NodeTuple(scalar(entry.getKeyNode(), ASIDE), scalar(entry.getValueNode(), word)));
      }
    }
    return today;
  }

  private static boolean flag(NodeTuple entry, String key) {
    return text(entry.getKeyNode()).equals(key) && text(entry.getValueNode()).equals("true");
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static Node scalar(Node place, String text) {
    return new ScalarNode(
        Tag.STR,
        text,
        place.getStartMark(),
        place.getEndMark(),
        org.yaml.snakeyaml.DumperOptions.ScalarStyle.PLAIN);
  }
}
