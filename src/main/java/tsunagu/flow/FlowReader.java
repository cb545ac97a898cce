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
import org.yaml.snakeyaml.nodes.MappingNode;
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
  private final List<Finding> notes = new ArrayList<>();

  List<Finding> findings() {
    return findings;
  }

  /** What a coordinator should know although nothing is wrong. */
  List<Finding> notes() {
    return notes;
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
      if (node != null && !(node instanceof MappingNode)) {
        fault(file, 1, "ファイルが「名前: 値」の形になっていません。", "「flow: 名前」から書いてください。");
      } else if (node != null) {
        flows.add(flow(file, node, steps));
      }
    }
    if (flows.isEmpty()) {
      fault("menu.yaml", 0, "会話の流れがひとつもありません。", "menu.yaml を置いてください。");
    }
    return new Flows(flows, common, files.version());
  }

  private @Nullable Node compose(FlowFiles files, String file) {
    var options = new LoaderOptions();
    options.setCodePointLimit(500_000);
    options.setNestingDepthLimit(20);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    var yaml = new Yaml(new SafeConstructor(options));
    var text = files.text(file);
    if (text.isEmpty()) {
      fault(file, 1, "文字として読めません。", "UTF-8で保存してください。");
      return null;
    }
    try {
      if (repeats(yaml, text.get())) {
        fault(file, 1, "「*」でのくりかえしが多すぎます。", "くりかえしを使わずに書いてください。");
        return null;
      }
      var node = yaml.compose(new StringReader(text.get()));
      if (node == null) {
        fault(file, 1, "ファイルがからです。", "「flow: 名前」から書くか、ファイルを消してください。");
        return null;
      }
      return Migration.today(file, node, notes);
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      fault(
          file,
          mark == null ? 1 : mark.getLine() + 1,
          "YAMLとして読めません（" + e.getProblem() + "）。",
          "この行と上の行の、字下げ・引用符・「:」を見なおしてください。");
    } catch (YAMLException e) {
      fault(file, 1, "文字として読めません。", "UTF-8で保存してください。");
    }
    return null;
  }

  /** Whether a small text stands for a large one; looked into only where it repeats at all. */
  private static boolean repeats(Yaml yaml, String text) {
    if (text.indexOf('&') < 0 || text.indexOf('*') < 0) {
      return false;
    }
    long aliases = 0;
    for (var event : yaml.parse(new StringReader(text))) {
      aliases += event instanceof AliasEvent ? 1 : 0;
    }
    return aliases > MOST_ALIASES;
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
          "流れ「" + name + "」の名前が、ファイルの名前とちがいます。",
          "ファイルを " + name + ".yaml にするか、「flow: " + file.replace(".yaml", "") + "」にしてください。");
    }
    if (!part.has("version")) {
      part.report(part.line(), "「version」がありません。", "「version: " + Migration.VERSION + "」を書いてください。");
    }
    int version = part.number("version", Migration.VERSION, Migration.VERSION);
    var about = part.text("about");
    var calls =
        new Calls(
            words(part),
            part.words("phrases"),
            part.words("on"),
            part.words("facts"),
            part.yes("notice", false),
            late(part));
    var aside = aside(part);
    List<Step> list = part.parts("steps").stream().map(steps::read).toList();
    if (list.isEmpty()) {
      part.report(part.line(), "流れに「steps」がありません。", "「steps:」に少なくとも一つ書いてください。");
    }
    part.nothingElse();
    return new Flow(name, about, version, new Source(file, part.line()), calls, aside, list);
  }

  private static Late late(YamlPart part) {
    return switch (part.oneOf("late", "do", List.of("do", "skip", "ask"))) {
      case "skip" -> Late.SKIP;
      case "ask" -> Late.ASK;
      default -> Late.DO;
    };
  }

  private static Flow.Aside aside(YamlPart part) {
    var word = part.oneOf("aside", "", List.of("asking", "quiet"));
    return switch (word) {
      case "asking" -> Flow.Aside.ASKING_AGAIN;
      case "quiet" -> Flow.Aside.QUIET;
      default -> Flow.Aside.NO;
    };
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
