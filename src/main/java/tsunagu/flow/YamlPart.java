package tsunagu.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of a YAML file that is read key by key and remembers what is wrong, with its line. */
final class YamlPart {
  private final String file;
  private final int line;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final List<Finding> findings;
  private String step = "";

  YamlPart(String file, Node node, List<Finding> findings) {
    this.file = file;
    this.line = lineOf(node);
    this.findings = findings;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(entry -> add(entry.getKeyNode(), entry.getValueNode()));
    } else {
      report(line, "ここは「名前: 値」の形でなければなりません。", "「名前: 値」と書いてください。");
    }
  }

  private void add(Node key, Node value) {
    var name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (entries.putIfAbsent(name, value) != null) {
      report(lineOf(key), "「" + name + "」が二回あります。", "どちらかを消してください。");
    }
  }

  static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  int line() {
    return line;
  }

  void named(String name) {
    step = name;
  }

  String step() {
    return step;
  }

  /** Takes a key as read, since its fault was already reported. */
  void pass(String key) {
    asked.add(key);
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  Set<String> keys() {
    return entries.keySet();
  }

  int line(String key) {
    var node = entries.get(key);
    return node == null ? line : lineOf(node);
  }

  void report(int where, String sentence, String remedy) {
    findings.add(new Finding(file, where, step, sentence, remedy));
  }

  /** A word or sentence; reports when it is missing. */
  String text(String key) {
    var value = text(key, "");
    if (value.isEmpty() && !has(key)) {
      report(line, "「" + key + "」がありません。", "「" + key + ": …」を書いてください。");
    }
    return value;
  }

  /** A word or sentence, or another when it is missing. */
  String text(String key, String otherwise) {
    asked.add(key);
    var node = entries.get(key);
    if (node == null) {
      return otherwise;
    }
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().strip();
    }
    report(lineOf(node), "「" + key + "」は一つのことばです。", "「" + key + ": ことば」と書いてください。");
    return otherwise;
  }

  @Nullable String target(String key) {
    asked.add(key);
    return has(key) ? text(key) : null;
  }

  /** One of a few words. */
  String oneOf(String key, String otherwise, List<String> words) {
    var value = text(key, otherwise);
    if (has(key) && !words.contains(value)) {
      report(line(key), "「" + key + "」に「" + value + "」は使えません。", "使えるもの：" + String.join("、", words));
      return otherwise;
    }
    return value;
  }

  boolean yes(String key, boolean otherwise) {
    var value = text(key, String.valueOf(otherwise));
    if (!value.equals("true") && !value.equals("false")) {
      report(line(key), "「" + key + "」は true か false です。", "「" + key + ": true」と書いてください。");
    }
    return value.equals("true");
  }

  int number(String key, int otherwise, int most) {
    var value = text(key, String.valueOf(otherwise));
    if (value.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    report(line(key), "「" + key + "」は1から" + most + "までの数です。", "「" + key + ": 1」のように書いてください。");
    return otherwise;
  }

  /** A whole number that may be 0. */
  int count(String key, int otherwise, int most) {
    return text(key, String.valueOf(otherwise)).equals("0") ? 0 : number(key, otherwise, most);
  }

  /** A time such as 3d, 2h or 30m. */
  Duration duration(String key) {
    var text = text(key).toUpperCase(Locale.ROOT);
    if (text.matches("[0-9]{1,3}[DHM]")) {
      return Duration.parse(text.endsWith("D") ? "P" + text : "PT" + text);
    }
    if (has(key)) {
      report(line(key), "「" + key + "」は時間です。", "3d（3日）、2h（2時間）、30m（30分）のように書いてください。");
    }
    return Duration.ofDays(1);
  }

  /** A list of words; one word alone is a list, too. */
  List<String> words(String key) {
    var words = new ArrayList<String>();
    for (var node : nodes(key)) {
      if (node instanceof ScalarNode scalar) {
        words.add(scalar.getValue().strip());
      } else {
        report(lineOf(node), "「" + key + "」はことばの並びです。", "「[一つ目, 二つ目]」のように書いてください。");
      }
    }
    return words;
  }

  /** The parts of a list. */
  List<YamlPart> parts(String key) {
    return nodes(key).stream().map(this::part).toList();
  }

  /** Entries that are a word alone or a mapping. */
  List<Node> nodes(String key) {
    asked.add(key);
    var node = entries.get(key);
    if (node == null) {
      return List.of();
    }
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
  }

  YamlPart part(Node node) {
    var part = new YamlPart(file, node, findings);
    part.step = step;
    return part;
  }

  @Nullable YamlPart part(String key) {
    asked.add(key);
    var node = entries.get(key);
    return node == null ? null : part(node);
  }

  /** A mapping of words. */
  Map<String, String> pairs(String key) {
    var part = part(key);
    var pairs = new LinkedHashMap<String, String>();
    if (part != null) {
      part.keys().forEach(name -> pairs.put(name, part.text(name)));
    }
    return pairs;
  }

  /** Words in each language; reports when missing altogether. */
  Wording wording(String key) {
    var part = part(key);
    if (part == null) {
      report(line, "「" + key + "」がありません。", "「" + key + ":」に ja、ja-easy、en を書いてください。");
      return Wording.EMPTY;
    }
    return part.wording();
  }

  Wording wordingOr(String key, Wording otherwise) {
    asked.add(key);
    return has(key) ? wording(key) : otherwise;
  }

  /** This part as words by language. */
  Wording wording() {
    var languages = new LinkedHashMap<String, String>();
    for (var language : entries.keySet()) {
      if (language.matches("[a-z]{2}(-[a-z]+)?")) {
        languages.put(language, text(language));
      } else {
        asked.add(language);
        report(line(language), "「" + language + "」はことばの名前ではありません。", "ja、ja-easy、en で書いてください。");
      }
    }
    return new Wording(languages, line);
  }

  /** Reports what nobody asked for. */
  void nothingElse() {
    for (var entry : entries.entrySet()) {
      if (!asked.contains(entry.getKey())) {
        report(
            lineOf(entry.getValue()),
            "「" + entry.getKey() + "」という項目は、ここにはありません。",
            "使える項目：" + String.join("、", asked));
      }
    }
  }
}
