package tsunagu.flow;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import tsunagu.flow.Flow.Calls;
import tsunagu.flow.Flow.Source;
import tsunagu.flow.Flow.Step;
import tsunagu.flow.Flow.Word;

/** Reads flow files; every fault becomes a finding and reading goes on. */
final class FlowReader {
  private static final int MOST_ALIASES = 20;
  private static final String COMMON = "common.yaml";

  private final List<Finding> findings = new ArrayList<>();

  List<Finding> findings() {
    return findings;
  }

  Flows read(FlowFiles files) {
    var common = Common.NONE;
    if (files.names().contains(COMMON)) {
      var node = compose(files, COMMON);
      common = node == null ? common : Common.read(new YamlPart(COMMON, node, findings));
    }
    var steps = new StepReader(common);
    var flows = new ArrayList<Flow>();
    for (var file : files.names()) {
      var node = file.equals(COMMON) ? null : compose(files, file);
      if (node != null) {
        flows.add(flow(file, node, steps));
      }
    }
    if (flows.isEmpty()) {
      fault("", 0, "There is no flow here.", "Add a file menu.yaml.");
    }
    return new Flows(flows, common.resting(), files.version());
  }

  private @Nullable Node compose(FlowFiles files, String file) {
    var options = new LoaderOptions();
    options.setCodePointLimit(500_000);
    options.setNestingDepthLimit(20);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    var yaml = new Yaml(new SafeConstructor(options));
    var text = files.text(file);
    if (text.isEmpty()) {
      fault(file, 1, "The file cannot be read as text.", "Save it as UTF-8.");
      return null;
    }
    try {
      long aliases = 0;
      for (var event : yaml.parse(new StringReader(text.get()))) {
        aliases += event instanceof AliasEvent ? 1 : 0;
      }
      if (aliases > MOST_ALIASES) {
        fault(file, 1, "The file repeats itself by too many aliases.", "Write the words out.");
        return null;
      }
      var node = yaml.compose(new StringReader(text.get()));
      if (node == null) {
        fault(file, 1, "The file is empty.", "Write \"flow: name\" first, or remove it.");
      }
      return node;
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      fault(
          file,
          mark == null ? 1 : mark.getLine() + 1,
          "This is no YAML: " + e.getProblem() + ".",
          "Check indentation, quotes and colons here and in the line above.");
    } catch (YAMLException e) {
      fault(file, 1, "The file cannot be read as text.", "Save it as UTF-8.");
    }
    return null;
  }

  private void fault(String file, int line, String sentence, String remedy) {
    findings.add(new Finding(file, line, "", sentence, remedy));
  }

  private Flow flow(String file, Node node, StepReader steps) {
    var part = new YamlPart(file, node, findings);
    var name = part.text("flow");
    if (!file.equals(name + ".yaml")) {
      part.report(
          part.line("flow"),
          "The flow \"" + name + "\" stands in a file of another name.",
          "Call the file " + name + ".yaml or the flow " + file.replace(".yaml", "") + ".");
    }
    if (!part.has("version")) {
      part.report(part.line(), "\"version\" is missing.", "Add \"version: 1\".");
    }
    int version = part.number("version", 1, 1);
    part.text("about");
    var calls =
        new Calls(
            words(part),
            part.words("phrases"),
            part.words("on"),
            part.words("facts"),
            part.yes("notice", false));
    var aside = part.yes("aside", false) ? Flow.Aside.ASKING_AGAIN : Flow.Aside.NO;
    if (part.yes("quiet", false)) {
      aside = Flow.Aside.QUIET;
    }
    List<Step> list = part.parts("steps").stream().map(steps::read).toList();
    if (list.isEmpty()) {
      part.report(part.line(), "The flow has no steps.", "Add \"steps:\" with at least one.");
    }
    part.nothingElse();
    return new Flow(name, version, new Source(file, part.line()), calls, aside, list);
  }

  private static List<Word> words(YamlPart part) {
    var words = new ArrayList<Word>();
    for (var node : part.nodes("words")) {
      if (node instanceof ScalarNode scalar) {
        words.add(new Word(scalar.getValue(), Map.of(), YamlPart.lineOf(node)));
      } else {
        var inner = part.part(node);
        words.add(new Word(inner.text("say"), inner.pairs("set"), inner.line()));
        inner.nothingElse();
      }
    }
    return words;
  }
}
