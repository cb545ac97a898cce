package tsunagu.story;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tsunagu.flow.Finding;
import tsunagu.story.Story.Beat;
import tsunagu.story.Story.Span;

/** Reads the stories of one file; what cannot be read becomes a finding and reading goes on. */
final class StoryFile {
  private static final int LONGEST = 1_000_000;

  /** What may stand above the talk. */
  static final Set<String> HEAD =
      Set.of(
          "story",
          "shows",
          "language",
          "letters",
          "mine",
          "now",
          "search",
          "understands",
          "nothing",
          "nobody",
          "relaxed",
          "gone",
          "introduced",
          "kept",
          "talk");

  private final String name;
  private final List<Finding> findings;

  StoryFile(String name, List<Finding> findings) {
    this.name = name;
    this.findings = findings;
  }

  List<Story> read(String text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(LONGEST);
    var stories = new ArrayList<Story>();
    try {
      for (var node : new Yaml(new SafeConstructor(options)).composeAll(new StringReader(text))) {
        story(node, stories);
      }
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      fault(mark == null ? 1 : mark.getLine() + 1, "YAML として読めません: " + e.getProblem());
    } catch (YAMLException e) {
      fault(1, "YAML として読めません。");
    }
    return stories;
  }

  private void fault(int line, String sentence) {
    findings.add(new Finding(name, line, "", sentence, "字下げ、コロン、引用符を確かめてください。"));
  }

  private void story(Node node, List<Story> stories) {
    if (!(node instanceof MappingNode mapping)) {
      fault(line(node), "物語は「story:」と「talk:」で書きます。");
      return;
    }
    Map<String, Object> head = new LinkedHashMap<>();
    List<Beat> talk = List.of();
    for (var entry : mapping.getValue()) {
      var key = word(entry.getKeyNode());
      if (!HEAD.contains(key)) {
        fault(line(entry.getKeyNode()), "物語に「" + key + "」ということばはありません。");
      } else if (key.equals("talk")) {
        talk = talk(entry.getValueNode());
      } else {
        head.put(key, new Built().of(entry.getValueNode()));
      }
    }
    if (!head.containsKey("story") || talk.isEmpty()) {
      fault(line(node), "物語には題「story:」と、やりとり「talk:」が要ります。");
      return;
    }
    stories.add(new Story(name, line(node), head, talk));
  }

  private List<Beat> talk(Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      fault(line(node), "「talk:」の下には「- person: …」のように並べます。");
      return List.of();
    }
    var beats = new ArrayList<Beat>();
    for (var one : sequence.getValue()) {
      if (one instanceof MappingNode mapping) {
        beats.add(new Beat(line(one), Story.map(new Built().of(one)), span(mapping)));
      } else {
        fault(line(one), "「talk:」の下には「- person: …」のように並べます。");
      }
    }
    return beats;
  }

  private static @Nullable Span span(MappingNode mapping) {
    return mapping.getValue().stream()
        .filter(entry -> word(entry.getKeyNode()).equals("bot"))
        .map(entry -> entry.getValueNode())
        .map(value -> new Span(value.getStartMark().getIndex(), value.getEndMark().getIndex()))
        .findFirst()
        .orElse(null);
  }

  private static String word(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  /** Makes plain values of a node that was read with its place. */
  private static final class Built extends SafeConstructor {
    Built() {
      super(new LoaderOptions());
    }

    Object of(Node node) {
      return constructDocument(node);
    }
  }
}
